/** One page of items. */
export interface ItemPage<T> {
  readonly items: readonly T[];
  /** Finds the page behind this one; empty or absent for none, where pages are found by cursor. */
  readonly cursor?: string | null | undefined;
}

export interface PagePlace {
  /** 1 is the first. */
  readonly page: number;
  /** The number of items before the page. */
  readonly offset: number;
  /** What the page before gave; '' for the first. */
  readonly cursor: string;
  /** The most items to ask for. */
  readonly size: number;
}

/**
 * Reads items page by page until there are so many, or no more. A page with the key `cursor` is followed by the one
 * that the cursor finds; another is followed by the next number unless it is shorter than it may be.
 */
export function readPages<T>(limit: number, pageSize: number, read: (place: PagePlace) => ItemPage<T>): T[] {
  const size = Math.min(limit, pageSize);
  let found: T[] = [];
  let cursor = '';
  for (let page = 1; found.length < limit; page += 1) {
    const { items, ...rest } = read({ page, offset: found.length, cursor, size });
    found = found.concat(items);
    const next = rest.cursor ?? '';
    if (items.length === 0 || ('cursor' in rest ? next === '' || next === cursor : items.length < size))
      break;
    cursor = next;
  }
  return found.slice(0, limit);
}

/** The address behind `rel="next"` in a header `Link`; '' for none. */
export function nextLink(header: string): string {
  const parts = /<([^>]*)>\s*;[^,]*\brel="?next"?/i.exec(header);
  return parts?.[1] ?? '';
}
