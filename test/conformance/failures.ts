import { UserError } from '#src/shared/errors.js';

/** Why the official kit could not judge, other than by a defect of ours. */

/** A program that is needed is not on this machine. The message says what and how to get it. */
export class MissingProgram extends UserError {
  override readonly name = 'MissingProgram';

  constructor(what: string, how: string, options?: ErrorOptions) {
    super('missing-program', `Missing: ${what}. To get it, ${how}.`, options);
  }
}

/** The kit could not be installed: mostly because pip reached no package index. */
export class KitInstallFailure extends UserError {
  override readonly name = 'KitInstallFailure';

  constructor(said: string, options?: ErrorOptions) {
    super(
      'program-failed',
      `The official development kit could not be installed. pip said:\n${said}\n` +
        'Check that pip reaches a package index (`python3 -m pip config list`), and try again.',
      { ...options, origin: 'remote' },
    );
  }
}

/** The kit ended without an answer. */
export class KitFailure extends UserError {
  override readonly name = 'KitFailure';

  constructor(what: string, said: string, options?: ErrorOptions) {
    super('program-failed', `The official development kit could not ${what}. It said:\n${said}`, {
      ...options,
      origin: 'remote',
    });
  }
}

/** What was built is not there. */
export class NothingBuilt extends UserError {
  override readonly name = 'NothingBuilt';

  constructor(folder: string) {
    super('command-line', `There is no pack in ${folder}. \`npm run build\` writes it.`);
  }
}
