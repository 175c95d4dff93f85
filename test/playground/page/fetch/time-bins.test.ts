import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cyclesWithin,
  duplicatesOf,
  eventsPerMinute,
  lagOf,
  streamNames,
  timeBins,
} from '#src/playground/page/fetch/time-bins.js';
import { cycleWith } from './cycle.ts';

const minute = 60_000;
const start = Date.UTC(2026, 0, 1, 8);

test('spans are steps of a clock face that begin at round times', () => {
  const bins = timeBins([cycleWith({ at: start + 7 * minute }), cycleWith({ at: start + 55 * minute })], 6);
  expect(bins.map(({ from, to }) => [(from - start) / minute, (to - start) / minute])).toEqual([
    [0, 10],
    [10, 20],
    [20, 30],
    [30, 40],
    [40, 50],
    [50, 60],
  ]);
  expect(bins.map(({ cycles }) => cycles.length)).toEqual([1, 0, 0, 0, 0, 1]);
  expect(timeBins([], 6)).toEqual([]);
});

test('every cycle is in the span of its time, and there are not more spans than asked for', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(20 * 24 * 60 * minute), { minLength: 1 }),
      fc.integer({ min: 2, max: 90 }),
      (ats, most) => {
        const cycles = ats.sort((a, b) => a - b).map((at) => cycleWith({ at: start + at }));
        const bins = timeBins(cycles, most);
        expect(bins.length).toBeLessThanOrEqual(most);
        expect(bins.flatMap((bin) => bin.cycles)).toEqual(cycles);
        for (const { from, to, cycles: inside } of bins)
          for (const { at } of inside) expect(from <= at && at < to).toBe(true);
      },
    ),
  );
});

test('a span sums its cycles up', () => {
  const cycles = [
    cycleWith({ at: start, events: { rain: 30 }, duplicates: 1, lag: { median: 10, maximum: 50 } }),
    cycleWith({
      at: start + minute,
      events: { rain: 10, snow: 5 },
      duplicates: 2,
      lag: { median: 30, maximum: 40 },
    }),
    cycleWith({ at: start + 2 * minute }),
  ];
  const bin = { from: start, to: start + 4 * minute, cycles };
  expect(eventsPerMinute(bin, 'rain')).toBe(10);
  expect(eventsPerMinute(bin, 'hail')).toBe(0);
  expect(lagOf(bin)).toEqual({ median: 10, maximum: 50 });
  expect(lagOf({ ...bin, cycles: cycles.slice(2) })).toBeUndefined();
  expect(duplicatesOf(bin)).toBe(3);
});

test('the last time before the newest cycle', () => {
  const cycles = [0, 10, 20].map((minutes) => cycleWith({ at: start + minutes * minute }));
  expect(cyclesWithin(cycles, 15 * minute)).toEqual(cycles.slice(1));
  expect(cyclesWithin(cycles, undefined)).toBe(cycles);
  expect(cyclesWithin([], minute)).toEqual([]);
});

test('streams keep their order, and those that only cycles know come after', () => {
  expect(streamNames(['snow', 'rain'], [cycleWith({ events: { hail: 1, rain: 2 } })])).toEqual([
    'snow',
    'rain',
    'hail',
  ]);
});
