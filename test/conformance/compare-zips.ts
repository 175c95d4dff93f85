import { strFromU8, unzipSync } from 'fflate';
import { parse } from 'yaml';

/** One key, or one file, that two zips differ in. A value is undefined where a side has none. */
export interface Difference {
  readonly file: string;
  /** The way to the key, with points between. Empty for the whole file. */
  readonly key: string;
  readonly ours: unknown;
  readonly theirs: unknown;
}

/** Compares two packs, file by file and key by key. The order of keys and of lists of items says nothing. */
export function compareZips(ours: Uint8Array, theirs: Uint8Array): readonly Difference[] {
  const left = unpack(ours);
  const right = unpack(theirs);
  const files = [...new Set([...left.keys(), ...right.keys()])].sort();
  return files.flatMap((file) => compareValues(file, left.get(file), right.get(file)));
}

function unpack(zip: Uint8Array): Map<string, unknown> {
  const files = Object.entries(unzipSync(zip)).filter(([path]) => !path.endsWith('/'));
  return new Map(files.map(([path, bytes]) => [path, contentOf(path, bytes)]));
}

function contentOf(path: string, bytes: Uint8Array): unknown {
  if (path.endsWith('.yml')) return parse(strFromU8(bytes));
  if (path.endsWith('.json')) return JSON.parse(strFromU8(bytes));
  return path.endsWith('.md') ? strFromU8(bytes) : Buffer.from(bytes).toString('base64');
}

function compareValues(file: string, ours: unknown, theirs: unknown, key = ''): Difference[] {
  const left = entriesOf(ours);
  const right = entriesOf(theirs);
  if (left === undefined || right === undefined) {
    return Object.is(ours, theirs) ? [] : [{ file, key, ours, theirs }];
  }
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((name) =>
    compareValues(file, left.get(name), right.get(name), key === '' ? name : `${key}.${name}`),
  );
}

/** The parts of a value by their names; undefined for a plain value. */
function entriesOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  return new Map(value.map((item, index) => [itemName(item, index), item]));
}

/** Items are known by their ids and plain texts by themselves, since neither side promises their order. */
function itemName(item: unknown, index: number): string {
  if (typeof item === 'string') return item;
  const named = typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string';
  return named ? String(item.id) : String(index);
}

const shownCharacters = 120;

/** A difference in one line: both values, from where they begin to differ. */
export function describeDifference({ file, key, ours, theirs }: Difference): string {
  const [left, right] = [shown(ours, theirs), shown(theirs, ours)];
  return `${file} differs in ${key || 'its contents'}: ours ${left}, theirs ${right}`;
}

function shown(value: unknown, other: unknown): string {
  if (value === undefined) return '(none)';
  if (typeof value !== 'string' || typeof other !== 'string' || value.length <= shownCharacters) {
    return JSON.stringify(value).slice(0, shownCharacters);
  }
  let start = 0;
  while (value[start] === other[start]) start += 1;
  return `at ${start}: ${JSON.stringify(value.slice(start, start + shownCharacters))}`;
}
