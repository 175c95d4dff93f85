import { datasetOf, type PackDefinition } from '../../definition/pack.js';
import { checkColumns } from '../../xql/evaluator/check-columns.js';
import { parseQuery } from '../../xql/evaluator/parse-query.js';
import { XqlError } from '../../xql/evaluator/xql-error.js';

/** The problems of a query over the dataset of the pack, or else those that the columns of its result have. */
export function withColumns(
  query: string,
  pack: PackDefinition,
  problemsOf: (columns: ReadonlySet<string>) => string[],
): string[] {
  return explained('the query', () => {
    const { dataset, stages } = parseQuery(query);
    const own = datasetOf(pack.integration);
    if (dataset !== own) return [`it queries ${dataset}, but the events are in ${own}.`];
    return problemsOf(checkColumns(stages, pack.events ?? {}));
  });
}

export function missingColumns(used: readonly string[], columns: ReadonlySet<string>): string[] {
  return used
    .filter((column) => !columns.has(column))
    .map((column) => `the query gives no column ${column}.`);
}

/** The problems of a check, or the one that stopped it, with its place in the text. */
export function explained(what: string, check: () => string[]): string[] {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof XqlError)) throw error;
    const { line, column } = error.position;
    return [`${what}, line ${line}, column ${column}: ${error.reason}`];
  }
}
