const pixelsPerCharacter = 8;
const padding = 24;
const narrowest = 88;
const widest = 360;
/** Of a name, which an untrusted row may make very long. */
const widestName = 720;

/** Widths in pixels that fit the names of the columns, and the cells of some rows within a limit. */
export function columnWidths(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): readonly number[] {
  return columns.map((column, place) => {
    const longest = Math.max(...rows.map((cells) => cells[place]?.length ?? 0), 0);
    // The name leaves room for the mark of the order.
    const name = Math.min(widthOf(column.length + 2), widestName);
    return Math.max(narrowest, name, Math.min(widthOf(longest), widest));
  });
}

function widthOf(characters: number): number {
  return characters * pixelsPerCharacter + padding;
}
