import { expect, onTestFinished, test } from 'vitest';
import { defineIntegration } from '#src/definition/index.js';
import { demoSource } from '#src/testing/demo-source.js';
import { withHeader } from '#src/testing/mock-api/authentication.js';
import { mockApi } from '#src/testing/mock-api/mock-api.js';
import { recordLog } from '#src/testing/mock-api/record-log.js';
import { failing } from '#src/testing/server/faults.js';

const start = Date.parse('2026-01-05T08:00:00Z');
const key = 'key-1b2c';
const collector = { url: 'http://127.0.0.1:9/logs/v1/event', key: 'collector-key' };

const weather = defineIntegration({
  id: 'Weather',
  category: 'Analytics & SIEM',
  description: 'Collects reports.',
  events: {
    vendor: 'Weather',
    product: 'Logs',
    commandPrefix: 'weather',
    streams: { reports: { name: 'Weather Reports', time: 'at', id: 'id', columns: ['_time', 'city'] } },
  },
});

function weatherApi(url: string) {
  return mockApi({
    url,
    params: { url, key },
    authenticate: withHeader('X-Key', key),
    logs: {
      reports: recordLog({
        route: 'GET /reports',
        time: 'at',
        id: 'id',
        paging: { kind: 'none' },
        sample: ({ id, time, random }) => ({ id, at: time, city: random.pick(['Lisbon', 'Porto']) }),
      }),
    },
  });
}

async function startWeather(faults?: Parameters<ReturnType<typeof demoSource>['start']>[0]['faults']) {
  const clock = { now: start };
  const source = await demoSource(weather, weatherApi).start({
    now: () => clock.now,
    collector,
    ...(faults && { faults }),
  });
  onTestFinished(() => source.close());
  return { source, clock };
}

test('selects every event type, also those that new instances do not fetch', async () => {
  const { reports } = weather.events.streams;
  const streams = { reports, warnings: { ...reports, name: 'Warnings', optional: true } };
  const both = { ...weather, events: { ...weather.events, streams } };
  const source = await demoSource(both, weatherApi).start({ now: () => start, collector });
  onTestFinished(() => source.close());
  expect(source.params.event_types_to_fetch).toEqual(['Weather Reports', 'Warnings']);
});

test('serves the mock server, and names what an instance needs', async () => {
  const { source } = await startWeather();
  expect(source.params).toEqual({
    url: source.url,
    key,
    http_collector_url: collector.url,
    http_collector_key: { identifier: '', password: collector.key },
    first_fetch: '15 minutes',
  });
  const answer = await fetch(`${source.url}/reports`, { headers: { 'X-Key': key } });
  const { items } = (await answer.json()) as { readonly items: readonly { readonly at: string }[] };
  expect(source.visible()).toEqual({ 'Weather Reports': items.length });
  expect(items.every(({ at }) => Date.parse(at) < start && Date.parse(at) >= start - 600_000)).toBe(true);
  expect((await fetch(`${source.url}/reports`)).status).toBe(401);
  expect(source.table).toEqual({
    groupBy: 'SOURCE_LOG_TYPE',
    columns: ['_time', 'SOURCE_LOG_TYPE', 'city'],
    identity: ['id'],
  });
});

test('grows with time, by bursts, and late', async () => {
  const { source, clock } = await startWeather();
  const count = () => source.visible()['Weather Reports'] ?? 0;
  const first = count();
  clock.now += 60_000;
  source.tick();
  const second = count();
  expect(second).toBeGreaterThan(first);
  source.burst(100);
  expect(count()).toBe(second + 100);
  clock.now += 60_000;
  source.tick({ late: true });
  clock.now += 240_000;
  expect(count()).toBeGreaterThan(second + 100);
});

test('has faults in front of it', async () => {
  const { source } = await startWeather(() => failing(500));
  expect((await fetch(`${source.url}/reports`, { headers: { 'X-Key': key } })).status).toBe(500);
  expect(demoSource(weather, weatherApi).faults.length).toBeGreaterThan(5);
});

test('of an integration that collects nothing has nothing to collect', async () => {
  const { events: _events, ...desk } = weather;
  const source = await demoSource(desk, (url) => mockApi({ url, params: { url } })).start({
    now: () => start,
    collector,
  });
  onTestFinished(() => source.close());
  source.tick();
  source.burst(10);
  expect({ params: source.params, visible: source.visible() }).toEqual({
    params: { url: source.url },
    visible: {},
  });
});
