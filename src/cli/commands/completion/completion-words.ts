import { flagOf, helpSummary, type Subcommand } from '../../program/subcommand.js';

/** What a shell can complete of one subcommand. */
export interface CompletionWords {
  readonly name: string;
  readonly summary: string;
  readonly flags: readonly {
    readonly flag: string;
    readonly summary: string;
    readonly takesValue: boolean;
  }[];
  /** The values of the first positional argument, where it has a closed list. */
  readonly choices: readonly string[];
  /** Other positional arguments are files or free text: files are offered. */
  readonly takesFiles: boolean;
}

const help = { flag: '--help', summary: helpSummary, takesValue: false };

/** The words of all subcommands, from their declarations. */
export function completionWords(subcommands: readonly Subcommand[]): CompletionWords[] {
  return subcommands.map(({ name, summary, options, arguments: positional }) => ({
    name,
    summary,
    flags: [
      ...Object.entries(options).map(([option, declared]) => ({
        flag: flagOf(option),
        summary: declared.summary,
        takesValue: declared.kind === 'string',
      })),
      help,
    ],
    choices: positional[0]?.choices ?? [],
    takesFiles: positional.some(({ choices }) => choices === undefined),
  }));
}
