import type { JsonObject } from '../../cortex/json.js';
import type { ExportedFile, ExportFormat } from '../api.js';
import { PlaygroundError } from '../playground-error.js';
import { cellText, valueAt } from './row-values.js';

export interface ExportRequest {
  /** The stem of the file's name. */
  readonly name: string;
  readonly format: ExportFormat;
  /** The columns of a table, as paths. */
  readonly columns: readonly string[];
}

const mediaTypes: { readonly [F in ExportFormat]: string } = {
  ndjson: 'application/x-ndjson',
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
};

/** What fits into one answer, with room to spare. */
const mostRows = 200_000;

/** Rows as a file. Throws a PlaygroundError for more than fit into one. */
export function exportRows(
  rows: readonly JsonObject[],
  { name, format, columns }: ExportRequest,
): ExportedFile {
  if (rows.length > mostRows)
    throw new PlaygroundError(
      `These are ${rows.length} rows, and a file takes at most ${mostRows}. Narrow the selection with a filter.`,
    );
  return {
    name: `${name}.${format}`,
    mediaType: mediaTypes[format],
    content: contentOf(rows, format, columns),
  };
}

function contentOf(rows: readonly JsonObject[], format: ExportFormat, columns: readonly string[]): string {
  switch (format) {
    case 'ndjson':
      return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    case 'json':
      return `${JSON.stringify(rows, null, 2)}\n`;
    case 'csv':
      return [columns, ...rows.map((row) => columns.map((column) => valueAt(row, column)))]
        .map((cells) => `${cells.map(csvCell).join(',')}\r\n`)
        .join('');
  }
}

/** RFC 4180. An event is foreign text, and a spreadsheet would take some of it for a formula: an apostrophe keeps it text. */
function csvCell(value: unknown): string {
  const text = cellText(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
