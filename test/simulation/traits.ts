import { SeededRandom } from '#src/testing/simulation/seeded-random.js';

/** What one simulated deployment is like. Every trait is drawn by itself, so that any two of them meet. */
export interface Traits {
  readonly seed: number;
  /** Minutes during which records are made and faults happen. */
  readonly minutes: number;
  readonly lookBackMinutes: number;
  readonly timeBudget: number;
  readonly firstFetchMinutes: number;
  readonly limit: number;
  readonly timestamps: 'whole' | 'mixed' | 'micro';
  readonly sinceInclusive: boolean;
  readonly boundDigits: number;
  readonly pageSizeCap: number;
  readonly deepPageLimit: number;
  readonly behindTheEnd: 'empty' | 'refused';
  readonly recordsPerMinute: number;
  /** The part of that rate which each stream has; drawn where it is absent. */
  readonly streamShares?: readonly number[];
  readonly burstSize: number;
  readonly bursts: number;
  /** Bursts at fixed times, in seconds after the first run. */
  readonly plan?: readonly PlannedBurst[];
  /** Seconds over which the records of a burst are spread; 1 puts all of them into one second. */
  readonly burstSeconds: number;
  /** Letters of two bytes that are added to each record of the account audit log. */
  readonly padding: number;
  /** Share of the records that become visible late, but within the look-back. */
  readonly lateShare: number;
  /** Share of the records whose time is no time, and of those whose time is a number. */
  readonly untimedShare: number;
  readonly numberShare: number;
  /** Share of the account audit records that have no id. */
  readonly idlessShare: number;
  /** Share that becomes visible later than that: no promise covers it. */
  readonly tooLateShare: number;
  readonly latencySeconds: number;
  readonly sourceFaults: number;
  readonly sinkFaults: number;
  readonly sinkLatencySeconds: number;
  /** The receiver is down in every other minute. */
  readonly sinkDown: boolean;
  /** The source answers 429 in four of five minutes. */
  readonly throttled: boolean;
  /** The receiver refuses larger bodies with 413. */
  readonly sinkBytes: number;
  readonly kills: number;
  /** What the platform does with the last run of a run that fails. */
  readonly failureDiscardsLastRun: boolean;
  readonly transportFailure: 'throw' | 'status';
  /** Seconds by which the clock of the server is ahead of the true time. */
  readonly clockSkew: number;
  /** Seconds by which that clock jumps in the middle of the simulation. */
  readonly clockJump: number;
  readonly skippedRuns: number;
  /** Who starts the collection: the scheduler, a job with the command, or first the job and then the scheduler. */
  readonly startedBy: 'scheduler' | 'job' | 'job, then scheduler';
  /** Chance that another collection runs while one is under way. */
  readonly overlaps: number;
  readonly brokenStream: -1 | 0 | 1 | 2 | 3 | 4;
  readonly quota: number;
  readonly retryAfter: boolean;
  /** The largest state that the server stores, in bytes, and the chance that it refuses to store any. */
  readonly storeBytes: number;
  readonly storeFaults: number;
  /** Chance that one copy of the state is lost between two good runs. */
  readonly lostCopies: number;
  /** Whether the instance fetches the streams that are off by default, too. */
  readonly optionalStreams: boolean;
  readonly cursorPlace: 'cursor' | 'cursors.after';
  /** Seconds after which a cursor is refused. */
  readonly cursorSeconds: number;
}

export interface PlannedBurst {
  readonly stream: number;
  readonly at: number;
  readonly records: number;
  /** Seconds over which they are spread. */
  readonly seconds: number;
}

export function drawTraits(seed: number): Traits {
  const random = new SeededRandom(seed * 7919 + 13);
  const latencySeconds = random.pick([0.2, 0.2, 1, 4, 9]);
  const isSlow = latencySeconds >= 4;
  const pageSizeCap = random.pick([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 999, 250, 100]);
  const deepPageLimit = random.pick([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 6000, 2500]);
  const burstSize = random.pick([20, 300, 300, 1500, 3500]);
  const drawn: Traits = {
    seed,
    minutes: random.integer(5, 10),
    lookBackMinutes: random.pick([5, 5, 5, 1, 8]),
    timeBudget: random.pick([50, 50, 20, 90]),
    firstFetchMinutes: random.pick([1, 15, 60]),
    limit: random.pick([5000, 5000, 1000, 150]),
    timestamps: random.pick(['whole', 'mixed', 'micro']),
    sinceInclusive: random.chance(0.5),
    boundDigits: random.pick([0, 3, 9]),
    pageSizeCap,
    deepPageLimit,
    recordsPerMinute: isSlow && pageSizeCap < 999 ? random.pick([0.5, 3, 10]) : random.pick([0.5, 3, 10, 30]),
    burstSize: isSlow ? Math.min(burstSize, 300) : burstSize,
    bursts: random.integer(0, 2),
    padding: random.pick([0, 0, 0, 700]),
    lateShare: random.pick([0.01, 0.05, 0.3]),
    tooLateShare: random.pick([0, 0, 0.03]),
    latencySeconds,
    sourceFaults: random.pick([0, 0.03, 0.15, 0.35]),
    sinkFaults: random.pick([0, 0.03, 0.15]),
    sinkBytes: random.pick([10_000_000, 10_000_000, 150_000]),
    kills: random.pick([0, 0.1, 0.35]),
    failureDiscardsLastRun: random.chance(0.5),
    transportFailure: random.pick(['throw', 'status']),
    clockSkew: random.pick([0, 0, 45, -120]),
    skippedRuns: random.pick([0, 0.1, 0.4]),
    brokenStream: random.pick([-1, -1, -1, 0, 1, 2]),
    quota: random.pick([1200, 1200, 100]),
    retryAfter: random.chance(0.5),
    lostCopies: random.pick([0, 0, 0.15]),
    optionalStreams: random.chance(0.4),
    cursorPlace: random.pick(['cursor', 'cursors.after']),
    cursorSeconds: random.pick([Number.POSITIVE_INFINITY, 600, 30, 1]),
    burstSeconds: random.pick([1, 1, 60]),
    untimedShare: random.pick([0, 0, 0.03]),
    numberShare: random.pick([0, 0, 0.3]),
    idlessShare: random.pick([0, 0, 0.3]),
    sinkLatencySeconds: 0.2,
    sinkDown: random.chance(0.1),
    throttled: random.chance(0.1),
    clockJump: random.pick([0, 0, 0, 0, 600, -600]),
    startedBy: random.pick([
      'scheduler',
      'scheduler',
      'scheduler',
      'scheduler',
      'job',
      'job, then scheduler',
    ]),
    overlaps: random.pick([0, 0, 0.15]),
    storeBytes: random.pick([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 48_000, 32_000, 12_000]),
    storeFaults: random.pick([0, 0, 0.1]),
    behindTheEnd: random.pick(['empty', 'refused']),
  };
  return { ...drawn, burstSize: Math.min(drawn.burstSize, mostInOneSecond(drawn)) };
}

/** What nobody can page through is no promise of ours: beyond the deepest page, or behind cursors that do not last. */
function mostInOneSecond(traits: Traits): number {
  const pages = traits.deepPageLimit * 0.6;
  const cursorsLast = !traits.optionalStreams || traits.cursorSeconds >= 600;
  return cursorsLast ? pages : Math.min(pages, traits.pageSizeCap * 0.6);
}
