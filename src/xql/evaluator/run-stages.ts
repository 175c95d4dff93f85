import { evaluate, holds } from './evaluate.js';
import type { FunctionContext } from './functions/functions.js';
import { aggregateGroups, compareRows, mostFrequent, type TracedRow, withoutRepeats } from './group-rows.js';
import type { Stage } from './syntax.js';
import { Moment, type Row, type Value } from './values.js';
import { XqlError } from './xql-error.js';

export type { TracedRow };

export interface StageRun extends FunctionContext {
  /** Told of a row that a stage cannot read, which is left out then. Without it the error ends the run. */
  readonly onUnreadableRow?: (row: TracedRow, error: XqlError) => void;
}

/** The rows that come out of the stages. Throws XqlError where the data do not fit the text. */
export function runStages(stages: readonly Stage[], rows: readonly Row[], context: FunctionContext): Row[] {
  const traced = rows.map((row, index) => ({ row, events: [index] }));
  return runTracedStages(stages, traced, context).map(({ row }) => row);
}

/** The stages in front that make each row of one row alone, and the others. */
export function splitStages(stages: readonly Stage[]): {
  readonly ofRows: readonly Stage[];
  readonly ofAll: readonly Stage[];
} {
  const first = stages.findIndex(({ kind }) => !['filter', 'alter', 'fields', 'bin'].includes(kind));
  const place = first < 0 ? stages.length : first;
  return { ofRows: stages.slice(0, place), ofAll: stages.slice(place) };
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
      return aggregateGroups(stage, rows);
    case 'dedup':
      return withoutRepeats(stage, rows);
    case 'top':
      return mostFrequent(stage, rows);
    case 'fields':
      return rowByRow(rows, run, (row) => chosen(stage, row));
    case 'sort':
      return [...rows].sort((a, b) => compareRows(a, b, stage.keys));
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

/** A tenant keeps and shows the time of a row whether it is named or not (documentation of `fields`). */
function chosen({ columns, keepsAll }: Stage & { kind: 'fields' }, row: Row): Row {
  const named = columns.map(({ name, as }) => [as, row[name] ?? null]);
  if (keepsAll) return { ...row, ...Object.fromEntries(named) };
  const isKept = row._time !== undefined && !columns.some(({ name }) => name === '_time');
  return Object.fromEntries(isKept ? [['_time', row._time], ...named] : named);
}

function binned({ column, milliseconds, at }: Stage & { kind: 'bin' }, row: Row): Value {
  const value = row[column.name] ?? null;
  if (value === null) return null;
  if (!(value instanceof Moment)) throw new XqlError(`${column.name} holds no time.`, at);
  return new Moment(Math.floor(value.milliseconds / milliseconds) * milliseconds);
}
