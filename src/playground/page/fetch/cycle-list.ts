import type { Cycle } from '../../protocol.js';

/** What to ask for next: the newest known cycle is asked for again, since it tells whether all was started over. */
export function askAfter(known: readonly Cycle[]): number {
  return Math.max(0, (known.at(-1)?.number ?? 0) - 1);
}

/**
 * The known cycles and the newer ones, oldest first, without those that are older than the newest `limit`. Undefined
 * when the answer does not begin with the newest known one: then these are other cycles, and all are to be asked for.
 */
export function joinCycles(
  known: readonly Cycle[],
  answer: readonly Cycle[],
  limit: number,
): readonly Cycle[] | undefined {
  const last = known.at(-1);
  if (last === undefined) return answer.slice(-limit);
  const [first, ...newer] = answer;
  if (first === undefined || !isSame(first, last)) return undefined;
  return newer.length === 0 ? known : [...known, ...newer].slice(-limit);
}

function isSame(a: Cycle, b: Cycle): boolean {
  return a.number === b.number && a.at === b.at && a.run === b.run && a.instance === b.instance;
}

export function totalEvents({ events }: Cycle): number {
  return Object.values(events).reduce((sum, count) => sum + count, 0);
}
