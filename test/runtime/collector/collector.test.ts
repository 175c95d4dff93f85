import { describe, expect, test } from 'vitest';
import { defineIntegration } from '#src/definition/index.js';
import { implement } from '#src/runtime/index.js';
import { type Answer, type Request, runOnPlatform } from '../implement/platform.js';

const desk = defineIntegration({
  id: 'Desk Logs',
  category: 'Analytics & SIEM',
  description: 'Collects logs.',
  parameters: {
    url: { kind: 'url', display: 'Server URL', section: 'Connect', required: true, help: 'The address.' },
  },
  events: {
    vendor: 'Desk',
    product: 'Logs',
    commandPrefix: 'desk',
    streams: {
      audit: { name: 'Audit Logs', time: 'at', id: 'id', pageSize: 40 },
      sign: { name: 'Sign-ins', time: 'seen.at', id: ['user', 'seen'], pageSize: 40 },
      shuffled: { name: 'Shuffled Logs', time: 'at', id: 'id', pageSize: 40, order: 'any' },
    },
  },
});

interface Record {
  readonly at: number;
  readonly id: string;
}

const run = implement(desk, {
  connect: ({ params }) => ({ url: params.url }),
  streams: {
    audit: ({ http }, { since, until, page, size }) => ({
      records: http.get<Record[]>('/audit', { since, until, page, size }),
    }),
    sign: ({ http }, { sinceText, cursor, size }) => {
      const page = http.get<{ items: object[]; next?: string }>('/sign', {
        from: sinceText,
        cursor: cursor || undefined,
        size,
      });
      return { records: page.items, cursor: page.next };
    },
    shuffled: ({ http }, { since, page, size }) => ({
      records: http.get<Record[]>('/shuffled', { since, page, size }),
    }),
  },
});

const start = Math.floor(Date.now() / 1000) - 600;
const records = Array.from({ length: 100 }, (_, index) => ({ id: `a${index}`, at: start + index }));
const signIns = records.map(({ at }) => ({
  user: `u${at % 7}`,
  seen: { at: new Date(at * 1000).toISOString() },
}));

function source({ url }: Request): Answer {
  const { pathname, searchParams } = new URL(url);
  const size = Number(searchParams.get('size'));
  const number = (name: string) => Number(searchParams.get(name) ?? 0);
  const page = <T>(all: readonly T[], from: number) => all.slice(from, from + size);
  if (pathname === '/sign') {
    const all = signIns.filter(({ seen }) => seen.at >= String(searchParams.get('from')));
    const from = number('cursor');
    const next = from + size < all.length ? { next: String(from + size) } : {};
    return { json: { items: page(all, from), ...next } };
  }
  const found = records.filter(({ at }) => at >= number('since'));
  const all = pathname === '/shuffled' ? found.map((_, at) => found[(at * 37) % found.length]) : found;
  return { json: page(all, (number('page') - 1) * size) };
}

function tenant(params: object = {}) {
  const state = { context: {}, lastRun: {} };
  const events: { readonly [field: string]: unknown }[] = [];
  return {
    events,
    call: (
      command: string,
      args: object = {},
      answer: (request: Request) => Answer | Error = source,
      changed: object = {},
    ) =>
      runOnPlatform(run, {
        command,
        args,
        state,
        params: {
          url: 'https://desk.example.com',
          http_collector_url: 'https://tenant.example.com/logs/v1/event',
          http_collector_key: { identifier: '', password: 'collector-key' },
          event_types_to_fetch: ['Audit Logs', 'Sign-ins', 'Shuffled Logs'],
          first_fetch: '1 hour',
          ...params,
          ...changed,
        },
        answer(request) {
          if (!request.url.startsWith('https://tenant')) return answer(request);
          const lines = request.body.split('\n').filter((line) => line !== '');
          events.push(...lines.map((line) => JSON.parse(line)));
          return request.body === '' ? { status: 500 } : { json: { error: 'false' } };
        },
      }),
  };
}

function counts(events: readonly { readonly [field: string]: unknown }[]) {
  const found: { [type: string]: number } = {};
  for (const { SOURCE_LOG_TYPE: type } of events) found[String(type)] = (found[String(type)] ?? 0) + 1;
  return found;
}

