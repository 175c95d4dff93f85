import { expect, test } from 'vitest';
import { weatherPack } from '../../../fixtures/weather-pack.js';
import { servedPlayground, writeZip } from '../running.js';

/** Fetches one storm in each run, and the third one twice. */
const script = `
  if (command !== 'fetch-incidents') return 'ok';
  var run = Number(getLastRun().run || 0) + 1;
  setLastRun({ run: run });
  if (args.broken || params.url === 'broken') return 'no list';
  return JSON.stringify([{
    name: 'Storm ' + run + ' ' + params.key, severity: 3, occurred: '2026-01-05T08:00:00Z',
    rawJSON: JSON.stringify({ storm: Math.min(run, 3), token: params.key })
  }]);
`;

const secret = 'Sun+shine/4-77';

async function playground(url: string) {
  const zip = weatherPack({
    script,
    fetchesIncidents: true,
    parameters: [
      { name: 'url', display: 'Server URL', type: 0 },
      { name: 'key', display: 'API Key', type: 4 },
    ],
    commands: [],
  });
  const running = await servedPlayground(writeZip(zip), false);
  const name = 'weather_1';
  const values = { url, key: secret };
  await running.call('saveInstance', { name, integration: 'Weather Events', target: 'mock', values });
  return { ...running, name };
}

test('the cycles of a fetch show its incidents, and each with the object that it was made of', async () => {
  const { call, name, refused, answers } = await playground('');
  for (let cycle = 1; cycle <= 4; cycle += 1) await call('step', { name });
  const cycles = await call('cycles', {});
  expect(cycles.map(({ ok, events, duplicates }) => [ok, events, duplicates])).toEqual([
    [true, { Unclassified: 1 }, 0],
    [true, { Unclassified: 1 }, 0],
    [true, { Unclassified: 1 }, 0],
    [true, { Unclassified: 1 }, 1],
  ]);
  const { incidents, streams, instances } = await call('snapshot', {});
  expect(incidents).toEqual({ count: 4 });
  expect(streams).toEqual([{ name: 'Incidents', inDataset: 4, duplicates: 1, missing: 0 }]);
  expect(instances).toMatchObject([{ fetchesIncidents: true, fetchesEvents: false }]);
  const listed = await call('incidents', {});
  expect(listed.map(({ id, severity, type, instance }) => [id, severity, type, instance])).toEqual(
    ['4', '3', '2', '1'].map((id) => [id, 3, 'Unclassified', 'weather_1']),
  );
  const details = await call('incidentDetails', { id: '2' });
  expect(details.fields).toMatchObject({ id: '2', sourceBrand: 'Weather Events' });
  expect(details.raw).toMatchObject({ storm: 2 });
  expect(await refused('incidentDetails', { id: '99' })).toMatchObject({ origin: 'user' });
  expect(answers.join('')).not.toContain(secret);

  await call('startOver', {});
  expect((await call('snapshot', {})).incidents).toEqual({ count: 0 });
});

test('a fetch that returns no list of incidents fails, and says so', async () => {
  const { call, name } = await playground('broken');
  expect(await call('step', { name })).toMatchObject({
    ok: false,
    error: 'fetch-incidents must return a JSON text with a list of incidents, "[]" for none',
  });
});
