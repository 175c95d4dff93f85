import type { Position } from '../../shared/position.js';

/** What XQL text says, as far as it is known here. Everything keeps its place in the text. */

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=' | '~=' | '!~=' | 'contains' | 'not contains';

export type Expression = { readonly at: Position } & (
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  /** Without the prefix `XDM_CONST.`. */
  | { readonly kind: 'constant'; readonly name: string }
  | { readonly kind: 'column'; readonly name: string }
  /** `"@element"`: of the list that a function looks at; the text itself anywhere else. */
  | { readonly kind: 'element' }
  /** `of -> a.b[0]`; as text, as a JSON object with `{}`, as an array with `[]`. Without a path it is the whole. */
  | {
      readonly kind: 'path';
      readonly of: Expression;
      readonly path: readonly string[];
      readonly form: 'text' | 'object' | 'array';
    }
  /** `left + right`: the sum of numbers, or one text after the other. */
  | { readonly kind: 'sum'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Expression[] }
  | {
      readonly kind: 'compare';
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'among';
      readonly negated: boolean;
      readonly value: Expression;
      readonly list: readonly Expression[];
    }
  | {
      readonly kind: 'logic';
      readonly operator: 'and' | 'or';
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'not'; readonly of: Expression }
);

export interface Assignment {
  readonly target: string;
  readonly value: Expression;
  readonly at: Position;
}

export interface Aggregation {
  readonly name: string;
  /** Absent for `count()`. */
  readonly column?: string;
  readonly as: string;
  readonly at: Position;
}

export interface ColumnName {
  readonly name: string;
  readonly at: Position;
}

export interface SortKey extends ColumnName {
  readonly descending: boolean;
}

export type Stage = { readonly at: Position } & (
  | { readonly kind: 'filter'; readonly condition: Expression }
  | { readonly kind: 'alter'; readonly assignments: readonly Assignment[] }
  | {
      readonly kind: 'comp';
      readonly aggregations: readonly Aggregation[];
      readonly by: readonly ColumnName[];
    }
  /** `keepsAll` for a `*` among them. */
  | {
      readonly kind: 'fields';
      readonly columns: readonly (ColumnName & { readonly as: string })[];
      readonly keepsAll: boolean;
    }
  | { readonly kind: 'sort'; readonly keys: readonly SortKey[] }
  | { readonly kind: 'bin'; readonly column: ColumnName; readonly milliseconds: number }
  | { readonly kind: 'limit'; readonly count: number }
  /** Of the rows with the same values in the columns, the one that is first in the order of `by`. */
  | {
      readonly kind: 'dedup';
      readonly columns: readonly ColumnName[];
      readonly by: readonly SortKey[];
    }
  /** The most frequent values of a column, in each group of `by`. */
  | {
      readonly kind: 'top';
      readonly count: number;
      readonly column: ColumnName;
      readonly by: readonly ColumnName[];
      readonly countAs: string;
      readonly percentAs: string;
    }
  /** How the result is drawn; it changes no row. */
  | { readonly kind: 'view'; readonly settings: { readonly [name: string]: string } }
);

export interface ParsedQuery {
  readonly source: 'dataset' | 'datamodel';
  readonly dataset: string;
  /** Of `config timeframe`. */
  readonly timeframeMilliseconds?: number;
  /** Of `config case_sensitive`. */
  readonly caseSensitive?: boolean;
  readonly stages: readonly Stage[];
}

/** One pipeline of a modeling rule: the events that it keeps get the values that it assigns. */
export interface Model {
  readonly dataset: string;
  /** Of the older data model, which has several: an event can be in each of them. */
  readonly model?: string;
  readonly pipelines: readonly (readonly Stage[])[];
}
