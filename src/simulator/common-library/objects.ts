/*
 * Lists and objects. What each takes and gives: the docstrings of the official script helper
 * (Documentation/doc-howto.json of demisto/content), and how shipped integrations call it.
 */

type Fields = Record<string, unknown>;

declare const cleanObject: typeof cleaned;
declare const treeToFlattenObject: typeof flattenedTree;

/** A list from a list, JSON text of one, or a text with commas; nothing is an empty list. */
export function argToList(argument: unknown): unknown {
  if (!argument) return [];
  if (typeof argument !== 'string') return argument;
  return /^\[[\s\S]*\]$/.test(argument) ? JSON.parse(argument) : argument.split(',');
}

/** A single value becomes a list of it; nothing stays nothing. */
export function toArray(value: unknown): unknown {
  return value && !Array.isArray(value) ? [value] : value;
}

/** The value, or the default, or 'Unknown'. */
export function nvl(value: unknown, otherwise?: unknown): unknown {
  return value || otherwise || 'Unknown';
}

export function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}

/** The fields of an object that hold something; `false` does. */
export function cleanSingleObject(object: Fields): Fields {
  const kept: Fields = {};
  for (const key of Object.keys(object)) {
    if (object[key] || object[key] === false) kept[key] = object[key];
  }
  return kept;
}

export function cleaned(value: unknown): unknown {
  return Array.isArray(value) ? value.map((item) => cleanObject(item)) : cleanSingleObject(value as Fields);
}

/** One object with the fields of all; of the same name, the last. */
export function mergeForeignObjects(objects: readonly Fields[]): Fields {
  const merged: Fields = {};
  for (const object of objects) for (const key in object) merged[key] = object[key];
  return merged;
}

/** Writes the values at any depth, as texts by their path with dots, into `flat`. Empty ones are left out. */
export function flattenFields(value: unknown, path: string | undefined, flat: Record<string, string>): void {
  if (!value) return;
  if (typeof value !== 'object') {
    flat[path ?? ''] = String(value);
    return;
  }
  for (const key of Object.keys(value)) {
    flattenFields((value as Fields)[key], path ? `${path}.${key}` : key, flat);
  }
}

/** An object whose nested fields lie at the top, under their path with dots; lists of plain values stay lists. */
export function flattenedTree(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const flat: Fields = {};
  for (const key of Object.keys(value)) {
    const inner = (value as Fields)[key];
    const isPlainList = Array.isArray(inner) && typeof inner[0] !== 'object';
    if (typeof inner !== 'object' || inner === null || isPlainList) {
      flat[key] = inner;
      continue;
    }
    const below = treeToFlattenObject(inner) as Fields;
    for (const path of Object.keys(below)) flat[`${key}.${path}`] = below[path];
  }
  return flat;
}

/** The value at a path such as `a.b[0].c`, or null. */
export function jq(object: unknown, path: string): unknown {
  if (!object || !path || typeof object !== 'object') return null;
  let value: unknown = object;
  for (const step of path.replace(/\[(\d+)\]/g, '.$1').split('.')) {
    if (step === '') continue;
    if (typeof value !== 'object' || value === null) return null;
    if (!Object.hasOwn(value, step)) return null;
    value = (value as Fields)[step];
  }
  return value;
}
