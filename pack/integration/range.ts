import type { StreamEvent } from '../../src/runtime/collect/stream.js';
import type { RunClock } from '../../src/runtime/host/run-clock.js';
import { asFailure, remoteFailure } from '../../src/runtime/values/failure.js';
import type { StreamDefinition } from '../definition/streams.js';
import type { CloudflareClient, RecordList } from './cloudflare-client.js';
import { createPageReader, pageSizeFor } from './page.js';
import { byTime } from './records.js';
import { toEvents } from './source.js';

export interface Range {
  /** Whole seconds since 1970, included; undefined reads the newest records instead of the oldest. */
  readonly start: number | undefined;
  /** Included; undefined for now. */
  readonly end: number | undefined;
  readonly limit: number;
}

/** How far back the newest records are looked for where a request must name a start. */
const longestSeconds = 90 * 86400;

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
  const read = createPageReader(stream, client);
  const bounds = boundsOf(stream, range, Math.floor(clock.now() / 1000));
  const found: StreamEvent[] = [];
  const known: { [digest: string]: true } = {};
  let cursor = '';
  let before = 0;
  for (let page = 1; found.length < range.limit; page += 1) {
    awaitTurn(client, clock);
    const size = pageSizeFor(stream, range.limit);
    let list: RecordList;
    try {
      list = read(
        {
          since: bounds.since,
          until: bounds.until,
          direction: ascending ? 'asc' : 'desc',
          size,
          page,
          cursor,
        },
        clock.readTimeout(),
      );
    } catch (error) {
      // Some lists refuse the page behind their last one.
      if (page > 1 && before < size && asFailure(error).status === 400) break;
      throw error;
    }
    before = list.records.length;
    const events = toEvents(stream, list.records);
    for (let i = 0; i < events.length; i += 1) {
      const event = events[i] as StreamEvent;
      if (known[event.digest] === true || !isInside(event, range)) continue;
      known[event.digest] = true;
      found.push(event);
    }
    if (events.length === 0 || (stream.paging === 'cursor' && list.cursor === '')) break;
    cursor = list.cursor;
  }
  sortByTime(found);
  if (!ascending) found.reverse();
  return found.slice(0, range.limit);
}

/** Of one time, what was read first comes first: engines of ES5 do not promise that of `sort`. */
function sortByTime(events: StreamEvent[]): void {
  const placed: { readonly event: StreamEvent; readonly position: number }[] = [];
  for (let i = 0; i < events.length; i += 1) placed.push({ event: events[i] as StreamEvent, position: i });
  placed.sort(function (a, b) {
    return byTime(a.event, b.event) || a.position - b.position;
  });
  for (let i = 0; i < placed.length; i += 1) events[i] = (placed[i] as { event: StreamEvent }).event;
}

function boundsOf(
  stream: StreamDefinition,
  range: Range,
  now: number,
): { since: number | undefined; until: number | undefined } {
  const since = range.start === undefined ? undefined : range.start - 1;
  const until = range.end === undefined ? undefined : range.end + 1;
  if (!stream.untilRequired) return { since: since, until: until };
  const end = until === undefined ? now + 1 : until;
  return { since: since === undefined ? end - longestSeconds : since, until: end };
}

/** @throws a Failure when the command has no time for another request */
function awaitTurn(client: CloudflareClient, clock: RunClock): void {
  const pause = client.delay(clock.now());
  if (clock.mayRead() && (pause <= 0 || clock.pauseReading(pause))) return;
  throw remoteFailure('The time of the command is over. Ask for fewer events or event types.', {
    status: 0,
    transient: true,
  });
}

function isInside(event: StreamEvent, range: Range): boolean {
  if (event.second === undefined) return true;
  if (range.start !== undefined && event.second < range.start) return false;
  return range.end === undefined || event.second <= range.end;
}
