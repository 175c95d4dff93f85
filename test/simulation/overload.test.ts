// @module-tag slow

import { expect, inject, it } from 'vitest';
import { scriptIn } from './built-script.js';
import { simulate } from './simulate.js';
import type { Traits } from './traits.js';

/** Nothing goes wrong but the sheer number of records. */
const healthy: Partial<Traits> = {
  minutes: 5,
  lookBackMinutes: 5,
  timeBudget: 50,
  firstFetchMinutes: 60,
  limit: 5000,
  timestamps: 'whole',
  pageSizeCap: Number.POSITIVE_INFINITY,
  deepPageLimit: Number.POSITIVE_INFINITY,
  padding: 0,
  lateShare: 0,
  tooLateShare: 0,
  latencySeconds: 0.2,
  sourceFaults: 0,
  sinkFaults: 0,
  sinkBytes: 10_000_000,
  kills: 0,
  clockSkew: 0,
  skippedRuns: 0,
  brokenStream: -1,
  quota: 1200,
  lostCopies: 0,
  overlaps: 0,
  storeFaults: 0,
  storeBytes: Number.POSITIVE_INFINITY,
  clockJump: 0,
  throttled: false,
  sinkDown: false,
  startedBy: 'scheduler',
  untimedShare: 0,
  burstSeconds: 1,
  optionalStreams: false,
};

const script = () => scriptIn(inject('packZip'));

it('drains a backlog of 40,000 records', () => {
  const { violations, made } = simulate(script(), 1, {
    ...healthy,
    recordsPerMinute: 700,
    firstFetchMinutes: 60,
    bursts: 0,
  });
  expect(made).toBeGreaterThan(40_000);
  expect(violations).toEqual([]);
});

it('gets out of one second with more records than it can remember, a tenth of them late, without a repeat', () => {
  const { violations, repeats, largestState } = simulate(script(), 3, {
    ...healthy,
    recordsPerMinute: 1,
    bursts: 1,
    burstSize: 20_000,
    lateShare: 0.1,
  });
  expect(violations).toEqual([]);
  expect(repeats).toBe(0);
  expect(largestState).toBeLessThanOrEqual(128 * 1024);
});

it('lets events wait, not lose, when more come than can be remembered within the look-back', () => {
  const { violations, repeats, longestWait } = simulate(script(), 5, {
    ...healthy,
    lookBackMinutes: 2,
    firstFetchMinutes: 1,
    streamShares: [1, 1, 1],
    recordsPerMinute: 600,
    bursts: 0,
    lateShare: 0.2,
    storeBytes: 16_000,
  });
  expect(violations).toEqual([]);
  expect(repeats).toBe(0);
  // Look-back, interval, and what the rest of a run takes.
  expect(longestWait).toBeLessThan(120 + 60 + 30);
});

it('loses nothing when a run ends behind a short page and thousands of records come before the next one', () => {
  const { violations, delivered } = simulate(script(), 6, {
    ...healthy,
    firstFetchMinutes: 1,
    latencySeconds: 9,
    timeBudget: 10,
    recordsPerMinute: 0,
    bursts: 0,
    plan: [
      { stream: 0, at: -30, records: 10, seconds: 1 },
      { stream: 0, at: 60, records: 18_000, seconds: 60 },
    ],
  });
  expect(violations).toEqual([]);
  expect(delivered).toBe(18_010);
});

it('gets through thousands of records of one second with a limit of 150', () => {
  const { violations } = simulate(script(), 4, {
    ...healthy,
    limit: 150,
    recordsPerMinute: 1,
    bursts: 1,
    burstSize: 4000,
    sinceInclusive: false,
    lateShare: 0.1,
  });
  expect(violations).toEqual([]);
});
