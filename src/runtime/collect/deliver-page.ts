import { isLater } from '../values/instant.js';
import type { CollectOptions } from './collect-options.js';
import { keyLength, keyOf, secondCost } from './delivered-keys.js';
import { describeSkipped } from './describe-state.js';
import {
  countFitting,
  keysOfSecond,
  newRecords,
  type PageRecord,
  placeRecords,
  toLines,
} from './page-records.js';
import { beginOverflow, completePage, finalBefore, noteSkipped, raiseWatermark, stopScan } from './scan.js';
import type { Page } from './stream.js';
import { type StreamRun, skipPage } from './stream-run.js';
import type { StreamState } from './stream-state.js';

/**
 * Beyond so many records without a readable time, the one that the source has not shown for longest makes room: it
 * lies before the watermark. Fewer fit into what is kept free for final records, even on a server that fails.
 */
const keptUntimed = 64;

/**
 * Delivers the new records of a page. Those before the look-back are final: the watermark follows them, so they need
 * no memory. Later ones are delivered as far as they can be remembered; the others wait until they are final.
 *
 * @param asked the second in which the page was asked for
 * @throws a Failure when the destination does not take the events
 */
export function deliverPage(run: StreamRun, page: Page, asked: number, options: CollectOptions): void {
  const { state, stream, lookBackSeconds } = run;
  const { host, clock } = options;
  if (repeatsPage(run, page)) {
    skipPage(run, host);
    return;
  }
  run.shownAt = Math.max(asked, page.sourceSecond ?? 0, clock.second());
  const placed = placeRecords(page.events, state);
  const timed = placed.filter((record) => record.timed);
  const newest = timed[timed.length - 1]?.second;
  if (noteSkipped(state, timed[0]?.second)) host.logError(`[${stream.name}] ${describeSkipped(state)}`);
  const final = finalBefore(state, timed[0]?.second, asked, lookBackSeconds);
  const records = newRecords(placed, state, run.shownAt);
  const finals = records.slice(0, countBefore(records, final));
  const open = records.slice(finals.length);
  const crowded = crowdedSecond(finals, state, options);
  if (crowded !== undefined) {
    const before = finals.slice(0, countBefore(finals, crowded));
    if (deliver(run, before, final, options)) beginOverflow(state, crowded);
    return;
  }
  const isAll = countRemembered(open, run, options) === open.length;
  if (!deliver(run, isAll ? records : finals, final, options)) return;
  passOverflow(state, placed, final);
  if (newest !== undefined) raiseWatermark(state, Math.min(newest, final));
  if (!isAll) {
    // What the watermark has passed has made room.
    const fitting = countRemembered(open, run, options);
    if (!deliver(run, open.slice(0, fitting), final, options)) return;
    const waiting = open[fitting];
    if (waiting !== undefined) {
      stopScan(state, waiting.second, clock.second());
      run.ended = 'full';
      return;
    }
  }
  completePage(
    state,
    { records: placed.length, timed, asked, pageSize: stream.pageSize, cursor: page.cursor },
    lookBackSeconds,
  );
  if (!state.scan) run.ended = 'drained';
  else if (run.delivered >= stream.limit) run.ended = 'capped';
}

/**
 * @param final records before this second are final
 * @returns false when the limit of the run leaves some to the next one
 */
function deliver(
  run: StreamRun,
  records: readonly PageRecord[],
  final: number,
  options: CollectOptions,
): boolean {
  const room = run.stream.limit - run.delivered;
  const lines = toLines(records.slice(0, room));
  /** What the receiver can never take counts as delivered, too, or it would come up in every run. */
  const remember = (settled: readonly PageRecord[]): void => {
    raiseWatermark(run.state, lastFinalSecond(settled, final));
    let forgotten = 0;
    for (const line of settled) forgotten += rememberLine(run, line, line.second < final, options);
    if (forgotten > 0) {
      options.host.logError(
        `[${run.stream.name}] Of the events without a readable time, more were delivered than can be remembered: the ${forgotten} that the source showed longest ago may come again.`,
      );
    }
    options.checkpoint.save([run.stream.name], true);
  };
  if (lines.length > 0) {
    options.checkpoint.refuseForeignChange();
    options.destination.deliver(
      lines,
      options.clock,
      (accepted) => {
        run.delivered += accepted.length;
        run.state.delivered = run.delivered;
        noteUntimed(run, accepted);
        remember(accepted);
      },
      (leftOut) => {
        run.state.leftOut += leftOut.length;
        run.state.leftOutId = leftOut[leftOut.length - 1]?.id ?? '';
        remember(leftOut);
      },
    );
  }
  if (records.length > room) run.ended = 'capped';
  return records.length <= room;
}

