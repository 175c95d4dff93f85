/** How a command of an integration is declared. The script does not carry what is marked with `@buildOnly`. */

interface ArgumentBase {
  /**
   * A whole sentence.
   * @buildOnly
   */
  readonly description: string;
  readonly required?: boolean;
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
  readonly defaultValue: number;
  readonly minimum: number;
  readonly maximum: number;
}

export interface BooleanArgument extends ArgumentBase {
  readonly kind: 'boolean';
  readonly defaultValue: boolean;
}

export interface ChoicesArgument extends ArgumentBase {
  readonly kind: 'choices';
  readonly options: readonly string[];
}

export type Argument =
  | StringArgument
  | DatetimeArgument
  | IntegerArgument
  | BooleanArgument
  | ChoicesArgument;

export type Arguments = { readonly [name: string]: Argument };

export interface Command {
  /**
   * What it does, in whole sentences.
   * @buildOnly
   */
  readonly description: string;
  /**
   * True for a command that changes something, here or at the source.
   * @buildOnly
   */
  readonly harmful?: boolean;
  readonly arguments: Arguments;
  /**
   * Whole command lines for the documentation, the first one the simplest.
   * @buildOnly
   */
  readonly examples: readonly { readonly line: string; readonly description: string }[];
}

export type Commands = { readonly [name: string]: Command };

/** What the code gets for a declared argument. Absent text is ''; an absent list is empty. */
export type ArgumentValue<A> = A extends { kind: 'integer' }
  ? number
  : A extends { kind: 'boolean' }
    ? boolean
    : A extends { kind: 'choices'; options: readonly (infer O)[] }
      ? O[]
      : string;

export type ArgumentValues<D> = { readonly [K in keyof D]: ArgumentValue<D[K]> };
