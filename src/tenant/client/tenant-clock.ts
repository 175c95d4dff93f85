import { aboutPath } from './api-paths.js';
import type { TenantAnswer, TenantClient } from './tenant-client.js';

/** The date of an answer has no fraction, and the answer took its time. */
const indistinctMs = 2000;

/**
 * How many milliseconds the clock of this machine is ahead of that of the tenant, by the date of an answer that came
 * at `now` (epoch milliseconds); 0 for less than two seconds, undefined when the answer has no date.
 */
export function clockAhead(answer: Pick<TenantAnswer, 'header'>, now: number): number | undefined {
  const theirs = Date.parse(answer.header('date') ?? '');
  if (Number.isNaN(theirs)) return undefined;
  return Math.abs(now - theirs) < indistinctMs ? 0 : now - theirs;
}

/** Asks for nothing but the time. The answer tells it whatever its status. */
export async function askClock(client: TenantClient, now: () => number): Promise<number | undefined> {
  const answer = await client.exchange({
    method: 'GET',
    path: aboutPath,
    about: 'time',
    repeatable: true,
  });
  return clockAhead(answer, now());
}
