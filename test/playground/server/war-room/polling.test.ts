import { expect, test, vi } from 'vitest';
import { weatherPack } from '../../../fixtures/weather-pack.js';
import { servedPlayground, writeZip } from '../running.js';

/** Is done at the third call, and never with `forever`. */
const script = `
  var call = Number(args.call || 1);
  if (call === 3 && !args.forever) return { Type: 1, ContentsFormat: 'text', Contents: 'sunny' };
  return {
    Type: 1, ContentsFormat: 'text', Contents: 'call ' + call,
    PollingCommand: 'weather-forecast', NextRun: '60', Timeout: '150',
    PollingArgs: { call: String(call + 1), forever: args.forever }
  };
`;

async function playground() {
  const zip = weatherPack({
    script,
    parameters: [{ name: 'url', display: 'Server URL', type: 0 }],
    commands: [
      { name: 'weather-forecast', polling: true, arguments: [{ name: 'call' }, { name: 'forever' }] },
    ],
  });
  const running = await servedPlayground(writeZip(zip), false);
  const name = 'weather_1';
  await running.call('saveInstance', { name, integration: 'Weather Events', target: 'mock', values: {} });
  return { ...running, name };
}

test('a polling command runs again in virtual time until it is done', async () => {
  const { call, name, defects } = await playground();
  const first = await call('run', { name, line: '!weather-forecast' });
  expect(first).toMatchObject({ origin: 'war room', nextCallAt: first.at + 60_000 });
  await vi.waitFor(async () => expect(await call('runs', {})).toHaveLength(3), 10_000);
  const [, second, third] = await call('runs', {});
  expect(second).toMatchObject({ origin: 'polling', line: '!weather-forecast', at: first.at + 60_000 });
  const last = await call('runDetails', { id: third?.id ?? 0 });
  expect(last).toMatchObject({ at: first.at + 120_000, entries: [{ Contents: 'sunny' }] });
  expect(last.nextCallAt).toBeUndefined();
  expect(defects).toEqual([]);
});

test('a polling command that is never done ends with its timeout', { tags: ['slow'] }, async () => {
  const { call, name } = await playground();
  await call('run', { name, line: '!weather-forecast forever=yes' });
  await vi.waitFor(async () => expect(await call('runs', {})).toHaveLength(4), 10_000);
  const runs = await call('runs', {});
  expect(runs.map(({ ok }) => ok)).toEqual([true, true, true, false]);
  const last = await call('runDetails', { id: runs.at(-1)?.id ?? 0 });
  expect(last.error?.message).toContain('within its timeout of 150 seconds');
});

test('a polling command that is cancelled runs no more', { tags: ['slow'] }, async () => {
  const { call, name } = await playground();
  await call('run', { name, line: '!weather-forecast' });
  await call('cancel', { name });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(await call('runs', {})).toHaveLength(1);
});
