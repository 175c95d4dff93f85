import type { Checkpoint } from './checkpoint.js';
import type { Destination } from './destination.js';
import { asFailure, type Failure, remoteFailure } from './failure.js';
import type { Host } from './host.js';
import { formatSecond, isLater } from './instant.js';
import { inOrder, newRecords, type PlacedEvent, type RecordLine, toLines } from './new-records.js';
import type { RunClock } from './run-clock.js';
import type { Page, Source, StreamEvent } from './stream.js';
import { completePage, leaveCursor, moveStart, nextPosition } from './sweep.js';
import { pickTurn, type Turn, takeTurns } from './turn.js';

/**
 * One run of the collection. A page's new events are delivered batch by batch, and the state is saved after each
 * batch that the destination took: what a killed run loses is never more than the knowledge of one delivered batch.
 */

export interface CollectOptions {
  readonly host: Host;
  readonly source: Source;
  readonly destination: Destination;
  readonly checkpoint: Checkpoint;
  readonly clock: RunClock;
  readonly lookBackSeconds: number;
}

export interface StreamReport {
  readonly name: string;
  readonly delivered: number;
  readonly pages: number;
  /** Everything before this second was delivered. */
  readonly settled: number;
  /** The time of the newest delivered event; '' for none. */
  readonly newest: string;
  /** True when the run leaves known work to the next one. */
  readonly more: boolean;
  readonly failure: Failure | undefined;
  /** Runs in a row that failed. */
  readonly failures: number;
}

export interface CollectReport {
  readonly streams: readonly StreamReport[];
  /** Set when the destination refused events: then no stream went on. */
  readonly destinationFailure: Failure | undefined;
}

/** Requests for one page before the stream waits for the next run. */
const mostTries = 4;

export function collect(options: CollectOptions): CollectReport {
  // A first run that finds nothing must still keep its start, or the start would move with every run.
  options.checkpoint.save([], false);
  const turns = takeTurns(options.source, options.checkpoint);
  let destinationFailure: Failure | undefined;
  while (destinationFailure === undefined) {
    const turn = pickTurn(turns, options.source, options.clock);
    if (turn === undefined) break;
    const read = readPage(turn, options);
    if (read === undefined) continue;
    try {
      usePage(turn, read.page, read.asked, options);
    } catch (error) {
      destinationFailure = asFailure(error);
    }
  }
  return finish(turns, destinationFailure, options);
}

/** Undefined after a failure, which is noted in the turn. */
function readPage(turn: Turn, options: CollectOptions): { page: Page; asked: number } | undefined {
  const clock = options.clock;
  const start = clock.now();
  const position = nextPosition(turn.state, Math.floor(start / 1000));
  try {
    const page = turn.stream.readPage(position, clock.readTimeout());
    turn.tries = 0;
    turn.pages += 1;
    turn.failure = undefined;
    return { page: page, asked: askedAt(start, clock.now(), page) };
  } catch (error) {
    const failure = asFailure(error);
    turn.failure = failure;
    turn.tries += 1;
    options.host.logInfo('[' + turn.stream.name + '] Request ' + turn.tries + ' failed. ' + failure.message);
    if (position.cursor !== '' && !failure.transient && !turn.leftCursor) {
      turn.leftCursor = true;
      leaveCursor(turn.state);
    } else if (!failure.transient || turn.tries >= mostTries) turn.ended = 'failed';
    else if (isDeepPageFailure(position.page, failure) && moveStart(turn.state)) turn.notBefore = clock.now();
    else turn.notBefore = clock.now() + Math.max(Math.pow(2, turn.tries - 1), failure.retryAfter) * 1000;
    return undefined;
  }
}

/** Sources answer deep pages with time-outs: then reading starts anew behind what was read. */
function isDeepPageFailure(page: number, failure: Failure): boolean {
  return page > 1 && (failure.status >= 500 || failure.status === 0);
}

/** In seconds. A clock of ours that runs ahead must not shorten the look-back: the source's own counts when behind. */
function askedAt(start: number, end: number, page: Page): number {
  const local = Math.floor(start / 1000);
  if (page.sourceSecond === undefined) return local;
  return Math.min(local, page.sourceSecond - Math.ceil((end - start) / 1000));
}

