import type { Host } from '../host/host.js';
import type { RunClock } from '../host/run-clock.js';
import { type Failure, remoteFailure, transientFailure } from '../values/failure.js';
import { formatSecond } from '../values/instant.js';
import type { CollectOptions } from './collect-options.js';
import { concernsAll } from './delivery-failure.js';
import { describeUnread, describeWaiting } from './describe-state.js';
import type { StreamRun } from './stream-run.js';

export interface StreamReport {
  readonly name: string;
  readonly delivered: number;
  /** Everything before this second was delivered. */
  readonly watermark: number;
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
  /** Set when the destination refused events, of one stream or of all. */
  readonly destinationFailure: Failure | undefined;
}

/** Notes how the run ended, in the state and in the log. */
export function finishRuns(
  runs: readonly StreamRun[],
  destinationFailure: Failure | undefined,
  { host, checkpoint, clock }: CollectOptions,
): CollectReport {
  // A run that read no page is no success for any stream, whichever of them was first to be refused.
  const isIdle = !destinationFailure && runs.every(({ pages }) => pages === 0);
  const [failed] = runs.filter(({ failure }) => failure);
  const idle = isIdle ? (failed?.failure ?? noRequest(clock)) : undefined;
  const stop = destinationFailure && concernsAll(destinationFailure) ? destinationFailure : undefined;
  const streams = runs.map((run): StreamReport => {
    const { state, delivered, ended } = run;
    // A stream that was done, or got on, has not failed with the run.
    run.failure = run.failure ?? idle ?? (ended || delivered > 0 ? undefined : stop);
    noteOutcome(run, host);
    const more = !stop && knowsMore(run);
    logRun(run, more, host);
    return {
      name: run.stream.name,
      delivered,
      watermark: state.watermark,
      newest: state.newest,
      more,
      failure: run.failure,
      failures: state.failures,
    };
  });
  if (stop && streams.every(({ failure }) => failure !== stop)) host.logError(stop.message);
  checkpoint.save(
    streams.map(({ name }) => name),
    streams.some(({ more }) => more),
  );
  return { streams, destinationFailure };
}

/** A scan that brings nothing new may wait for the next scheduled run, even when it is not at its end. */
function knowsMore({ failure, ended, delivered }: StreamRun): boolean {
  if (failure || ended === 'drained' || ended === 'full') return false;
  return ended === 'capped' || delivered > 0;
}

function noRequest(clock: RunClock): Failure {
  if (!clock.mayRead()) {
    return transientFailure(
      'The time of this run was over before its first request: the server took it to store the state. If it stays so, report it to the support of the tenant.',
    );
  }
  return remoteFailure(
    'The rate limit of the source left no request for this run. It is shared with other tools that use the same credential.',
    { status: 429, transient: true },
  );
}

function noteOutcome(run: StreamRun, host: Host): void {
  const { state, failure } = run;
  state.delivered = run.delivered;
  if (failure) {
    state.failures += 1;
    state.error = host.concealed(failure.message);
  } else if (run.pages > 0) {
    state.failures = 0;
    state.error = '';
  }
  if (run.pages > 0) state.unread = undefined;
  else if (!failure) {
    const { since, runs } = state.unread ?? { since: Math.floor(host.now() / 1000), runs: 0 };
    state.unread = { since, runs: runs + 1 };
  }
}

/** Events without a readable time that a log line names. */
const mostNamed = 5;

function logRun(run: StreamRun, more: boolean, host: Host): void {
  const { stream, state, failure, untimed } = run;
  const prefix = `[${stream.name}]`;
  const newest = state.newest === '' ? '' : `, newest event ${state.newest}`;
  const text = `${prefix} ${run.delivered} events delivered, ${run.pages} pages read, complete until ${formatSecond(state.watermark)}${newest}${more ? ', more to come' : ''}.`;
  if (failure) host.logError(`${text} ${failure.message}`);
  else host.logInfo(text);
  for (const problem of [describeUnread(state), describeWaiting(state)]) {
    if (problem !== '') host.logError(`${prefix} ${problem}`);
  }
  if (untimed.length > 0) {
    const others = untimed.length - mostNamed;
    host.logError(
      `${prefix} ${untimed.length} of the delivered events have no readable time, and so no _time: ${untimed.slice(0, mostNamed).join(', ')}${others > 0 ? ` and ${others} others` : ''}.`,
    );
  }
}
