import { type RouteAnswer, type RouteRequest, reply } from './route.js';

interface PageSize {
  /** The query parameter with the number of records wanted. Absent: every page has the same size. */
  readonly size?: string;
}

/** How an API cuts a list into pages: the names are those of the query parameters. */
export type Paging =
  | (PageSize & { readonly kind: 'page number'; readonly page: string; readonly first?: 0 | 1 })
  | (PageSize & { readonly kind: 'offset'; readonly offset: string })
  | (PageSize & {
      readonly kind: 'cursor';
      readonly cursor: string;
      /** Where an answer names the next cursor, such as `meta.next`; null behind the last page. */
      readonly next: string;
      /** After this time a cursor is refused with status 400. */
      readonly expiresAfterSeconds?: number;
    })
  | (PageSize & {
      /** The header `Link` of an answer names the next page. */
      readonly kind: 'link header';
      readonly page: string;
    })
  | { readonly kind: 'none' };

export interface PageSource<R> {
  readonly paging: Paging;
  /** Where the list stands in an answer; '' for an answer that is the list. */
  readonly items: string;
  readonly pageSize: number;
  readonly largestPage: number;
  /** How many records of a page stand on the next one as well. */
  readonly overlap: number;
  /** The address of the list, for links. */
  readonly url: string;
  /** All that fits the query. */
  readonly records: readonly R[];
  readonly idOf: (record: R) => string;
  /** Cursors given before this time, in epoch milliseconds, are refused. */
  readonly cursorsExpiredAt: number;
}

/** The page that a request asks for. */
export function answerPage<R>(source: PageSource<R>, request: RouteRequest): RouteAnswer {
  const { paging, records, items, overlap } = source;
  const size = sizeOf(source, request.query);
  if (size === undefined) return badRequest('size');
  const start = startOf(source, request, size);
  if (typeof start !== 'number') return start;
  const page = paging.kind === 'none' ? records : records.slice(start, start + size);
  const more = paging.kind !== 'none' && start + size < records.length;
  const list = items === '' ? page : objectWith(items, page);
  if (paging.kind === 'cursor') {
    const last = page.at(-1);
    const next = more && last !== undefined ? cursorOf(source.idOf(last), request.now) : null;
    return merged(list as object, objectWith(paging.next, next));
  }
  if (paging.kind === 'link header' && more) {
    const number = Math.floor(start / (size - overlap)) + 2;
    const query = new URLSearchParams({ ...request.query, [paging.page]: String(number) });
    return reply(200, list, { link: `<${source.url}?${query}>; rel="next"` });
  }
  return list;
}

/** The index of the first record on the page, or the refusal of the request. */
function startOf<R>(source: PageSource<R>, { query, now }: RouteRequest, size: number): number | RouteAnswer {
  const { paging, overlap } = source;
  switch (paging.kind) {
    case 'none':
      return 0;
    case 'offset': {
      const offset = wholeNumber(query[paging.offset] ?? '0');
      return offset === undefined ? badRequest(paging.offset) : Math.max(0, offset - overlap);
    }
    case 'cursor': {
      const cursor = query[paging.cursor];
      return cursor === undefined ? 0 : startBehind(source, cursor, now);
    }
    default: {
      const first = paging.kind === 'page number' ? (paging.first ?? 1) : 1;
      const page = wholeNumber(query[paging.page] ?? String(first));
      if (page === undefined || page < first) return badRequest(paging.page);
      return (page - first) * (size - overlap);
    }
  }
}

function sizeOf<R>({ paging, pageSize, largestPage }: PageSource<R>, query: RouteRequest['query']) {
  const asked = paging.kind === 'none' || paging.size === undefined ? undefined : query[paging.size];
  if (asked === undefined) return Math.min(pageSize, largestPage);
  const size = wholeNumber(asked);
  return size === undefined || size === 0 ? undefined : Math.min(size, largestPage);
}

/** A cursor names the last record that was shown, and when it was made. */
function cursorOf(id: string, now: number): string {
  return Buffer.from(JSON.stringify([id, now])).toString('base64url');
}

function startBehind<R>(source: PageSource<R>, cursor: string, now: number): number | RouteAnswer {
  const { paging, records, idOf, overlap, cursorsExpiredAt } = source;
  const [id, made] = decodedCursor(cursor);
  const index = records.findIndex((record) => idOf(record) === id);
  const lasts = (paging.kind === 'cursor' && paging.expiresAfterSeconds) || Number.POSITIVE_INFINITY;
  if (index < 0 || made <= cursorsExpiredAt || now - made > lasts * 1000) {
    return reply(400, { error: 'The cursor has expired or is not valid.' });
  }
  return Math.max(0, index + 1 - overlap);
}

function decodedCursor(cursor: string): [id: unknown, made: number] {
  try {
    const [id, made] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return [id, made];
  } catch {
    return [undefined, 0];
  }
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function badRequest(parameter: string): RouteAnswer {
  return reply(400, { error: `The parameter ${parameter} is not valid.` });
}

/** Both objects in one, at every level. */
function merged(first: object, second: object): object {
  const all: Record<string, unknown> = { ...first };
  for (const [name, value] of Object.entries(second)) {
    const before = all[name];
    const bothObjects = [before, value].every((one) => typeof one === 'object' && one !== null);
    all[name] = bothObjects ? merged(before as object, value as object) : value;
  }
  return all;
}

/** An object with nothing but this value at a path such as `meta.next`. */
function objectWith(path: string, value: unknown): { readonly [name: string]: unknown } {
  const [name = '', ...rest] = path.split('.');
  return { [name]: rest.length === 0 ? value : objectWith(rest.join('.'), value) };
}
