/** Rows of one height in a box that scrolls: which of them to draw, and how far to scroll. Lengths in pixels. */

export interface ScrollBox {
  /** How far the rows are scrolled. */
  readonly scrollTop: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly rowCount: number;
}

/** Indexes from 0; `end` is the first that is not part of it. */
export interface RowRange {
  readonly start: number;
  readonly end: number;
}

/** Browsers make no element that is higher than about 17 million pixels. */
const highestContent = 8_000_000;

/** The height of the element that scrolls: that of all rows, up to a limit. */
export function contentHeight({ rowHeight, rowCount }: Pick<ScrollBox, 'rowHeight' | 'rowCount'>): number {
  return Math.min(rowHeight * rowCount, highestContent);
}

/** By how many pixels the rows move when the element scrolls by one: 1 but for very many rows. */
export function scrollScale(box: Omit<ScrollBox, 'scrollTop'>): number {
  const { height, rowHeight, rowCount } = box;
  const content = contentHeight(box);
  return content <= height ? 1 : (rowHeight * rowCount - height) / (content - height);
}

/** The rows that are at least partly seen, with `margin` rows before and after. */
export function visibleRows({ scrollTop, height, rowHeight, rowCount }: ScrollBox, margin = 0): RowRange {
  const first = Math.floor(scrollTop / rowHeight) - margin;
  const last = Math.ceil((scrollTop + height) / rowHeight) + margin;
  const start = Math.min(Math.max(first, 0), rowCount);
  return { start, end: Math.max(start, Math.min(last, rowCount)) };
}

/** How far to scroll so that the row is wholly seen; as far as now when it is already. */
export function scrollToRow({ scrollTop, height, rowHeight }: ScrollBox, index: number): number {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + rowHeight - height);
}

/** The row that a key goes to from the active one; undefined for a key that does not move. */
export function rowAfterKey(
  key: string,
  active: number | undefined,
  { height, rowHeight, rowCount }: Omit<ScrollBox, 'scrollTop'>,
): number | undefined {
  const page = Math.max(1, Math.floor(height / rowHeight) - 1);
  const steps: { readonly [key: string]: number } = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -rowCount,
    End: rowCount,
  };
  const step = Object.hasOwn(steps, key) ? steps[key] : undefined;
  if (step === undefined || rowCount === 0) return undefined;
  // Without an active row, the first step down reaches the first row.
  return Math.min(Math.max((active ?? -1) + step, 0), rowCount - 1);
}
