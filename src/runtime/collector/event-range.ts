import type { StreamEvent } from '../collect/stream.js';
import type { RunClock } from '../host/run-clock.js';
import { asFailure, transientFailure } from '../values/failure.js';
import { inOrder } from '../values/in-order.js';
import { awaitTurn } from './all-pages.js';
import { byTime, toEvent } from './event-record.js';
import { type EventSource, type KeyedStream, pageSizeOf } from './event-source.js';
import { pageRequest } from './page-request.js';
import { createStreamReader } from './read-stream.js';

export interface EventRange {
  /** Whole seconds since 1970, included; undefined reads the newest records instead of the oldest. */
  readonly start: number | undefined;
  /** Included; undefined for now. */
  readonly end: number | undefined;
  readonly limit: number;
}

const day = 86400;
/** How far back the newest records are looked for where a request must name a start. */
const longestSeconds = 90 * day;
/** The same where only the oldest can be asked for: ever longer ranges, until there are enough. */
const rangesSeconds = [60, 600, 3600, 6 * 3600, day, 7 * day, 30 * day, longestSeconds] as const;

/**
 * Reads the first records from `start` on, oldest first, or the newest ones, newest first.
 * The bounds sent are a second wider, because sources differ in whether they are inclusive.
 */
export function readRange(
  stream: KeyedStream,
  range: EventRange,
  source: EventSource,
  clock: RunClock,
): StreamEvent[] {
  const { start, limit } = range;
  const until = range.end === undefined ? clock.second() + 1 : range.end + 1;
  if (start !== undefined)
    return read(stream, range, { since: start - 1, until, isAscending: true }, source, clock);
  if (stream.newestFirst) {
    return read(stream, range, { since: until - longestSeconds, until, isAscending: false }, source, clock);
  }
  let found: StreamEvent[] = [];
  for (const seconds of rangesSeconds) {
    const all = { ...range, limit: Number.POSITIVE_INFINITY };
    found = read(stream, all, { since: until - seconds, until, isAscending: true }, source, clock);
    if (found.length >= limit) break;
  }
  return found.reverse().slice(0, limit);
}

interface Bounds {
  readonly since: number;
  readonly until: number;
  readonly isAscending: boolean;
}

function read(
  stream: KeyedStream,
  range: EventRange,
  { since, until, isAscending }: Bounds,
  source: EventSource,
  clock: RunClock,
): StreamEvent[] {
  const isWhole = stream.order === 'any';
  const size = isWhole ? pageSizeOf(stream) : Math.min(range.limit, pageSizeOf(stream));
  const readPage = createStreamReader(stream, source, clock);
  const found: StreamEvent[] = [];
  const known: { [digest: string]: true } = {};
  let cursor = '';
  let before: number = size;
  let offset = 0;
  for (let page = 1; found.length < range.limit; page += 1) {
    if (!awaitTurn(source, clock)) {
      throw transientFailure('The time of the command is over. Ask for fewer events or event types.');
    }
    const request = pageRequest({
      since,
      until,
      page,
      offset,
      cursor,
      size,
      direction: isAscending ? 'asc' : 'desc',
      hasStart: range.start !== undefined || isAscending,
      hasEnd: range.end !== undefined,
    });
    try {
      const list = readPage(request);
      for (const record of list.records) {
        const event = toEvent(stream, record);
        if (known[event.digest] === true || !isInside(event, range)) continue;
        known[event.digest] = true;
        found.push(event);
      }
      before = list.records.length;
      offset += before;
      cursor = list.cursor ?? '';
      if (cursor === '' && (before === 0 || 'cursor' in list)) break;
    } catch (error) {
      // Some lists refuse the page behind their last one.
      if (page > 1 && before < size && asFailure(error).status === 400) break;
      throw error;
    }
  }
  const sorted = inOrder(found, byTime);
  return (isAscending ? sorted : sorted.reverse()).slice(0, range.limit);
}

function isInside({ second }: StreamEvent, { start, end }: EventRange): boolean {
  if (second === undefined) return true;
  return (start === undefined || second >= start) && (end === undefined || second <= end);
}
