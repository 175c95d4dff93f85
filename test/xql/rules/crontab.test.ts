import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestPause, runTimes } from '#src/xql/rules/crontab.js';

const noon = Date.parse('2026-11-03T12:00:00Z');

function runs(crontab: string, count = 3): string[] {
  return runTimes(crontab, noon, count).map((at) => new Date(at).toISOString().slice(0, 16));
}

test.each<[crontab: string, times: string[]]>([
  ['*/10 * * * *', ['2026-11-03T12:00', '2026-11-03T12:10', '2026-11-03T12:20']],
  ['15 * * * *', ['2026-11-03T12:15', '2026-11-03T13:15', '2026-11-03T14:15']],
  ['5,30-32 6 * * *', ['2026-11-04T06:05', '2026-11-04T06:30', '2026-11-04T06:31']],
  ['0 0 1 */6 *', ['2027-01-01T00:00', '2027-07-01T00:00']],
  ['0 8 * * 7', ['2026-11-08T08:00', '2026-11-15T08:00', '2026-11-22T08:00']],
  ['0 8 10 * 1', ['2026-11-09T08:00', '2026-11-10T08:00', '2026-11-16T08:00']],
  ['0 0 31 2 *', []],
])('"%s" runs at %j', (crontab, times) => {
  expect(runs(crontab, times.length || 1)).toEqual(times);
});

test('the first run is not before the start', () => {
  expect(runTimes('*/10 * * * *', noon + 1, 1)).toEqual([noon + 600_000]);
});

test('the longest pause is in minutes', () => {
  expect([longestPause('*/15 * * * *'), longestPause('0 6,18 * * *'), longestPause('0 6,7 * * *')]).toEqual([
    15, 720, 1380,
  ]);
});

test.each([
  '',
  '* * * *',
  '60 * * * *',
  '* 24 * * *',
  '* * 0 * *',
  '*/0 * * * *',
  '5-1 * * * *',
  'a * * * *',
])('"%s" is no crontab', (crontab) => {
  expect(() => runTimes(crontab, noon, 1)).toThrow(TypeError);
});

test('every run of a schedule by minutes is a multiple of its step', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 59 }), fc.integer({ min: 0, max: 1e9 }), (step, later) => {
      for (const at of runTimes(`*/${step} * * * *`, noon + later, 5)) {
        expect(new Date(at).getUTCMinutes() % step).toBe(0);
        expect(at).toBeGreaterThanOrEqual(noon + later);
      }
    }),
    { numRuns: 50 },
  );
});
