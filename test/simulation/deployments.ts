import { SeededRandom } from '#src/testing/simulation/seeded-random.js';
import { drawTraits, type Traits } from './traits.js';

/** Deployments that are too large for every test run: `npm run soak` draws them in turn with the others. */

/** A source and a server without limits of their own, so that the number of records is what counts. */
const ample: Partial<Traits> = {
  limit: 5000,
  deepPageLimit: Number.POSITIVE_INFINITY,
  pageSizeCap: Number.POSITIVE_INFINITY,
  padding: 0,
  sinkBytes: 10_000_000,
  quota: 1200,
  optionalStreams: false,
  storeBytes: Number.POSITIVE_INFINITY,
  throttled: false,
  sinkDown: false,
  skippedRuns: 0,
  bursts: 0,
  lateShare: 0.2,
};

type Deployment = (random: SeededRandom) => Partial<Traits>;

export const deployments: { readonly [name: string]: Deployment } = {
  'sustained load': (random) => ({
    ...ample,
    recordsPerMinute: random.pick([1200, 1200, 3000, 6000]),
    streamShares: [1, 1, 1],
    latencySeconds: random.pick([0.2, 0.2, 1]),
    lookBackMinutes: 5,
    firstFetchMinutes: random.pick([1, 3]),
    minutes: random.integer(4, 6),
    sourceFaults: random.pick([0, 0.03]),
    sinkFaults: random.pick([0, 0.03]),
  }),
  'one busy stream': (random) => ({
    ...ample,
    recordsPerMinute: random.pick([1200, 3000]),
    streamShares: random.pick([
      [1, 0.02, 0.02],
      [0.02, 1, 0.02],
      [0.02, 0.02, 1],
    ]),
    latencySeconds: random.pick([0.2, 1]),
    minutes: random.integer(4, 6),
    lookBackMinutes: 5,
    firstFetchMinutes: random.pick([1, 15]),
  }),
  'long look-back': (random) => ({
    ...ample,
    lookBackMinutes: random.pick([15, 15, 60]),
    recordsPerMinute: random.pick([60, 240, 600]),
    latencySeconds: random.pick([0.2, 1]),
    minutes: random.integer(20, 30),
    pageSizeCap: random.pick([Number.POSITIVE_INFINITY, 999]),
  }),
  'slow source': (random) => ({
    ...ample,
    latencySeconds: 9,
    recordsPerMinute: random.pick([30, 120, 300]),
    timeBudget: random.pick([20, 50]),
    minutes: random.integer(8, 12),
    quota: random.pick([1200, 100]),
  }),
  'cut behind short pages': (random) => ({
    ...ample,
    latencySeconds: random.pick([4, 9]),
    timeBudget: 20,
    recordsPerMinute: 3,
    bursts: 2,
    burstSize: random.pick([6000, 18_000]),
    burstSeconds: random.pick([60, 120]),
    minutes: 6,
  }),
  'slow receiver': (random) => ({
    ...ample,
    timeBudget: 20,
    sinkLatencySeconds: random.pick([5, 12, 20]),
    recordsPerMinute: random.pick([30, 300]),
  }),
  'jumping clock': (random) => ({
    clockJump: random.pick([600, -600]),
    lateShare: 0.3,
    lookBackMinutes: random.pick([5, 15]),
  }),
  throttled: () => ({ throttled: true, lateShare: 0.2, minutes: 15 }),
  'odd records': (random) => ({
    untimedShare: random.pick([0.03, 0.2]),
    numberShare: 0.3,
    idlessShare: 0.5,
    lateShare: 0.2,
  }),
  'scheduler and job': (random) => ({
    startedBy: random.pick(['scheduler', 'job', 'job, then scheduler']),
    overlaps: 0.3,
    lateShare: 0.2,
  }),
  'backlog of days': (random) => ({
    ...ample,
    firstFetchMinutes: random.pick([1440, 4320]),
    recordsPerMinute: random.pick([5, 15]),
    lateShare: 0.05,
    kills: random.pick([0, 0.1]),
  }),
  'small stores': (random) => ({
    ...ample,
    storeBytes: random.pick([48_000, 32_000, 16_000]),
    recordsPerMinute: random.pick([300, 1200]),
    bursts: 1,
    burstSize: 3000,
    latencySeconds: random.pick([0.2, 1]),
  }),
  'failing stores': (random) => ({ storeFaults: random.pick([0.1, 0.2]), lateShare: 0.2 }),
  'receiver down half the time': () => ({ sinkDown: true, lateShare: 0.2, minutes: 12 }),
  'crowded second': (random) => ({
    ...ample,
    bursts: 1,
    burstSize: 20_000,
    burstSeconds: 1,
    lateShare: 0.1,
    recordsPerMinute: random.pick([1, 60]),
    latencySeconds: random.pick([0.2, 1]),
    lookBackMinutes: random.pick([1, 5]),
  }),
};

export interface SeedDeployment {
  readonly name: string;
  readonly traits: Traits;
}

/** The deployment of a seed that stands for none of the wider ones. */
export function drawnDeployment(seed: number): SeedDeployment {
  return { name: 'drawn', traits: drawTraits(seed) };
}

/** Which deployment a seed stands for when they are drawn in turn with the wider ones. */
export function deploymentOf(seed: number): SeedDeployment {
  const drawn = drawnDeployment(seed);
  const names = Object.keys(deployments);
  // Every other seed is one of those that the tests draw.
  const name = seed % 2 === 1 ? undefined : names[(seed / 2) % names.length];
  if (name === undefined) return drawn;
  return { name, traits: { ...drawn.traits, ...deployments[name]?.(new SeededRandom(seed)) } };
}
