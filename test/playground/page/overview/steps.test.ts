import { describe, expect, test } from 'vitest';
import { stepsOf } from '#src/playground/page/overview/steps.js';
import type { Snapshot } from '#src/playground/protocol.js';

const instance = {
  name: 'one',
  integration: 'Weather',
  target: 'mock',
  fetchesEvents: true,
  fetchesIncidents: false,
  tested: 'not yet',
  stateBytes: 0,
} as const;

const fresh: Snapshot = {
  revision: 1,
  pack: { id: 'Weather', name: 'Weather', version: '1.0.0', file: 'weather.zip' },
  watch: { watching: 'nothing', state: 'idle', installedAt: 0, changes: [] },
  now: 0,
  mockServers: [],
  hasSource: true,
  instances: [instance],
  pace: { intervalSeconds: 60, restMilliseconds: 0, lateRecords: false },
  faults: [],
  streams: [],
  dataset: { name: 'weather_events_raw', count: 0, columns: [] },
  lastCycle: 0,
  lastRun: 0,
};

const facts = { looked: false, hasIntegration: true, errors: 0 };

function states(snapshot: Partial<Snapshot>, looked = false, hasIntegration = true): string[] {
  return stepsOf({ ...fresh, ...snapshot }, { looked, hasIntegration, errors: 0 }).map(
    ({ title, state }) => `${title}: ${state}`,
  );
}

describe('the steps of a collector', () => {
  test('are open at first', () => {
    expect(states({})).toEqual(['Test: open', 'Fetch: open', 'Look at the data: open', 'Upload: open']);
  });

  test('tick by what the session did', () => {
    const dataset = { ...fresh.dataset, count: 1 };
    expect(states({ instances: [{ ...instance, tested: 'ok' }], lastCycle: 1, dataset })).toEqual([
      'Test: done',
      'Fetch: done',
      'Look at the data: open',
      'Upload: open',
    ]);
    expect(states({ dataset }, true)).toContain('Look at the data: done');
  });

  test('events of a command are no cycle', () => {
    const [, fetch] = stepsOf({ ...fresh, dataset: { ...fresh.dataset, count: 78 } }, facts);
    expect(fetch).toMatchObject({
      state: 'open',
      text: 'No cycle ran yet; commands brought 78 events.',
    });
  });

  test('show a test that failed, unless another instance answered', () => {
    const failed = { ...instance, tested: 'failed' } as const;
    expect(states({ instances: [failed] })[0]).toBe('Test: failed');
    expect(states({ instances: [failed, { ...instance, name: 'two', tested: 'ok' }] })[0]).toBe('Test: done');
  });

  test('are not done by a cycle that brought nothing', () => {
    const [, fetch] = stepsOf({ ...fresh, lastCycle: 2 }, facts);
    expect(fetch).toMatchObject({ state: 'open', text: '2 cycles brought no events.' });
  });
});

test('a pack that fetches incidents has its own view for them', () => {
  const [, fetch, look] = stepsOf({ ...fresh, lastCycle: 1, incidents: { count: 3 } }, facts);
  expect(fetch?.text).toBe('3 incidents in 1 cycle.');
  expect(look).toMatchObject({ title: 'Look at the incidents', view: 'incidents' });
});

test('errors are to be fixed before an upload', () => {
  expect(stepsOf(fresh, { ...facts, errors: 2 }).at(-1)?.text).toMatch(/^Fix the errors/);
});

describe('a pack that fetches nothing', () => {
  const commands = { instances: [{ ...instance, fetchesEvents: false, tested: 'ok' }] } as const;

  test('runs a command instead, and a test is none', () => {
    expect(states({ ...commands, lastRun: 1 })).toEqual([
      'Test: done',
      'Run a command: open',
      'Upload: open',
    ]);
    expect(states({ ...commands, lastRun: 2 })[1]).toBe('Run a command: done');
  });

  test('has nothing to test without an integration', () => {
    expect(states({ instances: [], lastRun: 1 }, false, false)).toEqual([
      'Run a command: done',
      'Upload: open',
    ]);
  });
});
