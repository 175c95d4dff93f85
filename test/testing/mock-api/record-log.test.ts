import { expect, test } from 'vitest';
import { mockApi } from '#src/testing/mock-api/mock-api.js';
import type { Paging } from '#src/testing/mock-api/paging.js';
import { recordLog } from '#src/testing/mock-api/record-log.js';
import type { MockResponse } from '#src/testing/server/exchange.js';

const start = Date.UTC(2026, 0, 5, 8);

interface Entry {
  readonly id: number;
  readonly at: string;
}

const entry = (id: number): Entry => ({ id, at: new Date(start + id * 1000).toISOString() });

function logOf(paging: Paging, more: { readonly order?: 'newest first'; readonly items?: string } = {}) {
  const api = mockApi({
    url: 'https://desk.example/api',
    logs: {
      audit: recordLog({
        route: 'GET /v1/audit',
        id: 'id',
        time: 'at',
        since: 'since',
        until: 'until',
        largestPage: 3,
        paging,
        sample: ({ id, time }): Entry => ({ id: Number(id), at: time }),
        ...more,
      }),
    },
  });
  for (let id = 0; id < 7; id += 1) api.logs.audit.add(entry(id));
  const get = (path: string, now = start + 60_000) => {
    const request = { method: 'GET', path: `/api/v1/audit${path}`, headers: {}, body: '' };
    return api.handler(request, now) as MockResponse;
  };
  return { log: api.logs.audit, get };
}

/** The ids of all pages; `next` says how the next one is asked for, undefined behind the last. */
function readAll(
  get: (path: string) => MockResponse,
  next: (reply: MockResponse, page: number, read: number) => string | undefined,
) {
  const pages: number[][] = [];
  for (let path: string | undefined = '?size=3'; path !== undefined; ) {
    const answer = get(path);
    expect(answer.status).toBe(200);
    const ids = JSON.parse(answer.body).items.map(({ id }: Entry) => id);
    if (ids.length === 0) break;
    pages.push(ids);
    path = next(answer, pages.length + 1, pages.flat().length);
  }
  return pages;
}

const whole = [[0, 1, 2], [3, 4, 5], [6]];
const repeated = [[0, 1, 2], [2, 3, 4], [4, 5, 6], [6]];

const kinds: readonly (readonly [
  Paging,
  (reply: MockResponse, page: number, read: number) => string | undefined,
])[] = [
  [{ kind: 'page number', page: 'page', size: 'size' }, (_reply, page) => `?size=3&page=${page}`],
  [
    { kind: 'page number', page: 'page', size: 'size', first: 0 },
    (_reply, page) => `?size=3&page=${page - 1}`,
  ],
  [
    { kind: 'cursor', cursor: 'cursor', size: 'size', next: 'meta.next' },
    ({ body }) => {
      const { next } = JSON.parse(body).meta;
      return next === null ? undefined : `?size=3&cursor=${next}`;
    },
  ],
  [
    { kind: 'link header', page: 'page', size: 'size' },
    ({ headers }) =>
      /<https:\/\/desk\.example\/api\/v1\/audit(\?.*)>; rel="next"/.exec(headers.link ?? '')?.[1],
  ],
];

test.each(kinds)('pages by $kind', (paging, next) => {
  expect(readAll(logOf(paging).get, next)).toEqual(whole);
});

test.each(kinds)('pages by $kind, the last record of each on the next one again', (paging, next) => {
  const { log, get } = logOf(paging);
  log.overlap = 1;
  const pages = readAll(get, next);
  // A cursor names the last record, so that there is no page behind it.
  expect(pages).toEqual(pages.length === repeated.length ? repeated : repeated.slice(0, 3));
});

test('pages by offset', () => {
  const { log, get } = logOf({ kind: 'offset', offset: 'start', size: 'size' });
  const next = (_reply: MockResponse, _page: number, read: number) => `?size=3&start=${read}`;
  expect(readAll(get, next)).toEqual(whole);
  log.overlap = 1;
  expect(readAll(get, next).flat()).toContain(6);
});

test('gives no more than the largest page, and the whole list where there are no pages', () => {
  const ids = (reply: MockResponse) => JSON.parse(reply.body).items.length;
  expect(ids(logOf({ kind: 'page number', page: 'page', size: 'size' }).get('?size=1000'))).toBe(3);
  expect(ids(logOf({ kind: 'none' }).get(''))).toBe(7);
});

test('shows what happened in a time, in either order, also as the whole answer', () => {
  const { get } = logOf({ kind: 'none' }, { order: 'newest first', items: '' });
  const ids = (path: string) => JSON.parse(get(path).body).map(({ id }: Entry) => id);
  expect(ids(`?since=${entry(4).at}`)).toEqual([6, 5, 4]);
  expect(ids(`?since=${start / 1000 + 1}&until=${start + 3000}`)).toEqual([2, 1]);
});

test('shows late records when they are there', () => {
  const { log, get } = logOf({ kind: 'none' });
  log.add(entry(1.5), { lateBySeconds: 120 });
  const count = (now: number) => JSON.parse(get('', now).body).items.length;
  expect(count(start + 60_000)).toBe(7);
  expect(count(start + 121_500)).toBe(8);
  expect(log.visible(start + 3000).map(({ id }) => id)).toEqual([0, 1, 2, 3]);
});

test('cursors expire with time, or when the test says so', () => {
  const { log, get } = logOf({ kind: 'cursor', cursor: 'c', next: 'next', expiresAfterSeconds: 60 });
  const at = start + 60_000;
  const cursor = JSON.parse(get('', at).body).next;
  expect(get(`?c=${cursor}`, at + 60_000).status).toBe(200);
  expect(get(`?c=${cursor}`, at + 60_001).status).toBe(400);
  expect(get('?c=nonsense').status).toBe(400);
  log.expireCursors();
  expect(get(`?c=${cursor}`, at + 1).status).toBe(400);
});

test.each(['?page=0', '?page=x', '?size=0', '?since=yesterday'])('refuses %s', (query) => {
  const { get } = logOf({ kind: 'page number', page: 'page', size: 'size' });
  expect(get(query).status).toBe(400);
});

test('wants a time in each record, and routes that are routes', () => {
  const { log } = logOf({ kind: 'none' });
  expect(() => log.add({ id: 1, at: 'yesterday' })).toThrow('has no time in "at": "yesterday"');
  expect(() => mockApi({ url: 'https://desk.example', routes: { '/v1/me': 1 } })).toThrow(
    '"/v1/me" is no route',
  );
});

test('counts requests against a quota, and says when to come back', () => {
  const api = mockApi({
    url: 'https://desk.example',
    quota: { quota: 2, seconds: 60, retryAfter: true },
    routes: { 'GET /v1/me': true },
  });
  const get = (now: number) =>
    api.handler({ method: 'GET', path: '/v1/me', headers: {}, body: '' }, now) as MockResponse;
  expect([get(start), get(start), get(start + 1000)].map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(get(start + 2000).headers['retry-after']).toBe('59');
  expect(get(start + 62_000).status).toBe(200);
});
