import { runTracedStages, type StageRun, type TracedRow } from './run-stages.js';
import type { ParsedQuery } from './syntax.js';
import { Moment, type Row, rowOf, type XqlObject } from './values.js';

export interface QueryRun extends StageRun {
  /** How far back the query looks unless it says so itself; absent for all events. */
  readonly windowMilliseconds?: number;
}

/** Runs a query over events of the dataset that it names; the caller gives mapped events to a `datamodel` query. */
export function runQuery(query: ParsedQuery, events: readonly XqlObject[], run: QueryRun): Row[] {
  return runTracedQuery(query, events, run).map(({ row }) => row);
}

/** The same with the events behind each row of the result, by their index. */
export function runTracedQuery(query: ParsedQuery, events: readonly XqlObject[], run: QueryRun): TracedRow[] {
  const window = query.timeframeMilliseconds ?? run.windowMilliseconds;
  const rows = events
    .map((event, index) => ({ row: rowOf(event), events: [index] }))
    .filter(({ row: { _time: time } }) => {
      if (window === undefined || !(time instanceof Moment)) return true;
      return time.milliseconds > run.now - window && time.milliseconds <= run.now;
    });
  const { caseSensitive = run.caseSensitive ?? false } = query;
  return runTracedStages(query.stages, rows, { ...run, caseSensitive });
}
