// @module-tag slow

import { beforeAll, describe, expect, test } from 'vitest';
import { installPack } from '#src/simulator/install/install-pack.js';
import { localCortex } from '#src/testing/cortex/local-cortex.js';
import { mockApi } from '#src/testing/mock-api/mock-api.js';
import type { RequestQuota } from '#src/testing/mock-api/rate-limiter.js';
import { type RecordLog, recordLog } from '#src/testing/mock-api/record-log.js';
import { type RouteRequest, reply } from '#src/testing/mock-api/route.js';
import { simulateCollection } from '#src/testing/simulation/simulate-collection.js';
import { type BuiltProject, buildAuthorProject } from '../../fixtures/author-project.js';

/** Services that show their logs in other ways than by page number or an opaque cursor. */
const integration = `
import { defineIntegration } from 'cortex-pack/definition';

export const integration = defineIntegration({
  id: 'Desk',
  folder: 'WeatherEvents',
  category: 'Analytics & SIEM',
  provider: 'Weather',
  description: 'Use this integration to fetch logs as events in Cortex XSIAM.',
  parameters: {
    url: { kind: 'url', display: 'Server URL', section: 'Connect', required: true, help: 'The address.' },
  },
  events: {
    vendor: 'Desk',
    product: 'Logs',
    commandPrefix: 'desk',
    streams: {
      polled: { name: 'Polled Logs', time: 'at', id: 'id' },
      newest: { name: 'Newest Logs', time: 'at', id: 'id', order: 'any', pageSize: 300 },
      exported: { name: 'Exported Logs', time: 'at', id: 'id' },
    },
  },
});
`;

const main = `
import { implement, nextLink, parseJson } from 'cortex-pack/runtime';
import { integration } from '../../definition/integration.js';

interface Job { readonly id: string; readonly done: boolean }

export const run = implement(integration, {
  connect: ({ params }) => ({ url: params.url }),
  streams: {
    polled: ({ http }, { sinceText, cursor, size }) => {
      const answer = cursor === ''
        ? http.send({ path: '/polled', query: { since: sinceText, limit: size } })
        : http.send({ path: cursor });
      return { records: answer.json<unknown[]>(), cursor: nextLink(answer.header('Link')) };
    },
    newest: ({ http }, { sinceText, untilText, offset, size }) => ({
      records: http.get<{ items: unknown[] }>('/newest', { since: sinceText, until: untilText, offset, size }).items,
    }),
    exported: ({ http }, { sinceText, untilText, cursor }) => {
      const job = cursor === ''
        ? http.post<Job>('/exports', { from: sinceText, to: untilText })
        : http.get<Job>('/exports/' + cursor);
      if (!job.done) return { records: [], cursor: job.id, againInSeconds: 10 };
      const { body } = http.send({ path: '/exports/' + job.id + '/file' });
      return { records: body.split('\\n').filter((line) => line !== '').map(parseJson), cursor: null };
    },
  },
});
`;

interface LogRecord {
  readonly id: string;
  readonly at: string;
}

const url = 'https://desk.example.com';

function logOf(route: string, more: object = {}): RecordLog<LogRecord> {
  return recordLog<LogRecord>({
    ...{ route, time: 'at', id: 'id', paging: { kind: 'none' }, ...more },
    sample: ({ id, time }) => ({ id, at: time }),
  });
}

