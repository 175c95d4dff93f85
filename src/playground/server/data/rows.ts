import { UserError } from '../../../shared/errors.js';
import { cellText, type JsonObject } from '../../../shared/json.js';
import type { Redactor } from '../../../shared/redactor.js';
import type { StoredRow } from '../../../testing/receiver/dataset.js';
import type { RowDetails, RowSelection, RowsPage, RowsRequest } from '../../protocol.js';
import type { Simulation } from '../simulation/simulation.js';
import type { DataModel } from './data-model.js';
import { rowFilter } from './row-filter.js';
import { sortedBy } from './row-order.js';
import { valueAt } from './row-values.js';
import { visitInSlices } from './visit-in-slices.js';

const longestCell = 10_000;

/** The rows of the dataset for the table of the page. */
export class Rows {
  readonly #simulation: Simulation;
  readonly #model: DataModel;
  readonly #redactor: Redactor;
  /** The last selection: its pages are asked for one after the other. */
  #last: { readonly key: string; readonly rows: readonly StoredRow[] } | undefined;

  constructor(simulation: Simulation, model: DataModel, redactor: Redactor) {
    this.#simulation = simulation;
    this.#model = model;
    this.#redactor = redactor;
  }

  async page({ offset, limit, columns, ...selection }: RowsRequest): Promise<RowsPage> {
    const { index, mockServers } = this.#simulation;
    const selected = await this.select(selection);
    return {
      total: mockServers.dataset.count(),
      matching: selected.length,
      rows: selected.slice(offset, offset + limit).map((row) => ({
        id: index.idOf(row),
        cells: columns.map((column) => this.#cell(row, column)),
      })),
      knownColumns: index.columns().map((column) => this.#redactor.text(column)),
    };
  }

  /** Throws a UserError for an unknown row. */
  details(id: number): RowDetails {
    const row = this.#simulation.mockServers.dataset.arrivals()[id - 1];
    if (row === undefined)
      throw new UserError(
        'playground-request',
        `The dataset has no row ${id}. If you started over, the old rows are gone: reload the page.`,
      );
    const model = this.#model.fieldsOf(row);
    return { id, row: this.shown(row), ...(model === undefined ? {} : { model: this.shown(model) }) };
  }

  /** All rows of the selection in its order. */
  async select(selection: RowSelection): Promise<readonly StoredRow[]> {
    const { dataset } = this.#simulation.mockServers;
    const { upTo = dataset.count(), sort } = selection;
    const key = JSON.stringify({ ...selection, upTo });
    if (this.#last?.key === key) return this.#last.rows;
    const holds = rowFilter(selection, this.#valueOf);
    const rows: StoredRow[] = [];
    await visitInSlices(dataset.rows().reverse(), (row) => {
      if (this.#simulation.index.idOf(row) <= upTo && holds(row)) rows.push(row);
    });
    if (sort !== undefined && isModelField(sort.column)) await this.#model.prepare(rows);
    const sorted =
      sort === undefined ? rows : sortedBy(rows, (row) => this.#valueOf(row, sort.column), sort.descending);
    this.#last = { key, rows: sorted };
    return sorted;
  }

  /** Masked before it is cut, so that no part of a secret stays at the end. */
  #cell(row: StoredRow, column: string): string {
    return this.#redactor.text(cellText(this.#valueOf(row, column))).slice(0, longestCell);
  }

  /** A row or its fields of the data model as plain JSON, secrets masked. */
  shown(row: { readonly [field: string]: unknown }): JsonObject {
    return this.#redactor.json(JSON.parse(JSON.stringify(row)));
  }

  masked(text: string): string {
    return this.#redactor.text(text);
  }

  readonly #valueOf = (row: StoredRow, column: string): unknown =>
    isModelField(column) ? this.#model.fieldsOf(row)?.[column] : valueAt(row, column);
}

function isModelField(column: string): boolean {
  return column.startsWith('xdm.');
}
