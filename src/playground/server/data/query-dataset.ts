import { UserError } from '../../../shared/errors.js';
import type { StoredRow } from '../../../testing/receiver/dataset.js';
import { parseQuery } from '../../../xql/evaluator/parse-query.js';
import { runQuery } from '../../../xql/evaluator/run-query.js';
import type { QueryResult } from '../../protocol.js';
import type { Simulation } from '../simulation/simulation.js';
import type { DataModel } from './data-model.js';
import type { Rows } from './rows.js';

const mostRows = 1_000;

/**
 * Runs an XQL query over the dataset, or over its rows in the data model. Throws an XqlError, which tells the place, for
 * what is wrong or beyond the part of the language that is known here, and a UserError for another dataset.
 */
export function queryRows(text: string, simulation: Simulation, model: DataModel, rows: Rows): QueryResult {
  const started = performance.now();
  const query = parseQuery(text);
  const { dataset } = simulation.mockServers;
  if (query.dataset.toLowerCase() !== dataset.name)
    throw new UserError(
      'playground-request',
      `There is no dataset ${query.dataset} here. The only one is ${dataset.name}.`,
    );
  const stored = dataset.rows();
  const events = query.source === 'dataset' ? stored : stored.flatMap((row) => inModel(row, model));
  const found = runQuery(query, events, { now: simulation.clock.now() });
  const shown = found.slice(0, mostRows).map((row) => rows.shown(row));
  return {
    columns: [...new Set(shown.flatMap((row) => Object.keys(row)))],
    rows: shown,
    total: found.length,
    milliseconds: Math.round(performance.now() - started),
  };
}

/** A row that no rule keeps is not in the data model. */
function inModel(row: StoredRow, model: DataModel): { readonly [field: string]: unknown }[] {
  const fields = model.fieldsOf(row);
  return fields === undefined ? [] : [{ ...row, ...fields }];
}
