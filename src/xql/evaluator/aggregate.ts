import { Moment, textOf, type Value } from './values.js';

/** Nulls are left out before. */
type Aggregate = (values: readonly Value[]) => Value;

const aggregates: { readonly [name: string]: Aggregate } = {
  count: (values) => values.length,
  count_distinct: (values) => distinct(values).length,
  max: (values) => extreme(values, 1),
  min: (values) => extreme(values, -1),
  sum: (values) => values.reduce<number>((sum, value) => sum + number(value), 0),
  avg: (values) =>
    values.length === 0
      ? null
      : values.reduce<number>((sum, value) => sum + number(value), 0) / values.length,
  values: (values) => distinct(values),
};

export const aggregationNames = Object.keys(aggregates);

/** One value of many; nulls do not count. Throws TypeError for values that cannot be aggregated so. */
export function aggregate(name: string, values: readonly Value[]): Value {
  const known = aggregates[name];
  if (known === undefined) throw new TypeError(`The aggregation ${name} is not known here.`);
  return known(values.filter((value) => value !== null));
}

/** Below 0 when the first sorts before the second; null sorts before everything. */
export function compareValues(a: Value, b: Value): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  const [left, right] = [sortKey(a), sortKey(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function sortKey(value: Value): number | string {
  if (value instanceof Moment) return value.milliseconds;
  return typeof value === 'number' ? value : (textOf(value) ?? '');
}

function extreme(values: readonly Value[], sign: 1 | -1): Value {
  return values.reduce<Value>(
    (best, value) => (best === null || compareValues(value, best) * sign > 0 ? value : best),
    null,
  );
}

function distinct(values: readonly Value[]): Value[] {
  const byText = new Map(values.map((value) => [textOf(value), value]));
  return [...byText.values()].sort(compareValues);
}

function number(value: Value): number {
  if (typeof value === 'number') return value;
  throw new TypeError(`A number is needed, not ${textOf(value)}.`);
}
