import type { Environment } from '../../shared/environment.js';
import type { Output } from '../terminal/output.js';
import type { CommandFailure } from './command-failure.js';

export interface FlagOption {
  readonly kind: 'boolean';
  readonly summary: string;
}

export interface TextOption {
  readonly kind: 'string';
  /** What stands for the value in the help. */
  readonly placeholder: string;
  readonly summary: string;
  readonly defaultValue?: string;
}

/** Options by their name in camel case: `dryRun` is `--dry-run` on the command line. */
export type Options = { readonly [name: string]: FlagOption | TextOption };

export type OptionValue<O> = O extends { kind: 'boolean' }
  ? boolean
  : O extends { defaultValue: string }
    ? string
    : string | undefined;

export interface PositionalArgument {
  readonly name: string;
  readonly summary: string;
  readonly required?: boolean;
  /** Takes all that follow. Only the last one may. */
  readonly variadic?: boolean;
  /** The only values that it takes. */
  readonly choices?: readonly string[];
}

/** A whole command line, and what it is good for. */
export interface Example {
  readonly line: string;
  readonly description: string;
}

export interface Input<O extends Options> {
  readonly options: { readonly [K in keyof O]: OptionValue<O[K]> };
  /** In the order of the command line. */
  readonly arguments: readonly string[];
}

/** What `--help` does, which every subcommand has. */
export const helpSummary = 'print this help';

/** The name of an option as it is written: `--dry-run`. */
export function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** The form in which a positional argument stands in a synopsis: `<zip>`, `[zip]`, `[words...]`. */
export function placeholderOf({ name, required, variadic }: PositionalArgument): string {
  const shown = variadic ? `${name}...` : name;
  return required ? `<${shown}>` : `[${shown}]`;
}

export interface CliContext {
  readonly output: Output;
  /** The folder that the user is in: the project. */
  readonly root: string;
  readonly env: Environment;
}

/** What a subcommand gets to know of the program. */
export interface SubcommandContext extends CliContext {
  /** All subcommands of the program. */
  readonly subcommands: readonly Subcommand[];
}

/** What is printed of a failure, by this version of the program. */
export type FailureForm = (failure: CommandFailure, version: string) => string;

/** A subcommand, declared once: parsing, help, completion and its page of the documentation come from it. */
export interface Subcommand<O extends Options = Options> {
  readonly name: string;
  readonly summary: string;
  readonly options: O;
  readonly arguments: readonly PositionalArgument[];
  readonly examples?: readonly Example[];
  /** How a failure before the result is printed for programs, by the option that asks for that form. JSON is built in. */
  readonly failureForms?: { readonly [option: string]: FailureForm };
  /** Throws for a failure. Load what is heavy inside, so that the help of all subcommands stays fast. */
  run(input: Input<O>, context: SubcommandContext): Promise<void>;
}

export function defineSubcommand<const O extends Options>(subcommand: Subcommand<O>): Subcommand<O> {
  return subcommand;
}
