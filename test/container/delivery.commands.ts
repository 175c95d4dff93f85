import { expect, inject, onTestFinished, test } from 'vitest';
import { installPack as installOnServer } from '#src/simulator/install/install-pack.js';
import { configureInstance } from '#src/simulator/instance/configure-instance.js';
import { Instance } from '#src/simulator/instance/instance.js';
import { type Faults, onCalls, resetAfter, withFaults } from '#src/testing/server/faults.js';
import { serve } from '#src/testing/server/serve.js';
import { account, collectorKey, credentials } from '../pack/integration/organization.js';
import { auditRecord, fillLogs } from '../pack/integration/records.js';
import { type World, worldOfTest } from '../pack/integration/world.js';
import { ContainerRunner } from './container-runner.js';
import { installPack as installInContainer } from './install-container-pack.js';
import { createPlatformIngestion } from './platform-ingestion.js';

type Params = { readonly [name: string]: unknown };

const counts = { 'Account Audit Logs': 4, 'User Audit Logs': 3, 'Access Authentication Logs': 5 };

function withoutCollector(world: World): Params {
  return {
    url: world.cloudflare.url,
    account_id: account.id,
    first_fetch: '1 hour',
    ...credentials['a user token'],
  };
}

function withCollector(world: World): Params {
  const key = { identifier: '', password: collectorKey };
  return { ...withoutCollector(world), http_collector_url: world.collector.url, http_collector_key: key };
}

async function filledWorld(): Promise<World> {
  const world = await worldOfTest();
  fillLogs(world, { accountAudit: 4, userAudit: 3, access: 5 });
  return world;
}

function containerInstance(world: World, params: Params, runner = new ContainerRunner()): Instance {
  const [integration] = installInContainer(inject('packZip')).integrations;
  if (integration === undefined) throw new Error('no integration');
  const configuration = configureInstance(integration, { name: 'Cloudflare_1', params });
  const instance = new Instance(configuration, { clock: world.clock }, runner);
  onTestFinished(() => instance.close());
  return instance;
}

/** A tenant that takes the pack for system content. */
async function platform(world: World, faults: Faults = () => undefined) {
  const ingestion = createPlatformIngestion('Cloudflare', 'ZeroTrust');
  const server = await serve(withFaults(ingestion.handler, faults), { clock: world.clock.now });
  onTestFinished(() => server.close());
  return { ...ingestion, server, runner: new ContainerRunner({ services: ingestion.services(server.url) }) };
}

test('without a collector events go by the platform itself, and its counter moves', async () => {
  const world = await filledWorld();
  const { dataset, counted, runner } = await platform(world);
  const instance = containerInstance(world, withoutCollector(world), runner);
  expect((await instance.test()).error).toBeUndefined();
  expect(dataset.count()).toBe(0);
  expect((await instance.fetchEvents()).error).toBeUndefined();
  expect(Object.fromEntries(dataset.countBy('SOURCE_LOG_TYPE'))).toEqual(counts);
  expect((await instance.fetchEvents()).error).toBeUndefined();
  expect(dataset.count()).toBe(12);
  expect(counted).toEqual([12, 0]);
  expect(world.collector.requests).toEqual([]);
});

test('events arrive by the platform as they do by a collector, with all digits and characters', async () => {
  const world = await worldOfTest();
  const more = { note: 'm\u00fcller \u2028 \ud83d\ude80', number: 12.5, nothing: null, deep: [{ a: [] }] };
  world.cloudflare.logs.accountAudit(account.id).add(auditRecord('one', '2026-11-22T07:50:52.40718Z', more));
  const { dataset, runner } = await platform(world);
  await containerInstance(world, withoutCollector(world), runner).fetchEvents();
  await containerInstance(world, withCollector(world)).fetchEvents();
  expect(dataset.rows()).toHaveLength(1);
  expect(dataset.rows()).toMatchObject([{ ...more, _time: '2026-11-22T07:50:52.40718Z' }]);
  expect(dataset.rows()).toEqual(world.collector.dataset.rows());
});

