import { describe, expect, test } from 'vitest';
import { defineIntegration } from '#src/definition/index.js';
import type { ApiClient } from '#src/runtime/implement/api-client.js';
import { implement, nextLink, type PageRequest, type RecordPage } from '#src/runtime/index.js';
import { type Answer, type Request, runOnPlatform } from './platform.js';

const receiver = 'https://tenant.example.com/logs/v1/event';
const start = Math.floor(Date.now() / 1000) - 600;
const records = Array.from({ length: 95 }, (_, index) => ({ id: `a${index}`, at: start + index }));

/** Runs commands of a collector with one stream, on the state that the commands before left. */
function collector(
  read: (http: ApiClient, request: PageRequest) => RecordPage,
  answer: (request: Request) => Answer,
  order: 'oldest first' | 'any' = 'oldest first',
) {
  const desk = defineIntegration({
    id: 'Desk Logs',
    category: 'Analytics & SIEM',
    description: 'Collects logs.',
    events: {
      vendor: 'Desk',
      product: 'Logs',
      commandPrefix: 'desk',
      streams: { audit: { name: 'Audit Logs', time: 'at', id: 'id', pageSize: 40, order } },
    },
  });
  const run = implement(desk, {
    connect: () => ({ url: 'https://desk.example.com' }),
    streams: { audit: ({ http }, request) => read(http, request) },
  });
  const state = { context: {}, lastRun: {} };
  const ids: string[] = [];
  const call = (command: string, args: object = {}) => {
    const { error, requests, log, returned } = runOnPlatform(run, {
      command,
      args,
      state,
      params: {
        http_collector_url: receiver,
        http_collector_key: { identifier: '', password: 'collector-key' },
        first_fetch: '1 hour',
      },
      answer(request) {
        if (request.url !== receiver) return answer(request);
        const lines = request.body.split('\n').filter((line) => line !== '');
        ids.push(...lines.map((line) => String(JSON.parse(line).id)));
        return { json: { error: 'false' } };
      },
    });
    const asked = requests.filter(({ url }) => url !== receiver).map(({ url }) => new URL(url));
    return { error, asked, log: log.join('\n'), returned };
  };
  return { call, ids };
}

const all = records.map(({ id }) => id);

describe('a service that names a next page on every page', () => {
  /** As polling does: behind the newest record, the next page is the same one again. */
  const polled = ({ url }: Request): Answer => {
    const { searchParams } = new URL(url);
    const from = Number(searchParams.get('after') ?? 0);
    const page = records.slice(from, from + 40);
    const next = `<https://desk.example.com/audit?after=${from + page.length}>; rel="next"`;
    return { json: page, headers: { Link: next } };
  };
  const read = (http: ApiClient, { cursor }: PageRequest): RecordPage => {
    const answer = http.send({ path: cursor || '/audit' });
    return { records: answer.json<unknown[]>(), cursor: nextLink(answer.header('Link')) };
  };

  test.each(['oldest first', 'any'] as const)('has an end behind an empty page, %s', (order) => {
    const { call, ids } = collector(read, polled, order);
    expect(call('fetch-events').asked.length).toBeLessThan(12);
    expect(ids).toEqual(all);
    // Each fetch reads what may have come late, from the first page on.
    expect(call('fetch-events').asked.map(({ search }) => search)).toContain('');
    expect(ids).toEqual(all);
  });

  test('has an end for a command, too', () => {
    const { call } = collector(read, polled);
    const { returned, error } = call('desk-get-events', { limit: '200', start_time: '1 hour ago' });
    expect(error).toBeUndefined();
    expect(returned).toMatchObject([{ Contents: { length: records.length } }]);
  });
});

test('a list is read on behind empty pages whose cursors lead on', () => {
  const sparse = ({ url }: Request): Answer => {
    const from = Number(new URL(url).searchParams.get('cursor') ?? 0);
    const items = from < 3 ? [] : records;
    return { json: { items, next: from < 3 ? String(from + 1) : '' } };
  };
  const { call, ids } = collector(
    (http, { cursor }) => {
      const query = { cursor: cursor || undefined };
      const { items, next } = http.get<{ items: unknown[]; next: string }>('/audit', query);
      return { records: items, cursor: next };
    },
    sparse,
    'any',
  );
  call('fetch-events');
  expect(ids).toEqual(all);
});

test.each([
  { order: 'oldest first', behind: 200 },
  { order: 'oldest first', behind: 404 },
  { order: 'any', behind: 200 },
  { order: 'any', behind: 404 },
] as const)(
  'the offset counts what the pages before held, $order, with $behind behind the last page',
  ({ order, behind }) => {
    const capped = ({ url }: Request): Answer => {
      const { searchParams } = new URL(url);
      const found = records.filter(({ at }) => at >= Number(searchParams.get('since')));
      const offset = Number(searchParams.get('offset'));
      // Fewer than were asked for, and all pages are full.
      return { status: offset < found.length ? 200 : behind, json: found.slice(offset, offset + 19) };
    };
    const { call, ids } = collector(
      (http, { since, offset, size }) => ({
        records: http.get<unknown[]>('/audit', { since, offset, limit: size }),
      }),
      capped,
      order,
    );
    call('fetch-events');
    expect(ids).toEqual(all);
    const { returned } = call('desk-get-events', { limit: '80', start_time: '1 hour ago' });
    expect(returned).toMatchObject([{ Contents: { length: 80 } }]);
  },
);

test('a misspelled key of a page is named', () => {
  const page = { records, curser: 'next' };
  const { error } = collector(
    () => page,
    () => ({}),
  ).call('test-module');
  expect(error).toContain('The code of "audit" returns "curser". A page has: records, cursor,');
});

describe('an answer without what the code looks for', () => {
  const read = (http: ApiClient): RecordPage => ({ records: http.get<{ items: unknown[] }>('/audit').items });

  test('is no defect of the integration where it is empty', () => {
    const { call } = collector(read, () => ({ text: '' }));
    const { error } = call('test-module');
    expect(error).toContain('Audit Logs: Desk Logs answered 200. The answer is cut off or no JSON');
    expect(error).not.toContain('defect');
  });

  test('is described where it has another form', () => {
    const { error } = collector(read, () => ({ json: { data: [] } })).call('test-module');
    expect(error).toContain('The code of "audit" finds no list of records in the answer.');
  });

  test('is no record where one of several is empty', () => {
    const { call } = collector(
      (http) => ({ records: ['a1', 'a2'].map((id) => http.get(`/audit/${id}`)) }),
      ({ url }) => (url.endsWith('a1') ? { text: '' } : { json: records[2] }),
    );
    expect(call('test-module').error).toContain('Desk Logs answered 200.');
  });

  test('is what the code made of it otherwise', () => {
    const { call } = collector(
      (http) => ({ records: http.get<unknown[] | undefined>('/audit') ?? [] }),
      () => ({ text: '' }),
    );
    expect(call('test-module')).toMatchObject({ returned: 'ok' });
  });

  test('fails as no JSON where the code reads its headers, too', () => {
    const { call } = collector(
      (http) => ({ records: http.send({ path: '/audit' }).json<unknown[]>() }),
      () => ({ text: '<html>' }),
    );
    expect(call('test-module').error).toContain('The answer is cut off or no JSON');
  });
});
