import { expect, inject, onTestFinished, test } from 'vitest';
import { installPack } from '#src/simulator/install/install-pack.js';
import { configureInstance } from '#src/simulator/instance/configure-instance.js';
import { Instance } from '#src/simulator/instance/instance.js';
import { type Faults, onCalls, resetAfter, withFaults } from '#src/testing/server/faults.js';
import { serve } from '#src/testing/server/serve.js';
import { type Fixture, fixtureOfTest } from '../pack/integration/fixture.js';
import { account, collectorKey, credentials } from '../pack/integration/organization.js';
import { auditRecord, fillLogs } from '../pack/integration/records.js';
import { containerProcess } from './container.js';
import { createPlatformIngestion } from './platform-ingestion.js';

type Params = { readonly [name: string]: unknown };

const counts = { 'Account Audit Logs': 4, 'User Audit Logs': 3, 'Access Authentication Logs': 5 };

function withoutCollector(fixture: Fixture): Params {
  return {
    url: fixture.cloudflare.url,
    account_id: account.id,
    first_fetch: '1 hour',
    ...credentials['a user token'],
  };
}

function withCollector(fixture: Fixture): Params {
  const key = { identifier: '', password: collectorKey };
  return { ...withoutCollector(fixture), http_collector_url: fixture.collector.url, http_collector_key: key };
}

async function filledFixture(): Promise<Fixture> {
  const fixture = await fixtureOfTest();
  fillLogs(fixture, { accountAudit: 4, userAudit: 3, access: 5 });
  return fixture;
}

function containerInstance(
  fixture: Fixture,
  params: Params,
  runner = containerProcess(),
  commandTimeLimitSeconds?: number,
): Instance {
  const [integration] = installPack(inject('packZip')).integrations;
  if (integration === undefined) throw new Error('no integration');
  const configuration = configureInstance(integration, { name: 'Cloudflare_1', params });
  const limit = commandTimeLimitSeconds === undefined ? {} : { commandTimeLimitSeconds };
  const instance = new Instance(configuration, { clock: fixture.clock, ...limit }, runner);
  onTestFinished(() => instance.close());
  return instance;
}

/** A tenant that takes the pack for system content. */
async function platform(fixture: Fixture, faults: Faults = () => undefined) {
  const ingestion = createPlatformIngestion('Cloudflare', 'ZeroTrust');
  const server = await serve(withFaults(ingestion.handler, faults), { clock: fixture.clock.now });
  onTestFinished(() => server.close());
  return { ...ingestion, server, runner: containerProcess({ services: ingestion.services(server.url) }) };
}

test('without a collector events go by the platform itself, and its counter moves', async () => {
  const fixture = await filledFixture();
  const { dataset, counted, runner } = await platform(fixture);
  const instance = containerInstance(fixture, withoutCollector(fixture), runner);
  expect((await instance.test()).error).toBeUndefined();
  expect(dataset.count()).toBe(0);
  expect((await instance.fetchEvents()).error).toBeUndefined();
  expect(Object.fromEntries(dataset.countBy('SOURCE_LOG_TYPE'))).toEqual(counts);
  expect((await instance.fetchEvents()).error).toBeUndefined();
  expect(dataset.count()).toBe(12);
  expect(counted).toEqual([12, 0]);
  expect(fixture.collector.requests).toEqual([]);
});

test('events arrive by the platform as they do by a collector, with all digits and characters', async () => {
  const fixture = await fixtureOfTest();
  const more = { note: 'm\u00fcller \u2028 \ud83d\ude80', number: 12.5, nothing: null, deep: [{ a: [] }] };
  fixture.cloudflare.logs
    .accountAudit(account.id)
    .add(auditRecord('one', '2026-11-22T07:50:52.40718Z', more));
  const { dataset, runner } = await platform(fixture);
  await containerInstance(fixture, withoutCollector(fixture), runner).fetchEvents();
  await containerInstance(fixture, withCollector(fixture)).fetchEvents();
  expect(dataset.rows()).toHaveLength(1);
  expect(dataset.rows()).toMatchObject([{ ...more, _time: '2026-11-22T07:50:52.40718Z' }]);
  expect(dataset.rows()).toEqual(fixture.collector.dataset.rows());
});

test('a collector goes first where the instance names one', async () => {
  const fixture = await filledFixture();
  const { dataset, server, runner } = await platform(fixture);
  expect(
    (await containerInstance(fixture, withCollector(fixture), runner).fetchEvents()).error,
  ).toBeUndefined();
  expect(fixture.collector.dataset.count()).toBe(12);
  expect(dataset.count()).toBe(0);
  expect(server.requests).toEqual([]);
});

