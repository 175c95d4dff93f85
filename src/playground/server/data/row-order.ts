import { cellText } from '../../../shared/json.js';

/** Below 0 when the first value comes before the second: numbers as numbers, times as times, all others as text. */
export function compareCells(a: unknown, b: unknown): number {
  return compareKeys(sortKey(a), sortKey(b));
}

/** The items by a value of theirs, those without one last. Items of one value keep their order. */
export function sortedBy<T>(items: readonly T[], cellOf: (item: T) => unknown, descending: boolean): T[] {
  const keyed = items.map((item) => ({ item, key: sortKey(cellOf(item)) }));
  const sign = descending ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key === '' || b.key === '') return a.key === b.key ? 0 : a.key === '' ? 1 : -1;
    return sign * compareKeys(a.key, b.key);
  });
  return keyed.map(({ item }) => item);
}

type SortKey = number | string;

function sortKey(value: unknown): SortKey {
  const text = cellText(value);
  if (text.trim() === '') return text;
  const number = Number(text);
  if (!Number.isNaN(number)) return number;
  const time = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? text : time;
}

function compareKeys(a: SortKey, b: SortKey): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
