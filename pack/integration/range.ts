import { asFailure, inOrder, type RunClock, type StreamEvent, transientFailure } from 'cortex-pack/runtime';
import type { StreamDefinition } from '../definition/streams.js';
import type { CloudflareClient, RecordList } from './cloudflare-client.js';
import { createPageReader, pageSizeFor } from './page.js';
import { byTime, toEvent } from './records.js';

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
  const isAscending = range.start !== undefined;
  const read = createPageReader(stream, client);
  const { since, until } = boundsOf(stream, range, clock.second());
  const size = pageSizeFor(stream, range.limit);
  const found: StreamEvent[] = [];
  const known: { [digest: string]: true } = {};
  let cursor = '';
  let before: number = size;
  for (let page = 1; found.length < range.limit; page += 1) {
    awaitTurn(client, clock);
    let list: RecordList;
    try {
      const direction = isAscending ? 'asc' : 'desc';
      list = read({ since, until, direction, size, page, cursor }, clock.readTimeout());
    } catch (error) {
      // Some lists refuse the page behind their last one.
      if (before < size && asFailure(error).status === 400) break;
      throw error;
    }
    for (const record of list.records) {
      const event = toEvent(stream, record);
      if (known[event.digest] === true || !isInside(event, range)) continue;
      known[event.digest] = true;
      found.push(event);
    }
    before = list.records.length;
    cursor = list.cursor;
    if (before === 0 || (stream.paging !== 'numbered' && cursor === '')) break;
  }
  const sorted = inOrder(found, byTime);
  return (isAscending ? sorted : sorted.reverse()).slice(0, range.limit);
}

function boundsOf({ untilRequired }: StreamDefinition, { start, end }: Range, now: number) {
  const until = end === undefined ? (untilRequired ? now + 1 : undefined) : end + 1;
  const since = start === undefined ? undefined : start - 1;
  return { since: untilRequired && until !== undefined ? (since ?? until - longestSeconds) : since, until };
}

/** @throws a Failure when the command has no time for another request */
function awaitTurn(client: CloudflareClient, clock: RunClock): void {
  const pause = client.delay(clock.now());
  if (clock.mayRead() && (pause <= 0 || clock.pauseReading(pause))) return;
  throw transientFailure('The time of the command is over. Ask for fewer events or event types.');
}

function isInside({ second }: StreamEvent, { start, end }: Range): boolean {
  if (second === undefined) return true;
  return (start === undefined || second >= start) && (end === undefined || second <= end);
}
