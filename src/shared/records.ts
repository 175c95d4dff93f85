import type { Paint } from './terminal-style.js';
import { pad, textWidth } from './text-width.js';

/** Below this width a table that does not fit becomes records. */
export const narrowest = 80;

/** The rows of a table as blocks of lines, one line for each filled cell: the name of its column, and its text. */
export function recordLines(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  paint: Paint,
): string[] {
  const width = Math.max(0, ...columns.map(textWidth));
  return rows.flatMap((row, index) => [
    ...(index === 0 ? [] : ['']),
    ...columns.flatMap((column, at) => (row[at] ? [`${paint('dim', pad(column, width))}  ${row[at]}`] : [])),
  ]);
}