const everything = { 'Audit Logs': 100, 'Sign-ins': 100, 'Shuffled Logs': 100 };

describe('a collector with a page reader for each stream', () => {
  test('delivers every record once, whatever way its pages are found', () => {
    const { call, events } = tenant();
    expect(call('fetch-events')).toMatchObject({ returned: 'ok', error: undefined });
    expect(counts(events)).toEqual(everything);
    expect(call('fetch-events')).toMatchObject({ returned: 'ok' });
    expect(counts(events)).toEqual(everything);
    expect(
      events.find(({ id, SOURCE_LOG_TYPE: type }) => id === 'a3' && type === 'Audit Logs'),
    ).toMatchObject({
      at: start + 3,
      _time: new Date((start + 3) * 1000).toISOString().replace('.000', ''),
      SOURCE_LOG_TYPE: 'Audit Logs',
    });
  });

  test('shows the newest events, though only the oldest can be asked for first', () => {
    const { returned } = tenant().call('desk-get-events', { limit: '2', event_type: 'Audit Logs' });
    expect(returned).toMatchObject([{ Contents: [{ id: 'a99' }, { id: 'a98' }] }]);
  });

  test('shows a range, oldest first', () => {
    const range = {
      start_time: new Date((start + 10) * 1000).toISOString(),
      limit: '3',
      event_type: 'Audit Logs',
    };
    const { returned } = tenant().call('desk-get-events', range);
    expect(returned).toMatchObject([{ Contents: [{ id: 'a10' }, { id: 'a11' }, { id: 'a12' }] }]);
  });

  test('tells its status, and starts again where it is told to', () => {
    const { call, events } = tenant({ event_types_to_fetch: ['Audit Logs'] });
    call('fetch-events');
    const { returned } = call('desk-get-status');
    expect(returned).toMatchObject({ Contents: { streams: [{ name: 'Audit Logs', delivered: 100 }] } });
    const start_time = new Date((start + 90) * 1000).toISOString();
    expect(call('desk-reset', { start_time }).error).toContain('Run it again with confirm=true');
    expect(call('desk-reset', { start_time, confirm: 'true' }).error).toBeUndefined();
    call('fetch-events');
    expect(counts(events)).toEqual({ 'Audit Logs': 110 });
  });

  test('collects by command where no fetch runs, and not beside one', () => {
    const { call, events } = tenant();
    expect(call('desk-collect-events').error).toBeUndefined();
    expect(counts(events)).toEqual(everything);
    call('fetch-events');
    expect(call('desk-collect-events').error).toContain('The scheduled fetch of this instance ran at');
  });

  test('Test names what fails and what works', () => {
    const failing = (request: Request): Answer =>
      request.url.includes('/sign') ? { status: 403, json: { message: 'no' } } : source(request);
    const { error } = tenant().call('test-module', {}, failing);
    expect(error).toContain('Sign-ins: Desk Logs answered 403 ("no").');
    expect(error).toContain('These event types work: Audit Logs, Shuffled Logs.');
    expect(tenant().call('test-module')).toMatchObject({ returned: 'ok' });
  });

  test('a first fetch in the future does not matter once there is a state', () => {
    const { call, events } = tenant({ first_fetch: '1 hour' });
    call('fetch-events');
    const { length } = events;
    for (const command of ['fetch-events', 'desk-get-status']) {
      expect(call(command, {}, source, { first_fetch: '2999-01-01T00:00:00Z' }).error).toBeUndefined();
    }
    expect(events).toHaveLength(length);
  });

  test('a record that has an id keeps it, though its stream makes one of fields', () => {
    const { call, events } = tenant({ event_types_to_fetch: ['Sign-ins'] });
    call('fetch-events', {}, () => ({
      json: {
        items: [
          { id: 'own', user: 'a', seen: { at: new Date(start * 1000).toISOString() } },
          { id: null, user: 'b', seen: { at: new Date(start * 1000).toISOString() } },
        ],
      },
    }));
    expect(events.map(({ id }) => id)).toEqual(['own', expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });

  test('a first fetch in the future is refused', () => {
    const { error } = tenant({ first_fetch: '2100-01-01T00:00:00Z' }).call('fetch-events');
    expect(error).toContain('First fetch time is in the future');
  });
});
