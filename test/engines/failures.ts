import { UserError } from '#src/shared/errors.js';

/** Why the engines cannot be compared, other than by a defect of ours. */

/** A program that is needed is not on this machine. The message says what and how to get it. */
export class MissingProgram extends UserError {
  override readonly name = 'MissingProgram';

  constructor(what: string, how: string, options?: ErrorOptions) {
    super('missing-program', `Missing: ${what}. To get it, ${how}.`, options);
  }
}

/** Go could not build an engine: mostly because it reached no module proxy. The message has the words of Go. */
export class EngineBuildFailure extends UserError {
  override readonly name = 'EngineBuildFailure';

  constructor(args: readonly string[], said: string, options?: ErrorOptions) {
    super(
      'program-failed',
      `An engine could not be built. \`go ${args.join(' ')}\` in test/engines/runner said:\n${said}\n` +
        'Check that Go reaches its module proxy (`go env GOPROXY`), and try again.',
      { ...options, origin: 'remote' },
    );
  }
}

/** The name that was asked for is in no scenario's. */
export class NoSuchScenario extends UserError {
  override readonly name = 'NoSuchScenario';

  constructor(wanted: string) {
    super(
      'command-line',
      `No scenario has "${wanted}" in its name. The names are in test/engines/scenarios.`,
    );
  }
}
