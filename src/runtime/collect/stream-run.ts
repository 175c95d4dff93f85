import type { Host } from '../host/host.js';
import type { RunClock } from '../host/run-clock.js';
import type { Failure } from '../values/failure.js';
import { inOrder } from '../values/in-order.js';
import type { Checkpoint } from './checkpoint.js';
import { leavePage } from './scan.js';
import type { Source, Stream } from './stream.js';
import type { StreamState } from './stream-state.js';

/** A stream's part in one run. The streams alternate page by page, so that none starves the others. */
export interface StreamRun {
  readonly stream: Stream;
  readonly state: StreamState;
  readonly lookBackSeconds: number;
  delivered: number;
  /** The ids of delivered events that have no readable time. */
  readonly untimed: string[];
  /** Pages that were read. */
  pages: number;
  /** Requests that failed one after the other. */
  tries: number;
  /** Milliseconds since 1970; no request before. */
  notBefore: number;
  /** The second in which the page before was shown, by the faster of the two clocks. */
  shownAt: number;
  /** The first and last record of the page before, to notice a source that repeats a page for ever. */
  pageMark: string;
  /** True once a cursor was refused and given up in this run. */
  leftPosition: boolean;
  /** `full`: events wait, because the memory takes no more. */
  ended: 'drained' | 'capped' | 'full' | 'failed' | undefined;
  failure: Failure | undefined;
}

/** The one whose turn is longest ago begins, so that a run with time for few requests does not starve the others. */
export function startStreamRuns(
  { streams }: Source,
  checkpoint: Checkpoint,
  lookBackSeconds: number,
): StreamRun[] {
  const runs = streams.map((stream) => ({
    stream,
    state: checkpoint.state(stream.name),
    lookBackSeconds: Math.max(lookBackSeconds, stream.lookBackSeconds ?? 0),
    delivered: 0,
    untimed: [],
    pages: 0,
    tries: 0,
    notBefore: 0,
    shownAt: 0,
    pageMark: '',
    leftPosition: false,
    ended: undefined,
    failure: undefined,
  }));
  return inOrder<StreamRun>(runs, (a, b) => a.state.turn - b.state.turn);
}

/** Goes on behind a page that is refused, or that is the one before once more. */
export function skipPage(run: StreamRun, host: Host): void {
  if (leavePage(run.state)) return;
  host.logError(`[${run.stream.name}] The source shows the same page from any start: the scan ends.`);
  run.ended = 'drained';
}

/** The next stream to read from, after any wait that is due; undefined when the run is over. */
export function nextReady(runs: StreamRun[], source: Source, clock: RunClock): StreamRun | undefined {
  for (;;) {
    const next = firstReady(runs, clock.now());
    if (!next || !clock.mayRead()) return undefined;
    const pause = Math.max((next.notBefore - clock.now()) / 1000, source.delay(clock.now()));
    if (pause <= 0) {
      runs.splice(runs.indexOf(next), 1);
      runs.push(next);
      return next;
    }
    if (!clock.pauseReading(pause)) return undefined;
  }
}

/** The first one in line that need not wait, otherwise the one with the shortest wait. */
function firstReady(runs: readonly StreamRun[], now: number): StreamRun | undefined {
  let next: StreamRun | undefined;
  for (const run of runs) {
    if (run.ended) continue;
    if (run.notBefore <= now) return run;
    if (!next || run.notBefore < next.notBefore) next = run;
  }
  return next;
}
