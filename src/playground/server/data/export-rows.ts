import { UserError } from '../../../shared/errors.js';
import { cellText, type JsonObject } from '../../../shared/json.js';
import type { ExportedFile, ExportFormat } from '../../protocol.js';
import { valueAt } from './row-values.js';

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

/** Rows as a file. Throws a UserError for more than fit into one. */
export function exportRows(
  rows: readonly JsonObject[],
  { name, format, columns }: ExportRequest,
): ExportedFile {
  if (rows.length > mostRows)
    throw new UserError(
      'playground-request',
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
      return [columns.map(shownName), ...rows.map((row) => columns.map((column) => valueAt(row, column)))]
        .map((cells) => `${cells.map(csvCell).join(',')}\r\n`)
        .join('');
  }
}

/** RFC 4180, with quotes also where only a program that takes other signs for separators would need them. */
function csvCell(value: unknown): string {
  const text = defused(cellText(value), typeof value === 'string');
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * An event is foreign text, and a spreadsheet would take some of it for a formula: an apostrophe keeps it text. One that
 * takes semicolons or tabs for separators finds cells within a cell, whatever its quotes. A number may have its sign.
 */
function defused(text: string, isText: boolean): string {
  const inside = text.replace(/([;\t\r\n]"*)(?=[=+\-@])/g, "$1'");
  return isText && /^[=+\-@\t\r\n]/.test(text) ? `'${inside}` : inside;
}

/** The marks that turn the direction of text around, written out: a name must not make others read differently. */
function shownName(name: string): string {
  return name.replace(
    /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