/** @param exportSeconds what an export takes, which holds what was there when it began */
function service(exportSeconds = 25, quota?: RequestQuota) {
  const polled = logOf('GET /list/polled');
  const exported = logOf('GET /list/exported');
  const newest = logOf('GET /newest', {
    ...{ order: 'newest first', largestPage: 20, since: 'since', until: 'until' },
    paging: { kind: 'offset', offset: 'offset', size: 'size' },
  });
  const exports: { readonly from: string; readonly to: string; readonly at: number }[] = [];
  const jobOf = (id: number, now: number) => ({
    id: String(id),
    done: now - (exports[id]?.at ?? now) >= exportSeconds * 1000,
  });
  return mockApi({
    url,
    params: { url },
    ...(quota && { quota }),
    logs: { polled, newest, exported },
    routes: {
      'GET /polled': ({ query, now }: RouteRequest) => {
        const { since = '', after = '', limit } = query;
        const found = polled.visible(now).filter(({ at, id }) => at >= since && `${at} ${id}` > after);
        const page = found.slice(0, Number(limit));
        const last = page.at(-1);
        const next = new URLSearchParams({ ...query, after: last ? `${last.at} ${last.id}` : after || '-' });
        return reply(200, page, { link: `<${url}/polled?${next}>; rel="next"` });
      },
      'POST /exports': ({ json, now }) => {
        exports.push({ ...(json as { from: string; to: string }), at: now });
        return jobOf(exports.length - 1, now);
      },
      'GET /exports/:id': ({ params, now }) => jobOf(Number(params.id), now),
      'GET /exports/:id/file': ({ params }) => {
        const { from = '', to = '', at = 0 } = exports[Number(params.id)] ?? {};
        const held = exported.visible(at).filter((record) => record.at >= from && record.at < to);
        return reply(200, held.map((record) => JSON.stringify(record)).join('\n'));
      },
    },
  });
}

describe('a collector of services that are not like others', () => {
  let built: BuiltProject;

  beforeAll(async () => {
    built = await buildAuthorProject({
      'pack/definition/integration.ts': integration,
      'pack/integrations/WeatherEvents/main.ts': main,
    });
  });

  test.each([2, 3, 4, 5, 6, 7])('collects everything in the deployment of seed %d', (seed) => {
    const { violations, text } = simulateCollection(installPack(built.container), service(), seed);
    expect(violations, text).toEqual([]);
  });

  test('waits for an export that takes longer than a fetch, and starts no other one', async () => {
    const api = service(100);
    await using cortex = await localCortex(built.container, { apis: [api] });
    api.logs.exported.add({ id: 'e1', at: new Date(cortex.clock.now() - 5000).toISOString() });
    const instance = cortex.instance({ event_types_to_fetch: ['Exported Logs'] });
    const runs = await instance.fetchFor(3);
    expect(runs.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(cortex.dataset.rows().map(({ id }) => id)).toEqual(['e1']);
    const asked = api.requests.map(({ method, path }) => `${method} ${path}`);
    expect(asked.indexOf('GET /exports/0/file')).toBe(
      asked.filter((text) => text === 'GET /exports/0').length + 1,
    );
    const pauses = api.requests.slice(1).map(({ at }, index) => at - (api.requests[index]?.at ?? 0));
    expect(Math.min(...pauses.slice(0, 5))).toBeGreaterThanOrEqual(10_000);
  });

  test('looks for late records of a log that has new ones at every request', async () => {
    const api = service();
    await using cortex = await localCortex(built.container, { apis: [api] });
    const start = cortex.clock.now();
    const add = (id: string, at: number, lateBySeconds = 0) =>
      api.logs.polled.add({ id, at: new Date(at).toISOString() }, { lateBySeconds });
    for (let index = 0; index < 2400; index += 1) add(`p${index}`, start + index * 100);
    add('late', start + 30_050, 100);
    const instance = cortex.instance({ event_types_to_fetch: ['Polled Logs'] });
    await instance.fetchFor(4);
    expect(cortex.dataset.rows().some(({ id }) => id === 'late')).toBe(true);
    expect(api.requests.length).toBeLessThan(200);
  });

  test('waits until the limit of the service is reset, as its headers say', async () => {
    const api = service(0, { quota: 4, seconds: 30, retryAfter: false, headerPrefix: 'X-Rate-Limit-' });
    await using cortex = await localCortex(built.container, { apis: [api] });
    const start = cortex.clock.now();
    for (let index = 0; index < 1000; index += 1)
      api.logs.polled.add({ id: `p${index}`, at: new Date(start - 50_000 + index).toISOString() });
    const instance = cortex.instance({ event_types_to_fetch: ['Polled Logs'] });
    await instance.fetchFor(5);
    expect(cortex.dataset.count()).toBe(1000);
    // Each fetch has to find out again.
    const pauses = api.requests.slice(1).map(({ at }, index) => at - (api.requests[index]?.at ?? 0));
    expect(
      pauses.filter((_pause, index) => api.requests[index]?.status === 429).every((pause) => pause > 29_000),
    ).toBe(true);
    expect(api.requests.filter(({ status }) => status === 429).length).toBeLessThan(6);
  });
});
