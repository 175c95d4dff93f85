import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  countStep,
  durationStep,
  linearScale,
  spaceForNames,
  ticksFromZero,
  timeNames,
  timeTicks,
} from '#src/playground/page/chart/scale.js';

const minute = 60_000;
const hour = 60 * minute;

test('values find their place between two ends', () => {
  const place = linearScale(0, 10, 100, 0);
  expect([0, 5, 10].map(place)).toEqual([100, 50, 0]);
  expect(linearScale(3, 3, 7, 9)(3)).toBe(7);
});

test('steps are round: 1, 2 or 5 times a power of ten, or those of a clock face', () => {
  expect([0, 1, 3, 7, 11, 200, 201].map(countStep)).toEqual([1, 1, 5, 10, 20, 200, 500]);
  expect([0, 3 * minute, 16 * minute, 5 * hour].map(durationStep)).toEqual([
    1000,
    5 * minute,
    30 * minute,
    6 * hour,
  ]);
  fc.assert(
    fc.property(fc.nat(1e12), (atLeast) => {
      expect(countStep(atLeast)).toBeGreaterThanOrEqual(atLeast);
      expect(durationStep(atLeast)).toBeGreaterThanOrEqual(atLeast);
    }),
  );
});

test('an axis begins at zero, ends at or above the greatest value, and is never empty', () => {
  expect(ticksFromZero(0, countStep)).toEqual([0, 1]);
  expect(ticksFromZero(17, countStep)).toEqual([0, 5, 10, 15, 20]);
  fc.assert(
    fc.property(fc.nat(1e9), (maximum) => {
      const ticks = ticksFromZero(maximum, countStep);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(maximum);
    }),
  );
});

test('times on an axis are round minutes within it', () => {
  const from = Date.UTC(2026, 0, 1, 8, 3);
  expect(
    timeTicks(from, from + 20 * minute, 4).map((at) => new Date(at).toISOString().slice(11, 16)),
  ).toEqual(['08:05', '08:10', '08:15', '08:20']);
  expect(timeTicks(from, from + 2 * minute, 9)).toEqual([from, from + minute, from + 2 * minute]);
});

test('a span between two steps has the roundest minute in it', () => {
  const from = Date.UTC(2026, 0, 1, 8, 1);
  expect(timeTicks(from, from + 12 * minute, 1)).toEqual([Date.UTC(2026, 0, 1, 8, 10)]);
  fc.assert(
    fc.property(fc.integer({ min: minute, max: 400 * 24 * hour }), fc.nat(24 * hour), (span, begin) => {
      expect(timeTicks(begin, begin + span, 1)).toHaveLength(1);
    }),
  );
});

test('names of times stand below their place, inside of the chart, and do not touch', () => {
  const from = Date.UTC(2026, 0, 1, 8);
  expect(timeNames(from, from + 20 * minute, 50, 290).map(({ middle }) => middle)).toEqual([
    50, 110, 170, 230, 286,
  ]);
  fc.assert(
    fc.property(
      fc.integer({ min: minute, max: 400 * 24 * hour }),
      fc.integer({ min: 1, max: 2000 }),
      fc.nat(24 * hour),
      (span, width, begin) => {
        const middles = timeNames(begin, begin + span, 56, 56 + width).map(({ middle }) => middle);
        const gaps = middles.slice(1).map((middle, index) => middle - (middles[index] ?? 0));
        expect(Math.min(40, ...gaps)).toBe(40);
        expect(Math.max(0, ...middles)).toBeLessThanOrEqual(56 + width - 4);
      },
    ),
  );
});

test('names of values have room to the left, and short ones all the same', () => {
  expect([[], ['0', '1'], ['6,000', '15 min']].map(spaceForNames)).toEqual([56, 56, 56]);
  expect(spaceForNames(['0 s', '1 min 30 s', '3 min'])).toBeGreaterThanOrEqual(10 * 7 + 8);
});
