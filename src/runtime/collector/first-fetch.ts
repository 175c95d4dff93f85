import { configurationFailure } from '../values/failure.js';
import { parseTime } from '../values/instant.js';

/**
 * Where a fetch without a saved state starts: whole seconds since 1970.
 * @param now milliseconds
 * @throws a Failure for a text that is no time
 */
export function firstSecond(firstFetch: string, now: number): number {
  const second = parseTime(firstFetch, now);
  if (second === undefined) throw configurationFailure('First fetch time is no time.');
  return second;
}