test('a collector goes first where the instance names one', async () => {
  const world = await filledWorld();
  const { dataset, server, runner } = await platform(world);
  expect((await containerInstance(world, withCollector(world), runner).fetchEvents()).error).toBeUndefined();
  expect(world.collector.dataset.count()).toBe(12);
  expect(dataset.count()).toBe(0);
  expect(server.requests).toEqual([]);
});

test('where the platform refuses the pack, Test and the fetch say what to do, before anything is read', async () => {
  const world = await filledWorld();
  const instance = containerInstance(world, withoutCollector(world));
  const refusal =
    /install the zip of the pack instead\. Newer tenants may count an installed zip as custom content, too\. Then create an HTTP Log Collector and fill in HTTP Log Collector URL and HTTP Log Collector Key\. The platform said: .*system content \(66\)/;
  expect((await instance.test()).error?.message).toMatch(refusal);
  const requests = world.cloudflare.requests.length;
  expect((await instance.fetchEvents()).error?.message).toMatch(refusal);
  expect(world.cloudflare.requests).toHaveLength(requests);
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
  const world = await filledWorld();
  const { runner } = await platform(world);
  const instance = containerInstance(world, { ...withCollector(world), ...changes }, runner);
  expect((await instance.test()).error?.message).toContain(message);
  expect((await instance.fetchEvents()).error?.message).toContain(message);
});

test('a batch whose acknowledgement was lost is sent again, and nothing is missing', async () => {
  const world = await filledWorld();
  const { dataset, runner } = await platform(world, onCalls([0], resetAfter));
  const instance = containerInstance(world, withoutCollector(world), runner);
  expect((await instance.fetchEvents()).error).toBeUndefined();
  expect(new Set(dataset.rows().map(({ id }) => id)).size).toBe(12);
});

test('an event that the platform would leave out silently is named in the log', async () => {
  const world = await worldOfTest();
  const log = world.cloudflare.logs.accountAudit(account.id);
  log.add(auditRecord('small', '2026-11-22T07:50:00Z'));
  // Below 5 MB as it is, above it as the platform's helper writes it.
  log.add(auditRecord('huge', '2026-11-22T07:50:01Z', { newValue: '\u4e16'.repeat(1_000_000) }));
  const { dataset, runner } = await platform(world);
  const { logs } = await containerInstance(world, withoutCollector(world), runner).fetchEvents();
  expect(dataset.rows().map(({ id }) => id)).toEqual(['small']);
  expect(logs).toContainEqual({
    level: 'error',
    text: expect.stringMatching(/^\[Platform ingestion\] The record huge was left out/),
  });
});

test('installing the pack of the other runtime goes on with the same instance and state', async () => {
  const world = await filledWorld();
  const [onServer] = installOnServer(inject('serverZip')).integrations;
  if (onServer === undefined) throw new Error('no integration');
  const configuration = configureInstance(onServer, { name: 'Cloudflare_1', params: withCollector(world) });
  const before = new Instance(configuration, { clock: world.clock });
  const between = containerInstance(world, withCollector(world));
  const after = new Instance(configuration, { clock: world.clock });
  onTestFinished(async () => {
    await before.close();
    await after.close();
  });
  expect(between.configuration.integration.id).toBe(before.configuration.integration.id);
  expect(between.configuration.params).toEqual(before.configuration.params);

  const runOn = async (instance: Instance, id: string, state: string) => {
    const at = new Date(world.clock.now() - 1000).toISOString();
    world.cloudflare.logs.accountAudit(account.id).add(auditRecord(id, at));
    instance.state.loadJson(state);
    expect((await instance.fetchEvents()).error).toBeUndefined();
    world.clock.wait(60);
    return instance.state.toJson();
  };
  let state = before.state.toJson();
  state = await runOn(before, 'on the server', state);
  state = await runOn(between, 'in the container', state);
  await runOn(after, 'on the server again', state);
  expect(world.collector.dataset.count()).toBe(15);
  expect(new Set(world.collector.dataset.rows().map(({ id }) => id)).size).toBe(15);
});
