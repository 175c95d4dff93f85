import type { Redactor } from '../../../shared/redactor.js';
import type { ExportedFile, ExportFormat, RowSelection } from '../../protocol.js';
import type { InstalledZip } from '../installation/installed-zip.js';
import type { Simulation } from '../simulation/simulation.js';
import { DataModel } from './data-model.js';
import { DatasetAlerts } from './dataset-alerts.js';
import { DatasetQueries } from './dataset-queries.js';
import { exportRows } from './export-rows.js';
import { Rows } from './rows.js';

/** The dataset as the views of the page show it, with the rules of one installed pack. */
export class DatasetViews {
  readonly rows: Rows;
  readonly queries: DatasetQueries;
  readonly alerts: DatasetAlerts;
  readonly #simulation: Simulation;
  readonly #redactor: Redactor;

  constructor(zip: InstalledZip, simulation: Simulation, redactor: Redactor) {
    const model = new DataModel(zip.models, simulation.mockServers.dataset.name);
    this.rows = new Rows(simulation, model, redactor);
    this.queries = new DatasetQueries(simulation, model, this.rows, zip.queries);
    this.alerts = new DatasetAlerts(zip.bytes, simulation, this.rows);
    this.#simulation = simulation;
    this.#redactor = redactor;
  }

  async exportRows(selection: RowSelection, format: ExportFormat): Promise<ExportedFile> {
    const { mockServers, index } = this.#simulation;
    return exportRows(
      (await this.rows.select(selection)).map((row) => this.rows.shown(row)),
      { name: mockServers.dataset.name, format, columns: this.#redactor.json(index.columns()) },
    );
  }
}
