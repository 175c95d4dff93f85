import { aggregate, compareValues } from './aggregate.js';
import { evaluate, holds } from './evaluate.js';
import type { FunctionContext } from './functions.js';
import type { Aggregation, Stage } from './syntax.js';
import { Moment, type Row, textOf, type Value } from './values.js';
import { XqlError } from './xql-error.js';

/** A row with the events that it was made of, by their index in the input. */
export interface TracedRow {
  readonly row: Row;
  readonly events: readonly number[];
}

export interface StageRun extends FunctionContext {
  /** Told of a row that a stage cannot read, which is left out then. Without it the error ends the run. */
  readonly onUnreadableRow?: (row: TracedRow, error: XqlError) => void;
}

/** The rows that come out of the stages. Throws XqlError where the data do not fit the text. */
export function runStages(stages: readonly Stage[], rows: readonly Row[], context: FunctionContext): Row[] {
  const traced = rows.map((row, index) => ({ row, events: [index] }));
  return runTracedStages(stages, traced, context).map(({ row }) => row);
}

/** The same with the events behind each row. */
export function runTracedStages(
  stages: readonly Stage[],
  rows: readonly TracedRow[],
  run: StageRun,
): TracedRow[] {
  return stages.reduce<TracedRow[]>((current, stage) => runStage(stage, current, run), [...rows]);
}

function runStage(stage: Stage, rows: TracedRow[], run: StageRun): TracedRow[] {
  switch (stage.kind) {
    case 'filter':
      return rowByRow(rows, run, (row) => (holds(stage.condition, row, run) ? row : undefined));
    case 'alter':
      return rowByRow(rows, run, (row) => alter(stage, row, run));
    case 'comp':
      return compress(stage, rows);
    case 'fields':
      return rowByRow(rows, run, (row) =>
        Object.fromEntries(stage.columns.map(({ name, as }) => [as, row[name] ?? null])),
      );
    case 'sort':
      return [...rows].sort((a, b) => {
        for (const { name, descending } of stage.keys) {
          const order = compareValues(a.row[name] ?? null, b.row[name] ?? null);
          if (order !== 0) return descending ? -order : order;
        }
        return 0;
      });
    case 'bin':
      return rowByRow(rows, run, (row) => ({ ...row, [stage.column.name]: binned(stage, row) }));
    case 'limit':
      return rows.slice(0, stage.count);
    case 'view':
      return rows;
  }
}

/** What is made of each row; undefined leaves it out. */
function rowByRow(
  rows: readonly TracedRow[],
  { onUnreadableRow }: StageRun,
  made: (row: Row) => Row | undefined,
): TracedRow[] {
  return rows.flatMap((traced) => {
    try {
      const row = made(traced.row);
      return row === undefined ? [] : [{ ...traced, row }];
    } catch (error) {
      if (onUnreadableRow === undefined || !(error instanceof XqlError)) throw error;
      onUnreadableRow(traced, error);
      return [];
    }
  });
}

/** All values are made from the row before: one assignment does not see another of the same stage. */
function alter({ assignments }: Stage & { kind: 'alter' }, row: Row, context: FunctionContext): Row {
  const values = assignments.map(({ target, value }) => [target, evaluate(value, row, context)]);
  return { ...row, ...Object.fromEntries(values) };
}

function compress({ aggregations, by }: Stage & { kind: 'comp' }, rows: readonly TracedRow[]): TracedRow[] {
  const groups = new Map<string, TracedRow[]>();
  for (const traced of rows) {
    const key = JSON.stringify(by.map(({ name }) => textOf(traced.row[name] ?? null)));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [traced]);
    else group.push(traced);
  }
  if (by.length === 0 && rows.length === 0) groups.set('', []);
  return [...groups.values()].map((group) => ({
    row: {
      ...Object.fromEntries(by.map(({ name }) => [name, group[0]?.row[name] ?? null])),
      ...Object.fromEntries(
        aggregations.map((aggregation) => [aggregation.as, aggregated(aggregation, group)]),
      ),
    },
    events: group.flatMap(({ events }) => events),
  }));
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

function binned({ column, milliseconds, at }: Stage & { kind: 'bin' }, row: Row): Value {
  const value = row[column.name] ?? null;
  if (value === null) return null;
  if (!(value instanceof Moment)) throw new XqlError(`${column.name} holds no time.`, at);
  return new Moment(Math.floor(value.milliseconds / milliseconds) * milliseconds);
}
