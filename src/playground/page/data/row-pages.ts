import type { RowRange } from '../parts/virtual-window.js';

export const rowsPerPage = 100;

/** Pages that stay in memory; a screen shows at most two or three. */
const keptPages = 60;

/** The numbers of the pages that hold these rows, from 0. */
export function pagesOf({ start, end }: RowRange): readonly number[] {
  if (end <= start) return [];
  const first = Math.floor(start / rowsPerPage);
  const last = Math.floor((end - 1) / rowsPerPage);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The next page to ask for: one that is shown now, so that what was scrolled past is never asked for. */
export function pageToAskFor(shown: RowRange, isKnown: (page: number) => boolean): number | undefined {
  return pagesOf(shown).find((page) => !isKnown(page));
}

/** The pages with one more, without those that were used longest ago. */
export function withPage<R>(
  pages: ReadonlyMap<number, R>,
  page: number,
  rows: R,
  limit = keptPages,
): ReadonlyMap<number, R> {
  const kept = [...pages].filter(([number]) => number !== page).slice(-(limit - 1));
  return new Map([...kept, [page, rows]]);
}
