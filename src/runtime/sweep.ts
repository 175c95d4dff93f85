import type { PagePosition } from './stream.js';
import type { StreamState, Sweep } from './stream-state.js';

/**
 * How a sweep moves over a stream. Pages are read oldest first. The start time moves forward instead of asking for
 * deep pages, which sources answer slowly or not at all; within a crowded second only the page can advance.
 *
 * The start time sent is one second before the wanted one, because nobody documents whether it is inclusive.
 */

/** Pages read from one start time before it moves on, where it can. */
const deepestPage = 5;
/** Share of a page, beside one record, that may be read twice when the start time moves. */
const overlapShare = 0.1;

/**
 * Where the next page begins. Starts a sweep when none is under way.
 * @param now the second in which the page is asked for
 */
export function nextPosition(state: StreamState, now: number): PagePosition {
  if (state.sweep === undefined) {
    const since = state.settled - 1;
    state.sweep = { since: since, page: 1, cursor: '', until: 0, reached: since, live: false };
  }
  const sweep = state.sweep;
  if (sweep.page === 1 || sweep.until === 0) sweep.until = now + 1;
  return { since: sweep.since, page: sweep.page, cursor: sweep.cursor, until: sweep.until };
}

/**
 * Moves on after a page whose records were all delivered.
 * @param seconds of the records of the page, ascending; none behind the last record
 * @param asked the second in which the page was asked for
 * @param lookBack seconds after which no record becomes visible any more
 * @param cursor finds the next page, '' when there is none; undefined where pages are numbered
 */
export function completePage(
  state: StreamState,
  seconds: readonly number[],
  asked: number,
  lookBack: number,
  cursor: string | undefined,
): void {
  const sweep = state.sweep;
  if (sweep === undefined) return;
  if (seconds.length === 0) {
    endSweep(state, asked);
    return;
  }
  const horizon = asked - lookBack;
  const newest = seconds[seconds.length - 1] as number;
  sweep.reached = Math.max(sweep.reached, newest);
  state.current = Math.max(state.current, Math.min(sweep.reached, asked));
  if (!sweep.live) {
    // A shrunk window is whole again once the sweep has settled more than the memory had to give up.
    settle(state, Math.min(newest, horizon));
    sweep.live = newest > horizon;
  }
  if (cursor === '') {
    endSweep(state, asked);
    return;
  }
  leaveCrowdedSecond(state, sweep.reached);
  let overlap = 0;
  for (let i = seconds.length - 1; i >= 0 && (seconds[i] as number) >= newest - 1; i -= 1) overlap += 1;
  const cheap = !sweep.live && overlap <= seconds.length * overlapShare + 1;
  if ((cheap || sweep.page >= deepestPage) && moveStart(state)) return;
  sweep.page += 1;
  sweep.cursor = cursor === undefined ? '' : cursor;
}

/** Moves the start time to the newest record that was read. False when that is no step forward. */
export function moveStart(state: StreamState): boolean {
  const sweep = state.sweep;
  if (sweep === undefined || sweep.reached - 1 <= sweep.since) return false;
  sweep.since = sweep.reached - 1;
  toFirstPage(sweep);
  return true;
}

/** Gives up the cursor: it may have expired, or belong to another time. What was read before is known. */
export function leaveCursor(state: StreamState): void {
  if (state.sweep !== undefined && !moveStart(state)) toFirstPage(state.sweep);
}

function toFirstPage(sweep: Sweep): void {
  sweep.page = 1;
  sweep.cursor = '';
}

/** Behind the last record: the next sweep starts from what is settled. */
function endSweep(state: StreamState, asked: number): void {
  state.sweep = undefined;
  state.current = Math.max(state.current, asked);
  leaveCrowdedSecond(state, Number.POSITIVE_INFINITY);
}

function settle(state: StreamState, second: number): void {
  if (second <= state.settled) return;
  state.settled = second;
  state.shrunk = false;
  state.seen.forgetBefore(second);
}

/** Records of a second that were forgotten must not come again: behind that second they count as settled. */
function leaveCrowdedSecond(state: StreamState, reached: number): void {
  if (state.crowded === 0 || reached <= state.crowded) return;
  settle(state, state.crowded + 1);
  state.crowded = 0;
  state.shrunk = true;
}

/** Gives up the oldest part of the look-back window, so that the saved state is shorter by so many characters. */
export function shrinkWindow(state: StreamState, characters: number): void {
  const forgotten = state.seen.forgetOldest(characters);
  if (forgotten.before !== undefined) state.settled = Math.max(state.settled, forgotten.before);
  if (forgotten.partly !== undefined) state.crowded = forgotten.partly;
  state.shrunk = true;
}
