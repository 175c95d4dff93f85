import { renameSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import type { Snapshot } from '#src/playground/protocol.js';
import { watchPaths } from '#src/playground/server/installation/watch.js';
import {
  integrationPath,
  stationPack,
  stations,
  weatherIntegration,
  yamlOf,
} from '../../../fixtures/weather-pack.js';
import { type RunningPlayground, servedPlayground, weatherForm, writeZip } from '../running.js';

const counter = (step: number) =>
  `var last = getLastRun(); last.count = (last.count || 0) + ${step}; setLastRun(last); return last.count;`;

/** A zip on disk that is watched. */
async function watchedZip() {
  const file = writeZip(stationPack(counter(1)));
  const running = await servedPlayground(file, false);
  const watch = await watchPaths([file], () => void running.playground.reinstallation.run());
  onTestFinished(() => watch.close());
  await running.call('saveInstance', weatherForm('http://127.0.0.1:1'));
  return { ...running, file };
}

/** The first snapshot of which it holds. */
async function snapshotWhere(
  { call }: Pick<RunningPlayground, 'call'>,
  holds: (snapshot: Snapshot) => boolean,
): Promise<Snapshot> {
  let snapshot = await call('snapshot', {});
  while (!holds(snapshot)) snapshot = await call('snapshot', { since: snapshot.revision });
  return snapshot;
}

async function countOf({ call }: Pick<RunningPlayground, 'call'>) {
  return (await call('run', { name: 'weather_1', line: '!weather-status' })).entries[0]?.Contents;
}

test('a zip that is replaced on disk is installed again, and the state of its instances stays', async () => {
  const running = await watchedZip();
  expect(await countOf(running)).toBe('1');
  const { watch } = await running.call('snapshot', {});
  const newer = JSON.stringify({
    id: 'WeatherEvents',
    name: 'Weather',
    currentVersion: '1.2.4',
  });
  const next = `${running.file}.new`;
  writeFileSync(next, stationPack(counter(10), { 'metadata.json': newer, 'pack_metadata.json': newer }));
  renameSync(next, running.file);
  const after = await snapshotWhere(
    running,
    ({ pack, watch: { state } }) => pack.version === '1.2.4' && state === 'idle',
  );
  expect(after.watch.installedAt).toBeGreaterThanOrEqual(watch.installedAt);
  expect(await countOf(running)).toBe('11');
});

test('a broken zip is told, and the pack that was installed stays in use', async () => {
  const running = await watchedZip();
  expect(await countOf(running)).toBe('1');
  writeFileSync(running.file, 'no zip');
  const broken = await snapshotWhere(running, ({ watch: { state } }) => state === 'failed');
  expect(broken.watch.message).toMatch(/not a readable zip file/);
  expect(broken.pack.version).toBe('1.2.3');
  expect(await countOf(running)).toBe('2');
  writeFileSync(running.file, stationPack(counter(10)));
  const fixed = await snapshotWhere(running, ({ watch: { state } }) => state === 'idle');
  expect(fixed.watch.message).toBeUndefined();
  expect(await countOf(running)).toBe('12');
});

test('an instance that no longer fits says so until it is configured again', async () => {
  const running = await watchedZip();
  const yaml = yamlOf(weatherIntegration({ ...stations, script: counter(1) }));
  const renamed = yaml.replaceAll('name: url', 'name: address');
  writeFileSync(running.file, stationPack('', { [integrationPath]: renamed }));
  const { instances } = await snapshotWhere(running, (one) => one.instances[0]?.problem !== undefined);
  expect(instances[0]?.problem).toMatch(/no parameter "url"/);
  const name = 'Weather Events (Community Contribution)';
  expect((await running.call('snapshot', {})).watch.changes).toEqual([
    `${name}: Added the Server URL parameter, which is required.`,
    `${name}: Updated the integration to work without the Server URL parameter.`,
  ]);
  expect(await running.refused('test', { name: 'weather_1' })).toMatchObject({
    origin: 'user',
    message: expect.stringMatching(/The instance weather_1 cannot run\..*Configure it first/),
  });
  expect(await running.refused('startFetching', { name: 'weather_1' })).toMatchObject({ origin: 'user' });
  const { values } = await running.call('instance', { name: 'weather_1' });
  const { key = '' } = values;
  await running.call('saveInstance', {
    name: 'weather_1',
    integration: 'Weather Events',
    target: 'mock',
    values: { address: 'http://127.0.0.1:1', key },
  });
  expect((await running.call('snapshot', {})).instances[0]?.problem).toBeUndefined();
});
