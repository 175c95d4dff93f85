import { type QueryRun, runTracedQuery } from '../../../xql/evaluator/run-query.js';
import { runTracedStages, splitStages, type TracedRow } from '../../../xql/evaluator/run-stages.js';
import type { ParsedQuery } from '../../../xql/evaluator/syntax.js';
import type { XqlObject } from '../../../xql/evaluator/values.js';
import { visitInSlices } from './visit-in-slices.js';

/**
 * What a query finds among rows of the dataset, and lets other calls be answered meanwhile. `eventOf` makes of a row what
 * the query reads; undefined leaves it out. Throws XqlError.
 */
export async function findInSlices<T>(
  query: ParsedQuery,
  rows: readonly T[],
  eventOf: (row: T) => XqlObject | undefined,
  run: QueryRun,
): Promise<TracedRow[]> {
  const { ofRows, ofAll } = splitStages(query.stages);
  const found: TracedRow[] = [];
  let index = -1;
  await visitInSlices(rows, (row) => {
    index += 1;
    const event = eventOf(row);
    if (event === undefined) return;
    for (const traced of runTracedQuery({ ...query, stages: ofRows }, [event], run))
      found.push({ ...traced, events: [index] });
  });
  const { caseSensitive = run.caseSensitive ?? false } = query;
  return runTracedStages(ofAll, found, { ...run, caseSensitive });
}
