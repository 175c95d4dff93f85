import { nextStart } from './start-search.js';
import type { PagePosition } from './stream.js';
import { newScan, type Scan, type StreamState } from './stream-state.js';

/**
 * How a scan moves over a stream, and how far the watermark may follow it. Pages are read oldest first. The start time
 * moves forward instead of asking for deep pages, which sources answer slowly or not at all; within a second that
 * fills pages only the page can advance.
 *
 * The start time sent is one second before the wanted one, because nobody documents whether it is inclusive.
 */

/** Pages read from one start time before it moves on, where it can. */
const deepestPage = 5;
/** Share of a page, along with one record, that may be read twice when the start time moves. */
const overlapShare = 0.1;
/** For so long the longest page counts as what the source gives at once. */
const longestPageSeconds = 3600;

/** What a page held, once all of it was delivered. */
export interface CompletedPage {
  readonly records: number;
  /** Those of its records that have a readable time, in order. */
  readonly timed: readonly { readonly second: number }[];
  /** The second in which it was asked for, by the slower of the two clocks. */
  readonly asked: number;
  /** The most records that were asked for. */
  readonly pageSize: number;
  /** Finds the next page, '' when there is none; undefined where pages are numbered. */
  readonly cursor: string | undefined;
}

/**
 * Where the next page begins. Starts a scan when none is under way.
 * @param now the second in which the page is asked for
 */
export function nextPosition(state: StreamState, now: number): PagePosition {
  if (!state.scan) {
    const { startSearch, watermark } = state;
    const since = startSearch ? nextStart(startSearch, now) : watermark - 1;
    state.scan = newScan(since, now);
  }
  const { scan } = state;
  if (scan.page === 1 || scan.until === 0) scan.until = now + 1;
  return { since: scan.since, page: scan.page, cursor: scan.cursor, until: scan.until };
}

/**
 * Says which records of a page are final: those before the second that it returns. They lie before the look-back, and
 * nothing before them was left out. Within a page after the first one that is so only if the page before it reached up
 * to this one: it was as long as a page can be, or this page begins with a record that was visible already then.
 * @param first the second of its oldest record; undefined when no time is readable
 */
export function finalBefore(
  state: StreamState,
  first: number | undefined,
  asked: number,
  lookBack: number,
): number {
  const { scan, watermark } = state;
  if (!scan) return watermark;
  scan.began = Math.min(scan.began, asked);
  const mayLeaveHole = scan.page > 1 && scan.cursor === '' && !scan.full;
  if (mayLeaveHole && (first === undefined || first >= scan.asked - lookBack)) scan.withinLookBack = true;
  return scan.withinLookBack ? watermark : Math.max(watermark, asked - lookBack);
}

/** Moves on after a page whose records were all delivered. */
export function completePage(state: StreamState, page: CompletedPage, lookBack: number): void {
  const { scan } = state;
  if (!scan) return;
  const { asked, records, timed, cursor } = page;
  if (records === 0 && !cursor) {
    endScan(state, asked, lookBack);
    return;
  }
  const isLongest = noteLength(state, records, asked);
  const last = timed[timed.length - 1];
  const newest = last ? last.second : scan.reached;
  const horizon = asked - lookBack;
  scan.reached = Math.max(scan.reached, newest);
  state.current = Math.max(state.current, Math.min(scan.reached, asked));
  if (timed.length < records) scan.untimed = true;
  if (!scan.withinLookBack) {
    raiseWatermark(state, Math.min(newest, horizon));
    scan.withinLookBack = newest >= horizon;
  }
  if (cursor === '' || (cursor === undefined && !isLongest)) {
    endScan(state, asked, lookBack);
    return;
  }
  scan.asked = asked;
  scan.full = records >= page.pageSize;
  if (shouldMoveStart(scan, page, newest) && moveStart(state)) return;
  scan.page += 1;
  scan.cursor = cursor ?? '';
}

/** Behind a short page within the look-back, records that appear now would come to stand between two pages. */
function shouldMoveStart(scan: Scan, { timed, records, cursor }: CompletedPage, newest: number): boolean {
  if (scan.page >= deepestPage) return true;
  if (scan.withinLookBack) return cursor === undefined && !scan.full;
  const overlap = timed.filter(({ second }) => second >= newest - 1).length;
  return overlap <= records * overlapShare + 1;
}

/** True for a page as long as any in the last hour: a shorter one is the last one. Nobody knows what sources give at most. */
function noteLength(state: StreamState, records: number, asked: number): boolean {
  if (asked >= state.longestPageSince + longestPageSeconds) {
    state.longestPageSince = asked;
    state.longestPage = 0;
  }
  state.longestPage = Math.max(state.longestPage, records);
  return records === state.longestPage;
}

/** Moves the start time to the newest record that was read. False when that is no step forward. */
export function moveStart(state: StreamState): boolean {
  const { scan } = state;
  if (!scan || scan.reached - 1 <= scan.since) return false;
  startAt(scan, scan.reached - 1);
  return true;
}

function startAt(scan: Scan, since: number): void {
  scan.since = since;
  scan.page = 1;
  scan.cursor = '';
  scan.overflowed = 0;
}

/** Gives up a page that the source refuses: a cursor may have expired. What was read before is known. */
export function leavePosition(state: StreamState): void {
  if (!moveStart(state)) state.scan = undefined;
}

/** Behind the last record: the next scan starts from the watermark. */
export function endScan(state: StreamState, asked: number, lookBack: number): void {
  const { scan } = state;
  if (scan) {
    const horizon = scan.began - lookBack;
    // Where no time is readable, only the end of a scan tells that everything before its look-back was there to be read.
    if (scan.untimed) raiseWatermark(state, horizon);
    // What the source shows no more lies before the watermark, which a quiet stream does not raise.
    state.untimedKeys.forgetBefore(horizon);
  }
  state.scan = undefined;
  state.waiting = undefined;
  state.current = Math.max(state.current, asked);
}

/** Memory is full: the events from this second on wait, and the next scan starts from the watermark. */
export function stopScan(state: StreamState, waitingFrom: number, now: number): void {
  state.scan = undefined;
  state.waiting = { since: state.waiting ? state.waiting.since : now, from: waitingFrom };
}

/** Everything before the second was delivered and is final. */
export function raiseWatermark(state: StreamState, second: number): void {
  if (second <= state.watermark) return;
  state.watermark = second;
  state.keys.forgetBefore(second);
  state.untimedKeys.forgetBefore(second);
  if (state.overflow && state.overflow.second < second) state.overflow = undefined;
}

/**
 * Lets the scan read a final second whose records cannot be remembered from its own start: from then on those that
 * were delivered are counted, which is enough where nothing is added any more.
 */
export function beginOverflow(state: StreamState, second: number): void {
  raiseWatermark(state, second);
  state.overflow = { second, count: 0 };
  if (state.scan) startAt(state.scan, second - 1);
}
