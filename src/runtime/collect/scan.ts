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

/** No list gives smaller pages than this, or than it was asked for, unless it is at its end. */
export const smallestFullPage = 25;
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
  return {
    since: scan.since,
    page: scan.page,
    offset: scan.offset,
    cursor: scan.cursor,
    until: scan.until,
  };
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
    endWholeScan(state, asked, lookBack);
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
  // Some sources name a next page forever, while new records come.
  if (cursor === '' || (cursor && newest > scan.began)) {
    endWholeScan(state, asked, lookBack);
    return;
  }
  if (cursor === undefined && !isLongest) {
    endScan(state, asked);
    return;
  }
  scan.asked = asked;
  scan.full = records >= page.pageSize;
  if (records > 0 && shouldMoveStart(scan, page, newest) && moveStart(state)) return;
  scan.page += 1;
  scan.offset += records;
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
  scan.offset = 0;
  scan.cursor = '';
  scan.overflowed = 0;
  scan.skips = false;
}

/**
 * Leaves a page that is refused for good, or that is the one before once more. What was read before is known. Where the
 * start cannot move, all before the page is read again: it may work then. Where it does not, what is left of the second
 * cannot be read, and the next one follows, step by step, because nobody documents whether the start is inclusive.
 * @returns false when the source shows the same from any start
 */
export function leavePage(state: StreamState): boolean {
  const { scan } = state;
  if (!scan || moveStart(state)) return true;
  const { since, page, reached } = scan;
  if (state.unreadable?.second === reached && since <= reached) {
    startAt(scan, since + 1);
    scan.skips = true;
    return true;
  }
  state.unreadable = { second: reached, page };
  state.scan = undefined;
  return since <= reached;
}

/**
 * To be called with the second of the first record of a page.
 * @returns true when it shows that a second whose rest was skipped was not the last one: then that rest is missing
 */
export function noteSkipped(state: StreamState, first: number | undefined): boolean {
  const { scan, unreadable, skipped } = state;
  const isBehind = scan?.skips && scan.page === 1 && unreadable && Number(first) > unreadable.second;
  if (!isBehind || skipped?.second === unreadable.second) return false;
  state.skipped = unreadable;
  return true;
}

/** Behind the page that counts as the last one: the next scan starts from the watermark. */
export function endScan(state: StreamState, asked: number): void {
  state.scan = undefined;
  state.waiting = undefined;
  state.current = Math.max(state.current, asked);
}

/** Behind the last record for certain: all that was there before the look-back of the scan was read. */
function endWholeScan(state: StreamState, asked: number, lookBack: number): void {
  const { scan } = state;
  if (scan) {
    const horizon = scan.began - lookBack;
    // Where no time is readable, nothing else moves the watermark.
    if (scan.untimed) raiseWatermark(state, horizon);
    // What the source shows no more lies before the watermark, which a quiet stream does not raise.
    state.untimedKeys.forgetBefore(horizon);
  }
  endScan(state, asked);
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
