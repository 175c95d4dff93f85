import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askAfter, joinCycles, totalEvents } from '#src/playground/page/fetch/cycle-list.js';
import { cycleWith } from './cycle.ts';

const cycles = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, place) => cycleWith({ number: from + place }));

test('newer cycles are added behind those that are known, and the oldest give way', () => {
  expect(askAfter([])).toBe(0);
  expect(joinCycles([], cycles(1, 3), 10)).toEqual(cycles(1, 3));
  expect(askAfter(cycles(1, 3))).toBe(2);
  expect(joinCycles(cycles(1, 3), cycles(3, 5), 10)).toEqual(cycles(1, 5));
  expect(joinCycles(cycles(1, 3), cycles(3, 5), 2)).toEqual(cycles(4, 5));
});

test('asking step by step gives what asking once gives', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(7), { maxLength: 12 }), (steps) => {
      let known: readonly ReturnType<typeof cycleWith>[] = [];
      let last = 0;
      for (const step of steps) {
        last += step;
        known = joinCycles(known, cycles(askAfter(known) + 1, last), 1000) ?? [];
      }
      expect(known).toEqual(cycles(1, last));
    }),
  );
});

test('after starting over, nothing of before is kept', () => {
  const known = cycles(1, 5);
  expect(joinCycles(known, [], 10)).toBeUndefined();
  const again = cycles(1, 9).map((cycle) => ({ ...cycle, at: cycle.at + 60_000 }));
  expect(joinCycles(known, again.slice(4), 10)).toBeUndefined();
});

test('the known list itself comes back when there is nothing new', () => {
  const known = cycles(1, 5);
  expect(joinCycles(known, known.slice(-1), 10)).toBe(known);
});

test('the events of all streams', () => {
  expect(totalEvents(cycleWith({ events: { rain: 2, snow: 3 } }))).toBe(5);
});
