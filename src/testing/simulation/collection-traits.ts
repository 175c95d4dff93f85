import { SeededRandom } from './seeded-random.js';
import type { RunTraits } from './simulated-runs.js';

/** What one simulated deployment of an author's collector is like. */
export interface CollectionTraits extends RunTraits {
  readonly seed: number;
  /** Minutes during which records are made and faults happen. */
  readonly minutes: number;
  readonly recordsPerMinute: number;
  readonly bursts: number;
  readonly burstSize: number;
  /** Share of the records that become visible late, but within the look-back. */
  readonly lateShare: number;
  readonly latencySeconds: number;
  /** Chance that a request to the source fails. */
  readonly sourceFaults: number;
  /** The source answers 429 in four of five minutes. */
  readonly throttled: boolean;
  /** How many records of a page stand on the next one as well. */
  readonly overlap: number;
  /** Chance that all cursors expire before a run. */
  readonly expiringCursors: number;
  readonly sinkFaults: number;
  /** The receiver is down in every other minute. */
  readonly sinkDown: boolean;
  /** The receiver refuses larger bodies with 413. */
  readonly sinkBytes: number;
  /** Seconds by which the clock of the server is ahead of the true time. */
  readonly clockSkew: number;
}

export function drawCollectionTraits(seed: number): CollectionTraits {
  const random = new SeededRandom(seed * 7919 + 29);
  return {
    seed,
    minutes: random.integer(5, 10),
    recordsPerMinute: random.pick([0.5, 3, 10, 30]),
    bursts: random.integer(0, 2),
    burstSize: random.pick([20, 150, 500]),
    lateShare: random.pick([0.05, 0.3]),
    latencySeconds: random.pick([0.2, 0.2, 1, 3]),
    sourceFaults: random.pick([0, 0.03, 0.15]),
    throttled: random.chance(0.1),
    overlap: random.pick([0, 0, 1]),
    expiringCursors: random.pick([0, 0.2]),
    sinkFaults: random.pick([0, 0.1, 0.3]),
    sinkDown: random.chance(0.1),
    sinkBytes: random.pick([10_000_000, 10_000_000, 20_000]),
    kills: random.pick([0, 0.1, 0.35]),
    skippedRuns: random.pick([0, 0.1, 0.4]),
    failureDiscardsLastRun: random.chance(0.5),
    transportFailure: random.pick(['throw', 'status']),
    clockSkew: random.pick([0, 0, 45, -120]),
    // What only our own collections promise to survive.
    overlaps: 0,
    storeFaults: 0,
  };
}

/** The traits in words, those left out that are as everywhere. */
export function describeTraits(traits: CollectionTraits): string[] {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const parts: readonly (string | false)[] = [
    `${traits.recordsPerMinute} records a minute in each log for ${traits.minutes} minutes`,
    traits.bursts > 0 && `bursts of ${traits.burstSize} records (${traits.bursts})`,
    `${percent(traits.lateShare)} of the records are late`,
    `a request to the source takes ${traits.latencySeconds} s`,
    traits.sourceFaults > 0 && `${percent(traits.sourceFaults)} of the requests to the source fail`,
    traits.throttled && 'the source answers 429 in four of five minutes',
    traits.overlap > 0 && 'the last record of a page stands on the next one again',
    traits.expiringCursors > 0 && 'cursors expire',
    traits.sinkFaults > 0 && `${percent(traits.sinkFaults)} of the deliveries fail`,
    traits.sinkDown && 'the receiver is down in every other minute',
    traits.sinkBytes < 10_000_000 && `the receiver refuses bodies over ${traits.sinkBytes} bytes with 413`,
    traits.kills > 0 && `the server is killed in ${percent(traits.kills)} of the runs`,
    traits.skippedRuns > 0 && `${percent(traits.skippedRuns)} of the runs are skipped`,
    traits.failureDiscardsLastRun && 'a run that fails leaves the last run as it was',
    traits.clockSkew !== 0 &&
      `the clock of the server is ${Math.abs(traits.clockSkew)} s ${traits.clockSkew > 0 ? 'ahead' : 'behind'}`,
  ];
  return parts.filter((part) => part !== false);
}