/** Throws when the destination does not take the events. */
function usePage(turn: Turn, page: Page, asked: number, options: CollectOptions): void {
  if (repeatsPage(turn, page.events)) {
    options.host.logError(
      '[' + turn.stream.name + '] The source repeats one page again and again: this pass ends here.',
    );
    completePage(turn.state, [], asked, options.lookBackSeconds, page.cursor);
    turn.ended = 'drained';
    return;
  }
  const ordered = inOrder(page.events, turn.state);
  const fresh = newRecords(ordered, turn.state);
  const room = turn.stream.limit - turn.delivered;
  deliver(turn, toLines(fresh.slice(0, room)), options);
  if (fresh.length > room) {
    turn.ended = 'capped';
    return;
  }
  const seconds: number[] = [];
  for (let i = 0; i < ordered.length; i += 1) seconds.push((ordered[i] as PlacedEvent).second);
  completePage(turn.state, seconds, asked, options.lookBackSeconds, page.cursor);
  if (turn.state.sweep === undefined) turn.ended = 'drained';
  else if (turn.delivered >= turn.stream.limit) turn.ended = 'capped';
}

function repeatsPage(turn: Turn, events: readonly StreamEvent[]): boolean {
  const before = turn.pageMark;
  const last = events[events.length - 1];
  turn.pageMark = last === undefined ? '' : (events[0] as StreamEvent).digest + last.digest + events.length;
  const beyondFirst = turn.state.sweep !== undefined && turn.state.sweep.page > 1;
  return beyondFirst && before !== '' && before === turn.pageMark;
}

function deliver(turn: Turn, lines: readonly RecordLine[], options: CollectOptions): void {
  if (lines.length === 0) return;
  /** What the receiver can never take counts as settled, too, or it would come up in every run. */
  function remember(settled: readonly RecordLine[]): void {
    for (let i = 0; i < settled.length; i += 1) {
      const line = settled[i] as RecordLine;
      turn.state.seen.add(line.second, line.digest);
      if (isLater(line.time, turn.state.newest)) turn.state.newest = line.time;
    }
    options.checkpoint.save([turn.stream.name], true);
  }
  options.destination.deliver(
    lines,
    options.clock,
    function (accepted) {
      turn.delivered += accepted.length;
      turn.state.delivered = turn.delivered;
      remember(accepted);
    },
    remember,
  );
}

/** Notes how the run ended, in the state and in the log. */
function finish(
  turns: readonly Turn[],
  destinationFailure: Failure | undefined,
  options: CollectOptions,
): CollectReport {
  const reports: StreamReport[] = [];
  const names: string[] = [];
  const idle = destinationFailure === undefined && !anyRequest(turns);
  let anyMore = false;
  for (let i = 0; i < turns.length; i += 1) {
    const turn = turns[i] as Turn;
    if (idle) turn.failure = noRequest();
    noteOutcome(turn, destinationFailure, options.host);
    const more = destinationFailure === undefined && knowsMore(turn);
    anyMore = anyMore || more;
    names.push(turn.stream.name);
    reports.push({
      name: turn.stream.name,
      delivered: turn.delivered,
      pages: turn.pages,
      settled: turn.state.settled,
      newest: turn.state.newest,
      more: more,
      failure: turn.failure,
      failures: turn.state.failures,
    });
    logReport(reports[i] as StreamReport, options.host);
  }
  options.checkpoint.save(names, anyMore);
  return { streams: reports, destinationFailure: destinationFailure };
}

/** A pass that brings nothing new may wait for the next scheduled run, even when it is not at its end. */
function knowsMore(turn: Turn): boolean {
  if (turn.failure !== undefined || turn.ended === 'drained') return false;
  return turn.ended === 'capped' || turn.delivered > 0;
}

function anyRequest(turns: readonly Turn[]): boolean {
  for (let i = 0; i < turns.length; i += 1) {
    const turn = turns[i] as Turn;
    if (turn.pages > 0 || turn.failure !== undefined) return true;
  }
  return false;
}

function noRequest(): Failure {
  return remoteFailure(
    'The rate limit of the source left no request for this run. It is shared with other tools that use the same credential.',
    { status: 429, transient: true },
  );
}

function noteOutcome(turn: Turn, destinationFailure: Failure | undefined, host: Host): void {
  const state = turn.state;
  const failure = destinationFailure === undefined ? turn.failure : destinationFailure;
  state.delivered = turn.delivered;
  if (failure !== undefined) {
    state.failures += 1;
    state.error = host.concealed(failure.message);
  } else if (turn.pages > 0) {
    state.failures = 0;
    state.error = '';
  }
}

function logReport(report: StreamReport, host: Host): void {
  const text =
    '[' +
    report.name +
    '] ' +
    report.delivered +
    ' events delivered, ' +
    report.pages +
    ' pages read, complete until ' +
    formatSecond(report.settled) +
    (report.newest === '' ? '' : ', newest event ' + report.newest) +
    (report.more ? ', more to come.' : '.');
  if (report.failure === undefined) host.logInfo(text);
  else host.logError(text + ' ' + report.failure.message);
}
