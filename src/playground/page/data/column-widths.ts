const pixelsPerCharacter = 8;
const padding = 24;
const narrowest = 88;
const widest = 360;

/** Widths in pixels that fit the names of the columns and the cells of some rows, within limits. */
export function columnWidths(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): readonly number[] {
  return columns.map((column, place) => {
    // The name leaves room for the mark of the order.
    const longest = Math.max(column.length + 2, ...rows.map((cells) => cells[place]?.length ?? 0));
    return Math.round(Math.min(Math.max(longest * pixelsPerCharacter + padding, narrowest), widest));
  });
}
