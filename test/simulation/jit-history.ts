import type { LogStore } from '#src/testing/mock-api/log-store.js';
import { SeededRandom } from '#src/testing/simulation/seeded-random.js';
import { type JitRecord, OptionalRecordGenerator } from '../../pack/mock-api/optional-records.js';

export const jitName = 'Access JIT Request Logs' as const;

/** In milliseconds: a request may change for seven days. */
export const jitLookBack = 7 * 86_400_000;

const mostRequests = 40;
const latestDecision = 30 * 60_000;

/** Adds a few requests for temporary access between two times in epoch milliseconds, most of which are decided later. */
export function addJitRequests(seed: number, log: LogStore<JitRecord>, from: number, until: number) {
  const random = new SeededRandom(seed + 3_000_017);
  const generator = new OptionalRecordGenerator(seed);
  return Array.from({ length: random.integer(0, mostRequests) }, () => random.integer(from, until)).flatMap(
    (at) => {
      const request = generator.jit(at);
      log.add(request, at);
      const decidedAt = at + random.integer(1000, latestDecision);
      if (random.chance(0.3)) return [madeOf(request, at, at)];
      const decision = generator.decided(request);
      log.replace(request, decision, decidedAt);
      return [madeOf(request, at, at, true), madeOf(decision, at, decidedAt)];
    },
  );
}

/** @param passing the state was another one later, so a run may or may not have seen it */
function madeOf(record: JitRecord, at: number, visibleAt: number, passing = false) {
  const key = `${record.knock_request_id} ${record.status}`;
  return {
    stream: jitName,
    key,
    name: `${jitName} ${key}`,
    time: record.created_at,
    at,
    visibleAt,
    passing,
  };
}
