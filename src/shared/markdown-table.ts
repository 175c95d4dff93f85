import { narrowest, recordLines } from './records.js';
import type { Paint } from './terminal-style.js';
import { pad, textWidth, truncate } from './text-width.js';

export interface MarkdownTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The lines of Markdown that it takes. */
  readonly lineCount: number;
}

const GAP = '  ';
const NARROWEST = 3;

/** The table that starts at this line of Markdown, with its cells as plain text, or undefined. */
export function readTable(lines: readonly string[], start: number): MarkdownTable | undefined {
  const header = lines[start];
  const rule = lines[start + 1];
  if (header === undefined || rule === undefined || !header.includes('|')) return undefined;
  if (!/^[\s|:-]*-[\s|:-]*$/.test(rule) || !rule.includes('|')) return undefined;
  let end = start + 2;
  while (lines[end]?.includes('|')) end += 1;
  return { header: cellsOf(header), rows: lines.slice(start + 2, end).map(cellsOf), lineCount: end - start };
}

/**
 * Draws the table in aligned columns; the widest columns are cut until it fits into `width`. In a narrow terminal, a
 * table that does not fit becomes records.
 */
export function drawTable({ header, rows }: MarkdownTable, width: number, paint: Paint): string {
  const natural = columnWidths([header, ...rows]);
  const widths = fittingWidths(natural, width);
  if (width < narrowest && widths.some((column, index) => column < (natural[index] ?? 0)))
    return recordLines(header, rows, paint).join('\n');
  const line = (cells: readonly string[]) =>
    widths
      .map((column, index) => pad(truncate(cells[index] ?? '', column), column))
      .join(GAP)
      .trimEnd();
  const rule = widths.map((column) => '\u2500'.repeat(column)).join(GAP);
  return [paint('bold', line(header)), paint('dim', rule), ...rows.map(line)].join('\n');
}

function cellsOf(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(^|[^\\])\|$/, '$1');
  return inner.split(/(?<!\\)\|/).map(plainCell);
}

function plainCell(cell: string): string {
  return cell
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

function columnWidths(rows: readonly (readonly string[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 1, textWidth(cell));
  }
  return widths;
}

function fittingWidths(natural: readonly number[], width: number): number[] {
  const room = width - GAP.length * (natural.length - 1);
  let cap = Math.max(NARROWEST, ...natural);
  const capped = () => natural.map((column) => Math.min(column, cap));
  while (cap > NARROWEST && capped().reduce((sum, column) => sum + column, 0) > room) cap -= 1;
  return capped();
}
