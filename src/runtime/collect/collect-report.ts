import type { Host } from '../host/host.js';
import { type Failure, remoteFailure } from '../values/failure.js';
import { formatSecond } from '../values/instant.js';
import type { CollectOptions } from './collect.js';
import type { StreamRun } from './stream-run.js';
import type { Waiting } from './stream-state.js';

export interface StreamReport {
  readonly name: string;
  readonly delivered: number;
  /** The ids of delivered events that have no readable time. */
  readonly untimed: readonly string[];
  readonly pages: number;
  /** Everything before this second was delivered. */
  readonly watermark: number;
  /** The time of the newest delivered event; '' for none. */
  readonly newest: string;
  /** Set while events wait because the memory is full. */
  readonly waiting: Waiting | undefined;
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

/** Notes how the run ended, in the state and in the log. */
export function finishRuns(
  runs: readonly StreamRun[],
  destinationFailure: Failure | undefined,
  { host, checkpoint, clock }: CollectOptions,
): CollectReport {
  // A run that read no page is no success for any stream, whichever of them was first to be refused.
  const idle = destinationFailure === undefined && runs.every(({ pages }) => pages === 0);
  const common = idle ? (firstFailure(runs) ?? noRequest()) : undefined;
  const streams = runs.map((run): StreamReport => {
    run.failure = run.failure ?? common;
    noteOutcome(run, destinationFailure, host);
    return {
      name: run.stream.name,
      delivered: run.delivered,
      untimed: run.untimed,
      pages: run.pages,
      watermark: run.state.watermark,
      newest: run.state.newest,
      waiting: run.state.waiting,
      more: destinationFailure === undefined && knowsMore(run),
      failure: run.failure,
      failures: run.state.failures,
    };
  });
  for (const stream of streams) logReport(stream, Math.floor(clock.now() / 1000), host);
  checkpoint.save(
    streams.map(({ name }) => name),
    streams.some(({ more }) => more),
  );
  return { streams, destinationFailure };
}

/** A scan that brings nothing new may wait for the next scheduled run, even when it is not at its end. */
function knowsMore({ failure, ended, delivered }: StreamRun): boolean {
  if (failure !== undefined || ended === 'drained' || ended === 'full') return false;
  return ended === 'capped' || delivered > 0;
}

function firstFailure(runs: readonly StreamRun[]): Failure | undefined {
  return runs.filter(({ failure }) => failure !== undefined)[0]?.failure;
}

function noRequest(): Failure {
  return remoteFailure(
    'The rate limit of the source left no request for this run. It is shared with other tools that use the same credential.',
    { status: 429, transient: true },
  );
}

function noteOutcome(
  { state, failure, delivered, pages }: StreamRun,
  common: Failure | undefined,
  host: Host,
): void {
  const problem = common ?? failure;
  state.delivered = delivered;
  if (problem !== undefined) {
    state.failures += 1;
    state.error = host.concealed(problem.message);
  } else if (pages > 0) {
    state.failures = 0;
    state.error = '';
  }
}

function logReport(report: StreamReport, now: number, host: Host): void {
  const parts = [
    `${report.delivered} events delivered`,
    `${report.pages} pages read`,
    `complete until ${formatSecond(report.watermark)}`,
  ];
  if (report.newest !== '') parts.push(`newest event ${report.newest}`);
  if (report.more) parts.push('more to come');
  const text = `[${report.name}] ${parts.join(', ')}.`;
  if (report.failure === undefined) host.logInfo(text);
  else host.logError(`${text} ${report.failure.message}`);
  if (report.waiting !== undefined) {
    const { since, from } = report.waiting;
    host.logError(
      `[${report.name}] More events than can be remembered within the look-back: since ${formatSecond(since)} the newest ones wait. Events from ${formatSecond(from)} on, the newest ${Math.max(0, now - from)} seconds, come later; none is lost.`,
    );
  }
  if (report.untimed.length > 0) {
    const ids = report.untimed.slice(0, mostNamed).join(', ');
    const others = report.untimed.length - mostNamed;
    host.logError(
      `[${report.name}] ${report.untimed.length} of the delivered events have no readable time, and so no _time: ${ids}${others > 0 ? ` and ${others} others` : ''}.`,
    );
  }
}

/** Events without a readable time that a log line names. */
const mostNamed = 5;
