import { remoteFailure } from '../../src/runtime/failure.js';
import { formatSecond } from '../../src/runtime/instant.js';
import type { RunClock } from '../../src/runtime/run-clock.js';
import type { StreamEvent } from '../../src/runtime/stream.js';
import { pageSizes, type StreamDefinition } from '../definition/streams.js';
import type { CloudflareClient, Query } from './cloudflare-client.js';
import { byTime } from './records.js';
import { largestPage, toEvents } from './source.js';

export interface Range {
  /** Whole seconds since 1970, included; undefined reads the newest records instead of the oldest. */
  readonly start: number | undefined;
  /** Included; undefined for now. */
  readonly end: number | undefined;
  readonly limit: number;
}

/**
 * Reads the first records from `start` on, oldest first, or the newest ones, newest first.
 * The bounds sent are a second wider, because nobody documents whether they are inclusive.
 */
export function readRange(
  stream: StreamDefinition,
  range: Range,
  client: CloudflareClient,
  clock: RunClock,
): StreamEvent[] {
  const ascending = range.start !== undefined;
  const query: { [name: string]: string | number } = {};
  if (range.start !== undefined) query['since'] = formatSecond(range.start - 1);
  if (range.end !== undefined) query[stream.untilParameter] = formatSecond(range.end + 1);
  query['direction'] = ascending ? 'asc' : 'desc';
  query['per_page'] = pageSizeFor(range.limit);
  const found: StreamEvent[] = [];
  const known: { [digest: string]: true } = {};
  for (let page = 1; found.length < range.limit; page += 1) {
    const events = readPage(stream, query, page, client, clock);
    if (events.length === 0) break;
    for (let i = 0; i < events.length; i += 1) {
      const event = events[i] as StreamEvent;
      if (known[event.digest] === true || !isInside(event, range)) continue;
      known[event.digest] = true;
      found.push(event);
    }
  }
  found.sort(byTime);
  if (!ascending) found.reverse();
  return found.slice(0, range.limit);
}

function readPage(
  stream: StreamDefinition,
  query: Query,
  page: number,
  client: CloudflareClient,
  clock: RunClock,
): StreamEvent[] {
  const pause = client.delay(clock.now());
  if (!clock.mayRead() || (pause > 0 && !clock.pauseReading(pause))) {
    throw remoteFailure(stream.name + ': the time of the command is over. Ask for fewer events.', {
      status: 0,
      transient: true,
    });
  }
  const paged: { [name: string]: string | number } = {};
  for (const name in query) paged[name] = query[name] as string | number;
  paged['page'] = page;
  return toEvents(stream, client.list(stream, paged, clock.readTimeout()).records);
}

/** The smallest accepted page that holds the limit, to ask for no more than needed. */
export function pageSizeFor(limit: number): number {
  for (let i = 0; i < pageSizes.length; i += 1) {
    const size = pageSizes[i] as number;
    if (size >= limit) return size;
  }
  return largestPage;
}

function isInside(event: StreamEvent, range: Range): boolean {
  if (event.second === undefined) return true;
  if (range.start !== undefined && event.second < range.start) return false;
  return range.end === undefined || event.second <= range.end;
}
