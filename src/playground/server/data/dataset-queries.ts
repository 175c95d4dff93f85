import { UserError } from '../../../shared/errors.js';
import type { StoredRow } from '../../../testing/receiver/dataset.js';
import { parseQuery } from '../../../xql/evaluator/parse-query.js';
import type { ParsedQuery } from '../../../xql/evaluator/syntax.js';
import type { Row } from '../../../xql/evaluator/values.js';
import type {
  ExportedFile,
  ExportFormat,
  QueryRequest,
  QueryResult,
  QueryTerms,
  ReadyQuery,
} from '../../protocol.js';
import type { Simulation } from '../simulation/simulation.js';
import type { DataModel } from './data-model.js';
import { exportRows } from './export-rows.js';
import { findInSlices } from './find-in-slices.js';
import { knownModelFields, missingFields } from './query-fields.js';
import type { Rows } from './rows.js';

const mostRows = 1_000;

/** XQL queries over the dataset, or over its rows in the data model. */
export class DatasetQueries {
  readonly #simulation: Simulation;
  readonly #model: DataModel;
  readonly #rows: Rows;
  readonly #packQueries: readonly ReadyQuery[];

  constructor(simulation: Simulation, model: DataModel, rows: Rows, packQueries: readonly ReadyQuery[]) {
    this.#simulation = simulation;
    this.#model = model;
    this.#rows = rows;
    this.#packQueries = packQueries;
  }

  /**
   * Throws an XqlError, which names the place, for what is wrong or beyond the part of the language that is known here,
   * and a UserError for another dataset.
   */
  async run(request: QueryRequest): Promise<QueryResult> {
    const started = performance.now();
    const query = this.#read(request);
    const warnings = missingFields(query, this.#simulation.index.fields(), this.#model.terms);
    const found = await this.#find(query, request);
    const shown = found.slice(0, mostRows).map((row) => this.#rows.shown(row));
    const view = query.stages.findLast(({ kind }) => kind === 'view');
    return {
      columns: columnsOf(query, shown),
      rows: shown,
      total: found.length,
      milliseconds: Math.round(performance.now() - started),
      warnings,
      ...(view?.kind === 'view' ? { graph: view.settings } : {}),
    };
  }

  /** All rows that a query finds. Throws what `run` throws. */
  async export(request: QueryRequest, format: ExportFormat): Promise<ExportedFile> {
    const query = this.#read(request);
    const found = (await this.#find(query, request)).map((row) => this.#rows.shown(row));
    return exportRows(found, { name: `${query.dataset}_query`, format, columns: columnsOf(query, found) });
  }

  terms(): QueryTerms {
    const { filled } = this.#model.terms;
    const { names, paths = [] } = this.#simulation.index.fields();
    const masked = (name: string) => this.#rows.masked(name);
    return {
      columns: [...names].map(masked),
      paths: paths.filter((path) => path.includes('.')).map(masked),
      modelFields: knownModelFields(filled),
      queries: this.#packQueries,
    };
  }

  #read({ text }: QueryRequest): ParsedQuery {
    const query = parseQuery(text);
    const { dataset } = this.#simulation.mockServers;
    if (query.dataset.toLowerCase() !== dataset.name)
      throw new UserError(
        'playground-request',
        `There is no dataset ${query.dataset} here. The only one is ${dataset.name}.`,
      );
    return query;
  }

  async #find(query: ParsedQuery, { timeframe }: QueryRequest): Promise<Row[]> {
    const stored = this.#simulation.mockServers.dataset.rows();
    const run = {
      now: this.#simulation.clock.now(),
      ...(timeframe === undefined ? {} : { windowMilliseconds: timeframe }),
    };
    const eventOf = (row: StoredRow) => (query.source === 'dataset' ? row : this.#inModel(row));
    return (await findInSlices(query, stored, eventOf, run)).map(({ row }) => row);
  }

  /** A row that no rule keeps is not in the data model. */
  #inModel(row: StoredRow): { readonly [field: string]: unknown } | undefined {
    const fields = this.#model.fieldsOf(row);
    return fields && { ...row, ...fields };
  }
}

/** The time comes first unless the query itself orders the columns. */
function columnsOf({ stages }: ParsedQuery, rows: readonly object[]): string[] {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const isOrdered = stages.some(({ kind }) => ['fields', 'comp', 'top'].includes(kind));
  if (isOrdered || !columns.includes('_time')) return columns;
  return ['_time', ...columns.filter((name) => name !== '_time')];
}
