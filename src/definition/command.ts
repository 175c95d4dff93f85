/** How a command of an integration is declared. The script does not carry what is marked with `@buildOnly`. */

import type { Indicator } from '../spec/indicators.js';
import type { Outputs } from './outputs.js';

interface ArgumentBase {
  /**
   * A whole sentence.
   * @buildOnly
   */
  readonly description: string;
  readonly required?: boolean;
  /** True for the one that a value without a name fills, as in `!ip 192.0.2.7`. */
  readonly isDefault?: boolean;
  /**
   * True for a value that must not be shown.
   * @buildOnly
   */
  readonly secret?: boolean;
  /**
   * True for one that still works and should not be used any more.
   * @buildOnly
   */
  readonly deprecated?: boolean;
}

export interface StringArgument extends ArgumentBase {
  readonly kind: 'string';
  readonly defaultValue?: string;
}

/** A point in time: ISO 8601, or a text such as "2 hours" or "3 days ago". */
export interface DatetimeArgument extends ArgumentBase {
  readonly kind: 'datetime';
  readonly defaultValue?: string;
}

export interface IntegerArgument extends ArgumentBase {
  readonly kind: 'integer';
  readonly defaultValue?: number;
  readonly minimum: number;
  readonly maximum: number;
}

export interface BooleanArgument extends ArgumentBase {
  readonly kind: 'boolean';
  readonly defaultValue: boolean;
}

/** One of the options. */
export interface ChoiceArgument extends ArgumentBase {
  readonly kind: 'choice';
  readonly options: readonly string[];
  readonly defaultValue?: string;
}

/** Any number of the options, separated by commas. */
export interface ChoicesArgument extends ArgumentBase {
  readonly kind: 'choices';
  readonly options: readonly string[];
  /** Separated by commas. */
  readonly defaultValue?: string;
}

/** Any texts, separated by commas, or a list. */
export interface ListArgument extends ArgumentBase {
  readonly kind: 'list';
  /** Separated by commas. */
  readonly defaultValue?: string;
}

export type Argument =
  | StringArgument
  | DatetimeArgument
  | IntegerArgument
  | BooleanArgument
  | ChoiceArgument
  | ChoicesArgument
  | ListArgument;

export type Arguments = { readonly [name: string]: Argument };

export interface CommandExample {
  /** A whole command line. */
  readonly line: string;
  readonly description: string;
}

/** A command as an author declares it. */
export interface CommandDefinition {
  /**
   * What it does, in whole sentences.
   * @buildOnly
   */
  readonly description: string;
  /**
   * True for a command that changes something, here or in the service.
   * @buildOnly
   */
  readonly harmful?: boolean;
  /**
   * True for one that still works and should not be used any more.
   * @buildOnly
   */
  readonly deprecated?: boolean;
  /**
   * True for one that is not offered, such as one that only playbooks of the pack use.
   * @buildOnly
   */
  readonly hidden?: boolean;
  /**
   * True for one that may answer that it is not done: the platform then runs it again, as its answer says with `again`.
   * @buildOnly
   */
  readonly polling?: boolean;
  /** Whose reputation it reports. The name of the command is then that of the kind, too. */
  readonly indicator?: Indicator;
  readonly arguments?: Arguments;
  /** What it leaves in the context. */
  readonly outputs?: Outputs;
  /**
   * For the documentation, the first one the simplest.
   * @buildOnly
   */
  readonly examples?: readonly CommandExample[];
}

export type CommandDefinitions = { readonly [name: string]: CommandDefinition };

/** A command with all that was left out of its declaration. */
export interface Command extends CommandDefinition {
  readonly arguments: Arguments;
  /** @buildOnly */
  readonly examples: readonly CommandExample[];
}

export type Commands = { readonly [name: string]: Command };

/** What the code gets for a declared argument. Absent text is ''; an absent list is empty. */
export type ArgumentValue<A> = A extends { kind: 'integer' }
  ? A extends { defaultValue: number } | { required: true }
    ? number
    : number | undefined
  : A extends { kind: 'boolean' }
    ? boolean
    : A extends { kind: 'choice'; options: readonly (infer O)[] }
      ? A extends { defaultValue: string } | { required: true }
        ? O
        : O | ''
      : A extends { kind: 'choices'; options: readonly (infer O)[] }
        ? O[]
        : A extends { kind: 'list' }
          ? string[]
          : string;

export type ArgumentValues<D> = { readonly [K in keyof D]: ArgumentValue<D[K]> };
