import { expect, it } from 'vitest';
import type { Host } from '#src/runtime/host/host.js';
import { startRunClock } from '#src/runtime/host/run-clock.js';

/** A clock that shows these seconds, one after the other. */
function clockShowing(first: number, ...seconds: number[]) {
  const host = { now: () => first * 1000 } as { now: () => number };
  const clock = startRunClock(host as Host, 50);
  return seconds.map((second) => {
    host.now = () => second * 1000;
    return clock.mayRead();
  });
}

it('lets a run read until its time is over', () => {
  expect(clockShowing(1000, 1000, 1049, 1050)).toEqual([true, true, false]);
});

it('does not make a run longer when the clock of the server is set back', () => {
  expect(clockShowing(1000, 1030, 430, 449, 450)).toEqual([true, true, true, false]);
});
