import type { SimulatedReceiver } from './simulated-receiver.js';

/** A record that the source of a simulation holds. Times are epoch milliseconds. */
export interface HeldBySource {
  readonly stream: string;
  /** What tells it apart in the dataset. */
  readonly name: string;
  readonly at: number;
  readonly visibleAt: number;
}

/** The promised records that have not arrived. */
export function lostRecords<R extends HeldBySource>(
  held: readonly R[],
  receiver: SimulatedReceiver,
  isPromised: (record: R) => boolean,
): R[] {
  return held.filter((record) => isPromised(record) && !receiver.stored.has(record.name));
}

/** What arrived and was never in the source. */
export function unknownRecords(held: readonly HeldBySource[], receiver: SimulatedReceiver): string[] {
  const names = new Set(held.map(({ name }) => name));
  return [...receiver.stored.keys()].filter((name) => !names.has(name));
}

/** A record that arrived more often than is excused. */
export interface RepeatedRecord {
  readonly name: string;
  readonly copies: number;
  /** So many of its copies have no excuse. */
  readonly unexcused: number;
}

/** The records that arrived more often than is excused. */
export function repeatedRecords(
  held: readonly HeldBySource[],
  receiver: SimulatedReceiver,
  lookBackMs: number,
): RepeatedRecord[] {
  // Two records may be made alike; each of them may come once.
  const alike = new Map<string, number>();
  for (const { name } of held) alike.set(name, (alike.get(name) ?? 0) + 1);
  const moves = movesByTooLate(held, lookBackMs);
  const secondOf = new Map(held.map((record) => [record.name, secondIn(record)]));
  return [...receiver.stored].flatMap(([name, copies]) => {
    const once = alike.get(name);
    if (once === undefined) return [];
    const unexcused = copies - once - (receiver.excused.get(name) ?? 0);
    if (unexcused <= 0) return [];
    const second = secondOf.get(name) ?? '';
    const left = (moves.get(second) ?? 0) - unexcused;
    moves.set(second, left);
    return left < 0 ? [{ name, copies, unexcused }] : [];
  });
}

/** Fewer records in a second are remembered one by one, whatever the server stores. */
const leastOverflow = 500;

/**
 * In a second with more records than can be remembered, they are known by their place. One that becomes visible later
 * than the look-back moves those behind it, so that one of them may come again.
 */
function movesByTooLate(held: readonly HeldBySource[], lookBackMs: number): Map<string, number> {
  const counts = new Map<string, { all: number; tooLate: number }>();
  for (const record of held) {
    const count = counts.get(secondIn(record)) ?? { all: 0, tooLate: 0 };
    count.all += 1;
    if (record.visibleAt - record.at > lookBackMs) count.tooLate += 1;
    counts.set(secondIn(record), count);
  }
  return new Map(
    [...counts]
      .filter(([, { all }]) => all >= leastOverflow)
      .map(([second, { tooLate }]) => [second, tooLate]),
  );
}

function secondIn({ stream, at }: HeldBySource): string {
  return `${stream} ${Math.floor(at / 1000)}`;
}
