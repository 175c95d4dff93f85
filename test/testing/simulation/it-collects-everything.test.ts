import { describe, expect, test } from 'vitest';
import { installPack } from '#src/simulator/install/install-pack.js';
import { mockApi } from '#src/testing/mock-api/mock-api.js';
import { itCollectsEverything } from '#src/testing/simulation/it-collects-everything.js';
import { simulateCollection } from '#src/testing/simulation/simulate-collection.js';
import { apiKey, collectorPack, reports, smallCollector } from './small-collector.js';

const calm = { lookBackMinutes: 5 };

describe('a collector that keeps the promise', { tags: ['slow'] }, () => {
  itCollectsEverything(collectorPack(smallCollector), reports, { test, seeds: 25, ...calm });
});

/** Mistakes that authors make: a text of the script, what stands there instead, and what the report says. */
const mistakes: readonly (readonly [name: string, find: string, replace: string, report: RegExp])[] = [
  ['forgets late records', 'var lookBack = 300', 'var lookBack = 0', /records were lost/],
  ['looks back for too short a time', 'var lookBack = 300', 'var lookBack = 120', /records were lost/],
  [
    'takes a refused delivery for a good one',
    'deliver(fresh.map(function (record) { return { id: record.id, _time: record.at, city: record.city }; }));',
    'try { deliver(fresh.map(function (record) { return { id: record.id, _time: record.at }; })); } catch (error) {}',
    /records were lost/,
  ],
  [
    'saves its state before the delivery',
    'deliver(fresh.map',
    'fresh.forEach(function (record) { state.known[record.id] = 9e9; }); save(); deliver(fresh.map',
    /records were lost/,
  ],
  [
    'believes a status that looks like success',
    "if (JSON.parse(answer.Body).error !== 'false')",
    'if (false)',
    /records were lost/,
  ],
  ['reads one page', 'position + 1', '0', /records were lost|did not come to an end/],
  [
    'takes a short page for the last one',
    'body.items.length === 0 ?',
    'body.items.length < 51 ?',
    /records were lost/,
  ],
  ['remembers nothing', '!state.known[record.id]', 'true', /came again without excuse/],
  [
    'trusts the clock of the server',
    'Date.parse(answer.Headers.Date[0])',
    'new Date().getTime()',
    /records were lost/,
  ],
];

// A suite that catches no broken collector would prove nothing about a whole one.
test.each(mistakes)('catches a collector that %s', { tags: ['slow'] }, (_name, find, replace, report) => {
  expect(smallCollector.split(find)).toHaveLength(2);
  const pack = installPack(collectorPack(smallCollector.replace(find, () => replace)));
  let text = '';
  for (let seed = 1; seed <= 25 && text === ''; seed += 1) {
    const found = simulateCollection(pack, reports(), seed, calm);
    if (found.violations.length > 0) text = found.text;
  }
  expect(text).toMatch(report);
  expect(text).toMatch(/^Seed \d+: the collector broke its promise\.$/m);
  expect(text).toMatch(/To repeat it: itCollectsEverything\(pack, mock, \{ test, seeds: \[\d+\] \}\)$/);
});

test('every event type is collected, unless the parameters select some', () => {
  const guarded = smallCollector.replace(
    'var lookBack',
    "if (params.event_types_to_fetch.join() !== 'A,B') throw new Error('Only ' + params.event_types_to_fetch);\n  var lookBack",
  );
  const choice = { display: 'Event types', type: 16, options: ['A', 'B'], defaultvalue: 'A', required: true };
  const pack = installPack(collectorPack(guarded, [{ name: 'event_types_to_fetch', ...choice }]));
  expect(simulateCollection(pack, reports(), 1, calm).violations).toEqual([]);
  const params = { event_types_to_fetch: ['A'] };
  expect(simulateCollection(pack, reports(), 1, { ...calm, params }).text).toContain('Only A');
});

test('a seed is the same deployment whenever it is run', () => {
  const pack = installPack(collectorPack(smallCollector));
  expect(simulateCollection(pack, reports(), 7, calm)).toEqual(simulateCollection(pack, reports(), 7, calm));
});

test('a failure names the seed, what was lost and how to repeat it, and no secret', async () => {
  const forgetful = smallCollector
    .replace('var lookBack = 300', 'var lookBack = 0')
    .replace("' answered '", "' with ' + params.credentials.password + ' answered '");
  const run: (() => Promise<void>)[] = [];
  const add = (_name: string, body: () => Promise<void>) => run.push(body);
  itCollectsEverything(collectorPack(forgetful), reports, {
    ...{ test: add, seeds: [3], ...calm },
    traits: {
      lateShare: 0.5,
      recordsPerMinute: 30,
      throttled: true,
      sourceFaults: 0,
      sinkFaults: 0,
      sinkDown: false,
    },
  });
  const message = await run[0]?.().then(
    () => '',
    (error: Error) => error.message,
  );
  expect(message).toMatch(
    /^Seed 3: the collector broke its promise\.\n {2}\d+ of \d+ records were lost:\n {4}reports-\d+ of reports, 2026-01-05T08:/,
  );
  expect(message).toContain('the last with: https://weather.example/v1/reports');
  expect(message).toContain('with *** answered');
  expect(message).not.toContain(apiKey);
});

test('wrong use of it is told apart from a broken collector', () => {
  const pack = installPack(collectorPack(smallCollector));
  const api = {
    url: 'https://weather.example',
    params: { url: 'https://weather.example', credentials: apiKey },
  };
  expect(() => simulateCollection(pack, mockApi(api), 1)).toThrow('has no logs');
  expect(() => simulateCollection(pack, reports(), 1, { params: { look_back: 5 } })).toThrow(
    'has no parameter "look_back"',
  );
  const elsewhere = installPack(collectorPack(smallCollector.replace('/v1/reports', '/v1/report')));
  expect(() => simulateCollection(elsewhere, reports(), 1)).toThrow('has no route for GET /v1/report?');
});