test('where the platform refuses the pack, Test and the fetch say what to do, before anything is read', async () => {
  const fixture = await filledFixture();
  const instance = containerInstance(fixture, withoutCollector(fixture));
  const refusal =
    /install the zip of the pack instead\. Newer tenants may count an installed zip as custom content, too\. Then create an HTTP Log Collector and fill in HTTP Log Collector URL and HTTP Log Collector Key\. The platform said: .*system content \(66\)/;
  expect((await instance.test()).error?.message).toMatch(refusal);
  const requests = fixture.cloudflare.requests.length;
  expect((await instance.fetchEvents()).error?.message).toMatch(refusal);
  expect(fixture.cloudflare.requests).toHaveLength(requests);
});

test.each([
  [
    { http_collector_key: undefined },
    'HTTP Log Collector Key is missing, but HTTP Log Collector URL is filled in.',
  ],
  [
    { http_collector_url: undefined },
    'HTTP Log Collector URL is missing, but HTTP Log Collector Key is filled in.',
  ],
])('half a collector is refused: %#', async (changes, message) => {
  const fixture = await filledFixture();
  const { runner } = await platform(fixture);
  const instance = containerInstance(fixture, { ...withCollector(fixture), ...changes }, runner);
  expect((await instance.test()).error?.message).toContain(message);
  expect((await instance.fetchEvents()).error?.message).toContain(message);
});

test('a batch whose acknowledgement was lost is sent again, and nothing is missing', async () => {
  const fixture = await filledFixture();
  const { dataset, runner } = await platform(fixture, onCalls([0], resetAfter));
  const instance = containerInstance(fixture, withoutCollector(fixture), runner);
  expect((await instance.fetchEvents()).error).toBeUndefined();
  expect(new Set(dataset.rows().map(({ id }) => id)).size).toBe(12);
});

test('an event that the platform would leave out silently is named in the log', async () => {
  const fixture = await fixtureOfTest();
  const log = fixture.cloudflare.logs.accountAudit(account.id);
  log.add(auditRecord('small', '2026-11-22T07:50:00Z'));
  // Below 5 MB as it is, above it as the platform's helper writes it.
  log.add(auditRecord('huge', '2026-11-22T07:50:01Z', { newValue: '\u4e16'.repeat(1_000_000) }));
  const { dataset, runner } = await platform(fixture);
  const { logs } = await containerInstance(fixture, withoutCollector(fixture), runner).fetchEvents();
  expect(dataset.rows().map(({ id }) => id)).toEqual(['small']);
  expect(logs).toContainEqual({
    level: 'error',
    text: expect.stringMatching(/^\[Platform ingestion\] The record huge was left out/),
  });
});

test('a run ends in time on a platform that gives a command less, and the next ones bring the rest', async () => {
  let pageSeconds = 0;
  const fixture: Fixture = await fixtureOfTest({
    cloudflareFaults: () => (handle) => {
      fixture.clock.wait(pageSeconds);
      return handle();
    },
  });
  fillLogs(fixture, { accountAudit: 4, userAudit: 3, access: 5 });
  const instance = containerInstance(fixture, withCollector(fixture), undefined, 60);
  pageSeconds = 15;
  const start = fixture.clock.now();
  expect((await instance.fetchEvents()).error).toBeUndefined();
  expect(fixture.clock.now() - start).toBeLessThan(50_000);
  expect(fixture.collector.dataset.count()).toBeGreaterThan(0);
  for (let more = 0; more < 3; more += 1) await instance.fetchEvents();
  expect(fixture.collector.dataset.count()).toBe(12);
});

test('installing the pack of the other runtime goes on with the same instance and state', async () => {
  const fixture = await filledFixture();
  const [onServer] = installPack(inject('serverZip')).integrations;
  if (onServer === undefined) throw new Error('no integration');
  const configuration = configureInstance(onServer, { name: 'Cloudflare_1', params: withCollector(fixture) });
  const before = new Instance(configuration, { clock: fixture.clock });
  const between = containerInstance(fixture, withCollector(fixture));
  const after = new Instance(configuration, { clock: fixture.clock });
  onTestFinished(async () => {
    await before.close();
    await after.close();
  });
  expect(between.configuration.integration.id).toBe(before.configuration.integration.id);
  expect(between.configuration.params).toEqual(before.configuration.params);

  const runOn = async (instance: Instance, id: string, state: string) => {
    const at = new Date(fixture.clock.now() - 1000).toISOString();
    fixture.cloudflare.logs.accountAudit(account.id).add(auditRecord(id, at));
    instance.state.loadJson(state);
    expect((await instance.fetchEvents()).error).toBeUndefined();
    fixture.clock.wait(60);
    return instance.state.toJson();
  };
  let state = before.state.toJson();
  state = await runOn(before, 'on the server', state);
  state = await runOn(between, 'in the container', state);
  await runOn(after, 'on the server again', state);
  expect(fixture.collector.dataset.count()).toBe(15);
  expect(new Set(fixture.collector.dataset.rows().map(({ id }) => id)).size).toBe(15);
});
