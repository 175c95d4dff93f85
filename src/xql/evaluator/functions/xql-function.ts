import { isXqlObject, Moment, textOf, type Value } from '../values.js';

/** What a function gets beside its arguments. */
export interface FunctionContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether upper and lower case differ in comparisons and patterns. They do not unless the query says so. */
  readonly caseSensitive?: boolean;
}

/** Null where the documentation says nothing about null. Throws TypeError with a sentence about what it cannot take. */
export interface XqlFunction {
  /** How many arguments it takes; without `most` any number. */
  readonly least: number;
  readonly most?: number;
  readonly run: (values: readonly Value[], context: FunctionContext) => Value;
}

export type XqlFunctions = { readonly [name: string]: XqlFunction };

/** Of a text that is made. Rules that double a text again and again would fill any memory. */
const longestText = 1_000_000;

/** A function of one value that gives null for null. */
export function ofValue<V extends Value>(
  read: (value: Value) => V,
  run: (value: V, context: FunctionContext) => Value,
): XqlFunction {
  return {
    least: 1,
    most: 1,
    run: ([value = null], context) => (value === null ? null : run(read(value), context)),
  };
}

export function joined(texts: readonly string[], separator = ''): string {
  const length = texts.reduce((sum, { length }) => sum + length + separator.length, 0);
  if (length > longestText) throw new TypeError('The text is longer than a million characters.');
  return texts.join(separator);
}

/** A JSON object counts as its text. */
export function text(value: Value): string {
  if (typeof value === 'string') return value;
  if (isXqlObject(value)) return JSON.stringify(value);
  throw new TypeError(`A text is needed, not ${textOf(value)}.`);
}

export function list(value: Value): readonly Value[] {
  if (Array.isArray(value)) return value;
  throw new TypeError(`An array is needed, not ${textOf(value)}.`);
}

export function moment(value: Value): number {
  if (value instanceof Moment) return value.milliseconds;
  throw new TypeError(`A time is needed, not ${textOf(value)}.`);
}

/** Numbers may be written as text. */
export function number(value: Value): number {
  const found = typeof value === 'string' && isNumber(value) ? Number(value) : value;
  if (typeof found === 'number') return found;
  throw new TypeError(`A number is needed, not ${textOf(value)}.`);
}

export function integer(value: Value): number {
  const found = number(value);
  if (Number.isInteger(found)) return found;
  throw new TypeError(`A whole number is needed, not ${found}.`);
}

export function isNumber(value: string): boolean {
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(value);
}
