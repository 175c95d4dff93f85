import type { Position } from '../../shared/position.js';
import { aggregate, compareValues } from './aggregate.js';
import type { Aggregation, ColumnName, SortKey, Stage } from './syntax.js';
import { isXqlObject, type Row, textOf, type Value } from './values.js';
import { XqlError } from './xql-error.js';

/** A row with the events that it was made of, by their index in the input. */
export interface TracedRow {
  readonly row: Row;
  readonly events: readonly number[];
}

/** `comp`: one row for each group. Without `by` all rows are one group, also when there are none. */
export function aggregateGroups(
  { aggregations, by }: Stage & { kind: 'comp' },
  rows: readonly TracedRow[],
): TracedRow[] {
  const groups = grouped(rows, by);
  if (by.length === 0 && rows.length === 0) groups.push([]);
  return groups.map((group) => ({
    row: {
      ...valuesOf(group, by),
      ...Object.fromEntries(
        aggregations.map((aggregation) => [aggregation.as, aggregated(aggregation, group)]),
      ),
    },
    events: eventsOf(group),
  }));
}

/** `dedup`: one row for each set of values, in the order of the rows. Throws XqlError for lists and objects. */
export function withoutRepeats(
  { columns, by }: Stage & { kind: 'dedup' },
  rows: readonly TracedRow[],
): TracedRow[] {
  for (const { name, at } of columns) for (const { row } of rows) requireScalar(row[name] ?? null, name, at);
  const kept = grouped(rows, columns).map((group) =>
    group.reduce((best, traced) => (compareRows(traced, best, by) < 0 ? traced : best)),
  );
  const isKept = new Set(kept);
  return rows.filter((traced) => isKept.has(traced));
}

/** Below 0 when the first comes before the second. */
export function compareRows(a: TracedRow, b: TracedRow, keys: readonly SortKey[]): number {
  for (const { name, descending } of keys) {
    const order = compareValues(a.row[name] ?? null, b.row[name] ?? null);
    if (order !== 0) return descending ? -order : order;
  }
  return 0;
}

/** `top`: the most frequent values with their count, and its percentage of the values of the group. A tenant counts approximately. */
export function mostFrequent(
  { count, column, by, countAs, percentAs }: Stage & { kind: 'top' },
  rows: readonly TracedRow[],
): TracedRow[] {
  const valued = rows.filter(({ row }) => (row[column.name] ?? null) !== null);
  return grouped(valued, by).flatMap((group) =>
    grouped(group, [column])
      .sort((a, b) => b.length - a.length)
      .slice(0, count)
      .map((same) => ({
        row: {
          ...valuesOf(same, [...by, column]),
          [countAs]: same.length,
          [percentAs]: Math.round((same.length / group.length) * 10_000) / 100,
        },
        events: eventsOf(same),
      })),
  );
}

/** In the order in which the first row of each group comes. */
function grouped(rows: readonly TracedRow[], by: readonly ColumnName[]): TracedRow[][] {
  const groups = new Map<string, TracedRow[]>();
  for (const traced of rows) {
    const key = JSON.stringify(by.map(({ name }) => textOf(traced.row[name] ?? null)));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [traced]);
    else group.push(traced);
  }
  return [...groups.values()];
}

function valuesOf([first]: readonly TracedRow[], columns: readonly ColumnName[]): Row {
  return Object.fromEntries(columns.map(({ name }) => [name, first?.row[name] ?? null]));
}

function eventsOf(group: readonly TracedRow[]): number[] {
  return group.flatMap(({ events }) => events);
}

function requireScalar(value: Value, name: string, at: Position): void {
  if (Array.isArray(value) || isXqlObject(value))
    throw new XqlError(`dedup takes texts and numbers, and ${name} holds lists or objects.`, at);
}

function aggregated({ name, column, at }: Aggregation, group: readonly TracedRow[]): Value {
  if (column === undefined) return group.length;
  try {
    return aggregate(
      name,
      group.map(({ row }) => row[column] ?? null),
    );
  } catch (error) {
    if (error instanceof TypeError) throw new XqlError(`${name}(${column}): ${error.message}`, at);
    throw error;
  }
}
