import { drawTable } from '../../../shared/markdown-table.js';
import { painter } from '../../../shared/terminal-style.js';
import { type Dataset, datasetTable } from '../../../testing/receiver/dataset.js';
import type { Model } from '../../../xql/evaluator/syntax.js';
import { textOf } from '../../../xql/evaluator/values.js';
import { mapEvent } from '../../../xql/rules/map-event.js';
import type { Terminal } from '../../terminal/output.js';

const newestRows = 12;

/** Lines of a table with the number of rows per stream, beside how many the source showed. */
export function renderCounts(
  dataset: Dataset,
  groupBy: string,
  visible: { readonly [stream: string]: number },
  out: Terminal,
): string[] {
  const stored = dataset.countBy(groupBy);
  const rows = Object.entries(visible).map(([stream, shown]) => {
    const count = stored.get(stream) ?? 0;
    return [stream, String(shown), String(count), count === shown ? 'each once' : 'DIFFERENT'];
  });
  return table([groupBy, 'in the service', 'in the dataset', 'result'], rows, out);
}

/** Lines of a table with the newest rows as they appear in the data model; rows that no model maps are left out. */
export function renderModel(
  dataset: Dataset,
  models: readonly Model[],
  fields: readonly string[],
  out: Terminal,
): string[] {
  const rows = dataset.newest(newestRows).flatMap((row) => {
    const mapped = mapEvent(models, dataset.name, row);
    return mapped === undefined ? [] : [fields.map((field) => textOf(mapped[field] ?? null) ?? '')];
  });
  const shortNames = fields.map((field) => field.replace('xdm.', ''));
  return table(shortNames, rows, out);
}

/** Lines of a table with the newest rows. */
export function renderRows(dataset: Dataset, columns: readonly string[], out: Terminal): string[] {
  return table(columns, datasetTable(dataset, columns, newestRows), out);
}

function table(header: readonly string[], rows: readonly (readonly string[])[], out: Terminal): string[] {
  return drawTable({ header, rows, lineCount: 0 }, out.width, painter(out.color)).split('\n');
}
