import { BlockList, isIP } from 'node:net';
import { RE2JS } from 're2js';
import { compilePattern } from './regular-expression.js';
import { Moment, textOf, type Value } from './values.js';

/** What a function gets beside its arguments. */
export interface FunctionContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether upper and lower case differ in comparisons and patterns. They do not unless the query says so. */
  readonly caseSensitive?: boolean;
}

/** Throws TypeError with a sentence about the arguments that it cannot take. */
type XqlFunction = (values: readonly Value[], context: FunctionContext) => Value;

const minute = 60_000;
const unitMilliseconds: { readonly [unit: string]: number } = {
  SECOND: 1000,
  MINUTE: minute,
  HOUR: 60 * minute,
  DAY: 24 * 60 * minute,
};

/** Of a text that is made. Rules that double a text again and again would fill any memory. */
const longestText = 1_000_000;

const functions: { readonly [name: string]: XqlFunction } = {
  arraystring: ([list = null, separator = null]) => {
    if (list === null) return null;
    if (!Array.isArray(list)) throw new TypeError(`An array is needed, not ${textOf(list)}.`);
    return joined(
      list.map((item) => textOf(item) ?? ''),
      text(separator),
    );
  },
  arraycreate: (values) => {
    if (values.some(Array.isArray)) throw new TypeError('An array in an array is not known here.');
    return values;
  },
  coalesce: (values) => values.find((value) => value !== null) ?? null,
  concat: (values) => (values.includes(null) ? null : joined(values.map((value) => textOf(value) ?? ''))),
  current_time: (_values, { now }) => new Moment(now),
  incidr: (values) => isInside(values, 4),
  incidr6: (values) => isInside(values, 6),
  lowercase: ([value = null]) => (value === null ? null : text(value).toLowerCase()),
  replex: ([value = null, pattern = null, replacement = null], { caseSensitive }) =>
    value === null
      ? null
      : compilePattern(text(pattern), caseSensitive)
          .matcher(text(value))
          .replaceAll(RE2JS.quoteReplacement(text(replacement))),
  timestamp_diff: ([later = null, earlier = null, unit = null]) => {
    if (later === null || earlier === null) return null;
    const milliseconds = unitMilliseconds[text(unit).toUpperCase()];
    if (milliseconds === undefined) throw new TypeError('The unit must be SECOND, MINUTE, HOUR or DAY.');
    return Math.trunc((moment(later) - moment(earlier)) / milliseconds);
  },
  to_integer: ([value = null]) => {
    if (value === null) return null;
    const number = Number(textOf(value));
    return Number.isNaN(number) ? null : Math.trunc(number);
  },
  to_string: ([value = null]) => textOf(value),
};

/** `if` is apart: it evaluates only the branch that it takes. */
export const knownFunctionNames = ['if', ...Object.keys(functions)].sort();

export function isKnownFunction(name: string): boolean {
  return knownFunctionNames.includes(name);
}

/** Calls a function other than `if`. Throws TypeError for arguments that it cannot take. */
export function callFunction(name: string, values: readonly Value[], context: FunctionContext): Value {
  const known = functions[name];
  if (known === undefined) throw new TypeError(`The function ${name} is not known here.`);
  return known(values, context);
}

function joined(texts: readonly string[], separator = ''): string {
  const length = texts.reduce((sum, { length }) => sum + length + separator.length, 0);
  if (length > longestText) throw new TypeError('The text is longer than a million characters.');
  return texts.join(separator);
}

function isInside([address = null, range = null]: readonly Value[], family: 4 | 6): Value {
  if (address === null) return null;
  const [network = '', bits = ''] = text(range).split('/');
  if (isIP(network) !== family || !/^\d+$/.test(bits)) {
    throw new TypeError(
      `The range must be one IPv${family} network such as ${family === 4 ? '10.0.0.0/8' : 'fc00::/7'}.`,
    );
  }
  if (isIP(text(address)) !== family) return false;
  const list = new BlockList();
  list.addSubnet(network, Number(bits), family === 6 ? 'ipv6' : 'ipv4');
  return list.check(text(address), family === 6 ? 'ipv6' : 'ipv4');
}

function text(value: Value): string {
  if (typeof value === 'string') return value;
  throw new TypeError(`A text is needed, not ${textOf(value)}.`);
}

function moment(value: Value): number {
  if (value instanceof Moment) return value.milliseconds;
  throw new TypeError(`A time is needed, not ${textOf(value)}.`);
}
