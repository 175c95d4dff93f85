/** Why the official kit could not judge, other than by a defect of ours: `blame` says whose turn it is. */

/** A program that is needed is not on this machine. The message says what and how to get it. */
export class MissingProgram extends Error {
  override readonly name = 'MissingProgram';
  readonly blame = 'user';

  constructor(what: string, how: string, options?: ErrorOptions) {
    super(`Missing: ${what}. To get it, ${how}.`, options);
  }
}

/** The kit could not be installed: mostly because pip reached no package index. */
export class KitInstallFailure extends Error {
  override readonly name = 'KitInstallFailure';
  readonly blame = 'remote';

  constructor(said: string, options?: ErrorOptions) {
    super(
      `The official development kit could not be installed. pip said:\n${said}\n` +
        'Check that pip reaches a package index (`python3 -m pip config list`), and try again.',
      options,
    );
  }
}

/** The kit ended without an answer. */
export class KitFailure extends Error {
  override readonly name = 'KitFailure';
  readonly blame = 'remote';

  constructor(what: string, said: string, options?: ErrorOptions) {
    super(`The official development kit could not ${what}. It said:\n${said}`, options);
  }
}

/** What was built is not there. */
export class NothingBuilt extends Error {
  override readonly name = 'NothingBuilt';
  readonly blame = 'user';

  constructor(folder: string) {
    super(`There is no pack in ${folder}. \`npm run build\` writes it.`);
  }
}
