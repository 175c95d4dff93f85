/** Why the engines cannot be compared, other than by a defect of ours: `blame` says whose turn it is. */

/** A program that is needed is not on this machine. The message says what and how to get it. */
export class MissingProgram extends Error {
  override readonly name = 'MissingProgram';
  readonly blame = 'user';

  constructor(what: string, how: string, options?: ErrorOptions) {
    super(`Missing: ${what}. To get it, ${how}.`, options);
  }
}

/** Go could not build an engine: mostly because it reached no module proxy. The message has the words of Go. */
export class EngineBuildFailure extends Error {
  override readonly name = 'EngineBuildFailure';
  readonly blame = 'remote';

  constructor(args: readonly string[], said: string, options?: ErrorOptions) {
    super(
      `An engine could not be built. \`go ${args.join(' ')}\` in test/engines/runner said:\n${said}\n` +
        'Check that Go reaches its module proxy (`go env GOPROXY`), and try again.',
      options,
    );
  }
}

/** The name that was asked for is in no scenario's. */
export class NoSuchScenario extends Error {
  override readonly name = 'NoSuchScenario';
  readonly blame = 'user';

  constructor(wanted: string) {
    super(`No scenario has "${wanted}" in its name. The names are in test/engines/scenarios.`);
  }
}
