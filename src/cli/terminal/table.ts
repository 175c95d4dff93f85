import { narrowest, recordLines } from '../../shared/records.js';
import { pad, textWidth } from '../../shared/text-width.js';
import type { Terminal } from './output.js';

const gap = '  ';

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Whether the names of the columns stand above them. */
  readonly header: boolean;
  /** Columns to the left of it. */
  readonly indent?: number;
  /** A cell as it is shown, which changes no width. */
  readonly paint?: (cell: string, column: number) => string;
}

/** Prints a table in aligned columns; as records, a line for each cell, where a narrow terminal cannot show it. */
export function printTable(
  { columns, rows, header, indent = 0, paint = (cell) => cell }: Table,
  out: Terminal,
): void {
  const shown = header ? [columns, ...rows] : rows;
  const widths = columns.map((_name, column) =>
    Math.max(0, ...shown.map((row) => textWidth(row[column] ?? ''))),
  );
  const width = indent + widths.reduce((sum, column) => sum + column, gap.length * (widths.length - 1));
  const painted = (row: readonly string[]) => row.map((cell, column) => paint(cell, column));
  const lines =
    out.interactive && out.width < narrowest && width > out.width
      ? recordLines(columns, rows.map(painted), (_style, text) => out.style('dim', text))
      : shown.map((row) =>
          row
            .map((cell, column) => paint(cell, column) + pad('', (widths[column] ?? 0) - textWidth(cell)))
            .join(gap)
            .trimEnd(),
        );
  for (const line of lines) out.line(line === '' ? '' : ' '.repeat(indent) + line);
}

export type Facts = readonly (readonly [name: string, value: string])[];

/** Prints names with their values, the values one below the other. */
export function printFacts(
  facts: Facts,
  out: Terminal,
  {
    indent = 0,
    paint = (value: string) => value,
  }: { indent?: number; paint?: (value: string, index: number) => string } = {},
): void {
  const width = Math.max(0, ...facts.map(([name]) => textWidth(name)));
  for (const [index, [name, value]] of facts.entries())
    out.line(`${' '.repeat(indent)}${pad(name, width)}${gap}${paint(value, index)}`.trimEnd());
}