function noteUntimed({ state, untimed }: StreamRun, lines: readonly PageRecord[]): void {
  for (const { timed, id } of lines) {
    if (timed) continue;
    untimed.push(id);
    state.untimed += 1;
    state.untimedId = id;
  }
}

/** How many of the records, which are in order, come before the second. */
function countBefore(records: readonly PageRecord[], end: number): number {
  let count = records.length;
  for (let last = records[count - 1]; last && last.second >= end; last = records[count - 1]) count -= 1;
  return count;
}

/** Everything before the last of final records in order is delivered; one without a readable time proves nothing. */
function lastFinalSecond(lines: readonly PageRecord[], final: number): number {
  for (let i = lines.length - 1; i >= 0; i -= 1) {
    const line = lines[i];
    if (line?.timed && line.second < final) return line.second;
  }
  return 0;
}

/** Returns how many other records had to be forgotten. */
function rememberLine(run: StreamRun, line: PageRecord, final: boolean, options: CollectOptions): number {
  const { state } = run;
  const { second, ordinal, event } = line;
  if (isLater(event.time, state.newest)) state.newest = event.time;
  if (!line.timed) {
    const { untimedKeys } = state;
    const isRoom = untimedKeys.count() < keptUntimed || options.checkpoint.hasRoom(keyLength + secondCost);
    if (!isRoom) untimedKeys.forgetOldest();
    untimedKeys.add(keyOf(event.digest), run.shownAt);
    return isRoom ? 0 : 1;
  }
  const { overflow } = state;
  // What is left out comes behind what was accepted.
  if (final && ordinal >= 0 && overflow) overflow.count = Math.max(overflow.count, ordinal + 1);
  else if (second >= state.watermark) state.keys.add(second, keyOf(event.digest));
  return 0;
}

/** The first second of final records that cannot all be remembered until the watermark passes it. */
function crowdedSecond(
  records: readonly PageRecord[],
  { overflow }: StreamState,
  { checkpoint }: CollectOptions,
): number | undefined {
  const runs: { readonly second: number; count: number }[] = [];
  for (const { timed, second } of records) {
    if (!timed || second === overflow?.second) continue;
    const last = runs[runs.length - 1];
    if (last?.second === second) last.count += 1;
    else runs.push({ second, count: 1 });
  }
  const fits = (count: number) => checkpoint.hasRoom(count * keyLength + secondCost);
  const most = runs.reduce((longest, { count }) => Math.max(longest, count), 0);
  // Most pages have no such second, and asking may write to the server.
  if (most === 0 || fits(most)) return undefined;
  for (const { second, count } of runs) if (!fits(count)) return second;
  return undefined;
}

/** The final records of the overflow second on a page count as passed: they need not be remembered any more. */
function passOverflow(state: StreamState, placed: readonly PageRecord[], final: number): void {
  const { overflow, scan } = state;
  if (!overflow || scan?.since !== overflow.second - 1) return;
  const passed = keysOfSecond(placed, overflow.second);
  scan.overflowed += passed.length;
  if (overflow.second >= final) return;
  overflow.count = Math.max(overflow.count, scan.overflowed);
  state.keys.forget(overflow.second, passed);
}

/** How many of the records within the look-back can be remembered. */
function countRemembered(records: readonly PageRecord[], run: StreamRun, options: CollectOptions): number {
  if (records.length === 0) return 0;
  const wanted = records.length * (keyLength + secondCost);
  const room = options.checkpoint.roomWithinLookBack(run.stream.name, wanted);
  return room >= wanted ? records.length : countFitting(records, run.state, room);
}

/** A full page of records that cannot be told apart proves nothing: the next one may hold more of them. */
function repeatsPage(run: StreamRun, { events, cursor }: Page): boolean {
  const before = run.pageMark;
  const { scan } = run.state;
  const [first] = events;
  const last = events[events.length - 1];
  const isAlike = first?.digest === last?.digest && events.length >= run.stream.pageSize;
  run.pageMark = first && last && !isAlike ? first.digest + last.digest + events.length + cursor : '';
  return scan !== undefined && scan.page > 1 && before !== '' && before === run.pageMark;
}
