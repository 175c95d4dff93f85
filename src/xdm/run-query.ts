import { runStages } from './run-stages.js';
import type { Query } from './syntax.js';
import { type JsonObject, Moment, type Row, rowOf } from './values.js';

export interface QueryRun {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** How far back the query looks unless it says so itself; absent for all events. */
  readonly windowMilliseconds?: number;
}

/** Runs a query over events of the dataset that it names; the caller gives mapped events to a `datamodel` query. */
export function runQuery(query: Query, events: readonly JsonObject[], run: QueryRun): Row[] {
  const window = query.timeframeMilliseconds ?? run.windowMilliseconds;
  const rows = events.map(rowOf).filter((row) => {
    const time = row._time;
    if (window === undefined || !(time instanceof Moment)) return true;
    return time.milliseconds > run.now - window && time.milliseconds <= run.now;
  });
  return runStages(query.stages, rows, { now: run.now });
}
