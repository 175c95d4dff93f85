import { aggregate, compareValues } from './aggregate.js';
import { evaluate, holds } from './evaluate.js';
import type { FunctionContext } from './functions.js';
import type { Aggregation, Stage } from './syntax.js';
import { Moment, type Row, textOf, type Value } from './values.js';
import { XqlError } from './xql-error.js';

/** The rows that come out of the stages. Throws XqlError where the data do not fit the text. */
export function runStages(stages: readonly Stage[], rows: readonly Row[], context: FunctionContext): Row[] {
  return stages.reduce<Row[]>((current, stage) => runStage(stage, current, context), [...rows]);
}

function runStage(stage: Stage, rows: Row[], context: FunctionContext): Row[] {
  switch (stage.kind) {
    case 'filter':
      return rows.filter((row) => holds(stage.condition, row, context));
    case 'alter':
      return rows.map((row) => alter(stage, row, context));
    case 'comp':
      return compress(stage, rows);
    case 'fields':
      return rows.map((row) =>
        Object.fromEntries(stage.columns.map(({ name, as }) => [as, row[name] ?? null])),
      );
    case 'sort':
      return [...rows].sort((a, b) => {
        for (const { name, descending } of stage.keys) {
          const order = compareValues(a[name] ?? null, b[name] ?? null);
          if (order !== 0) return descending ? -order : order;
        }
        return 0;
      });
    case 'bin':
      return rows.map((row) => ({ ...row, [stage.column.name]: binned(stage, row) }));
    case 'limit':
      return rows.slice(0, stage.count);
    case 'view':
      return rows;
  }
}

/** All values are made from the row before: one assignment does not see another of the same stage. */
function alter({ assignments }: Stage & { kind: 'alter' }, row: Row, context: FunctionContext): Row {
  const values = assignments.map(({ target, value }) => [target, evaluate(value, row, context)]);
  return { ...row, ...Object.fromEntries(values) };
}

function compress({ aggregations, by }: Stage & { kind: 'comp' }, rows: readonly Row[]): Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify(by.map(({ name }) => textOf(row[name] ?? null)));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  if (by.length === 0 && rows.length === 0) groups.set('', []);
  return [...groups.values()].map((group) => ({
    ...Object.fromEntries(by.map(({ name }) => [name, group[0]?.[name] ?? null])),
    ...Object.fromEntries(
      aggregations.map((aggregation) => [aggregation.as, aggregated(aggregation, group)]),
    ),
  }));
}

function aggregated({ name, column, at }: Aggregation, group: readonly Row[]): Value {
  if (column === undefined) return group.length;
  try {
    return aggregate(
      name,
      group.map((row) => row[column] ?? null),
    );
  } catch (error) {
    if (error instanceof TypeError) throw new XqlError(`${name}(${column}): ${error.message}`, at);
    throw error;
  }
}

function binned({ column, milliseconds, at }: Stage & { kind: 'bin' }, row: Row): Value {
  const value = row[column.name] ?? null;
  if (value === null) return null;
  if (!(value instanceof Moment)) throw new XqlError(`${column.name} holds no time.`, at);
  return new Moment(Math.floor(value.milliseconds / milliseconds) * milliseconds);
}
