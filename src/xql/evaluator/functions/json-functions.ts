import { follow, isXqlObject, textOf, toValue, type Value } from '../values.js';
import { text, type XqlFunction, type XqlFunctions } from './xql-function.js';

export const jsonFunctions: XqlFunctions = {
  json_extract: atPath((found) => {
    if (found === undefined || found === null) return null;
    if (isXqlObject(found)) return JSON.stringify(found);
    throw new TypeError('What json_extract makes of anything but an object is not documented.');
  }),
  json_extract_array: atPath(jsonArray),
  json_extract_scalar: atPath(jsonScalar),
  json_extract_scalar_array: atPath((found) => (Array.isArray(found) ? toValue(found) : null)),
  object_create: {
    least: 2,
    run: (values) => {
      if (values.length % 2 !== 0) throw new TypeError('Each key needs a value.');
      const keys = values.filter((_value, index) => index % 2 === 0).map(text);
      return Object.fromEntries(keys.map((key, index) => [key, values[2 * index + 1] ?? null]));
    },
  },
  to_json_string: {
    least: 1,
    most: 1,
    run: ([value = null]) => textOf(value),
  },
};

/** Always a text; objects and lists are none. */
export function jsonScalar(found: unknown): Value {
  return typeof found === 'object' ? null : textOf(toValue(found));
}

/** The elements as JSON: texts keep their quotes, which `json_extract_scalar_array` takes off. */
export function jsonArray(found: unknown): Value {
  if (!Array.isArray(found)) return null;
  return found.map((item) =>
    typeof item === 'string' || item === null ? JSON.stringify(item) : toValue(item),
  );
}

function atPath(made: (found: unknown) => Value): XqlFunction {
  return {
    least: 2,
    most: 2,
    run: ([json = null, path = null]) =>
      json === null || path === null ? null : made(follow(json, jsonPath(text(path)))),
  };
}

const step = /\.?([\p{L}\p{N}_$@:-]+)|\[(\d+)\]|\[(?:'([^']*)'|"([^"]*)")\]/uy;

/** `$.a.b[0]`, `a.b`, `['a.b']`; `$` and `$.` are the whole. */
function jsonPath(path: string): string[] {
  const steps: string[] = [];
  const end = path.trimEnd().replace(/^\$\.?$/, '').length;
  step.lastIndex = path.startsWith('$') && end > 0 ? 1 : 0;
  while (step.lastIndex < end) {
    const match = step.exec(path);
    if (match === null) throw new TypeError(`The path ${JSON.stringify(path)} is not known here.`);
    steps.push(match[1] ?? match[2] ?? match[3] ?? match[4] ?? '');
  }
  return steps;
}
