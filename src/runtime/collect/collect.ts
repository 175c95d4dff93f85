import { asFailure, type Failure } from '../values/failure.js';
import type { CollectOptions } from './collect-options.js';
import { type CollectReport, finishRuns } from './collect-report.js';
import { deliverPage } from './deliver-page.js';
import { concernsAll } from './delivery-failure.js';
import { describeMissing } from './describe-state.js';
import { endScan, leavePage, moveStart, nextPosition, smallestFullPage } from './scan.js';
import { noteAcceptedStart, noteRefusedStart } from './start-search.js';
import type { Page, PagePosition } from './stream.js';
import { nextReady, type StreamRun, skipPage, startStreamRuns } from './stream-run.js';

/**
 * One run of the collection. A page's new events are delivered batch by batch, and the state is saved after each
 * batch that the destination took: what a killed run loses is never more than the knowledge of one delivered batch.
 */

/** Requests for one page before the stream waits for the next run. */
const mostTries = 4;
/** Runs in a row that fail at a deep page before it counts as one that the source does not show. */
const mostFailures = 10;

export function collect(options: CollectOptions): CollectReport {
  const { source, checkpoint, clock } = options;
  const runs = startStreamRuns(source, checkpoint, options.lookBackSeconds);
  // A first run that finds nothing must still keep its start, or the start would move with every run. And a run that
  // is killed has had its turn, or the next one would be killed at the same place.
  const first = runs.slice(0, 1);
  for (const { state } of first) state.turn = checkpoint.sequence + 1;
  checkpoint.save(
    first.map(({ stream }) => stream.name),
    false,
  );
  let failure: Failure | undefined;
  for (;;) {
    const run = nextReady(runs, source, clock);
    if (!run) break;
    const read = readPage(run, options);
    if (!read) continue;
    try {
      deliverPage(run, read.page, read.asked, options);
    } catch (error) {
      failure = asFailure(error);
      if (concernsAll(failure)) break;
      // What the destination refuses for good may be these events alone: the others go on.
      run.failure = failure;
      run.ended = 'failed';
    }
  }
  return finishRuns(runs, failure, options);
}

/** Undefined when there is no page to deliver: after a failure, which is noted, and while a start is looked for. */
function readPage(run: StreamRun, options: CollectOptions): { page: Page; asked: number } | undefined {
  const { clock, host } = options;
  const { state, stream } = run;
  state.turn = options.checkpoint.sequence;
  const now = clock.second();
  const position = nextPosition(state, now);
  // Behind a cursor may be what the source held when the first page was asked for.
  const start = Math.min(clock.now(), position.cursor ? (position.until - 1) * 1000 : clock.now());
  const isFirst = position.page === 1 && position.cursor === '';
  try {
    const page = stream.readPage(position, clock.readTimeout());
    run.tries = 0;
    run.pages += 1;
    run.failure = undefined;
    if (isFirst && !acceptStart(run, position.since, now, options)) return undefined;
    return { page, asked: askedAt(start, clock.now(), page) };
  } catch (error) {
    const failure = asFailure(error);
    run.failure = failure;
    run.tries += 1;
    host.logInfo(`[${stream.name}] Request ${run.tries} failed. ${failure.message}`);
    if (isFirst && failure.startTooOld && noteRefusedStart(state, position.since, now)) run.tries = 0;
    else if (!isFirst && isRefusal(failure)) abandonPosition(run, position, options);
    else if (!failure.transient || run.tries >= mostTries) {
      run.ended = 'failed';
      if (isDeepPageFailure(position.page, failure) && state.failures >= mostFailures) leavePage(state);
    } else if (isDeepPageFailure(position.page, failure) && moveStart(state)) run.notBefore = clock.now();
    else run.notBefore = clock.now() + Math.max(2 ** (run.tries - 1), failure.retryAfter) * 1000;
    return undefined;
  }
}

/** False while the oldest start that the source accepts is still looked for. */
function acceptStart(run: StreamRun, since: number, now: number, { host }: CollectOptions): boolean {
  const { state, stream } = run;
  const wasSearching = state.startSearch;
  if (!noteAcceptedStart(state, since, now)) return false;
  if (wasSearching) host.logError(`[${stream.name}] ${describeMissing(state)}`);
  return true;
}

/** The source refuses this page itself, not the credential. */
function isRefusal({ status, transient }: Failure): boolean {
  return !transient && status >= 400 && status < 500 && status !== 401 && status !== 403;
}

/** Some sources refuse the page behind the last one, or a deep one, and cursors expire. */
function abandonPosition(
  run: StreamRun,
  { page, cursor }: PagePosition,
  { clock, host }: CollectOptions,
): void {
  const { state } = run;
  run.tries = 0;
  if (cursor !== '') {
    if (moveStart(state)) return;
    state.scan = undefined;
    if (run.leftPosition) run.ended = 'failed';
    run.leftPosition = true;
    return;
  }
  // It is no failure where the source shows what is before it.
  if (run.pages > 0) run.failure = undefined;
  if (page === 2 && run.pages > 0 && state.longestPage < smallestFullPage) {
    run.ended = 'drained';
    endScan(state, clock.second());
  } else skipPage(run, host);
}

/** Sources answer deep pages with time-outs: then reading starts again behind what was read. */
function isDeepPageFailure(page: number, { status }: Failure): boolean {
  return page > 1 && (status >= 500 || status === 0);
}

/** In seconds. A clock of ours that runs ahead must not shorten the look-back: the source's own counts when behind. */
function askedAt(start: number, end: number, page: Page): number {
  const local = Math.floor(start / 1000);
  if (page.sourceSecond === undefined) return local;
  return Math.min(local, page.sourceSecond - Math.max(0, Math.ceil((end - start) / 1000)));
}
