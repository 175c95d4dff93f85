import type { Checkpoint } from './checkpoint.js';
import type { Failure } from './failure.js';
import type { RunClock } from './run-clock.js';
import type { Source, Stream } from './stream.js';
import type { StreamState } from './stream-state.js';

/** A stream's part in one run. The streams take turns, a page at a time, so that none starves the others. */
export interface Turn {
  readonly stream: Stream;
  readonly state: StreamState;
  delivered: number;
  /** Pages that were read. */
  pages: number;
  /** Requests that failed one after the other. */
  tries: number;
  /** Milliseconds since 1970; no request before. */
  notBefore: number;
  /** The first and last record of the page before, to notice a source that repeats a page for ever. */
  pageMark: string;
  /** True once a cursor was refused in this run. */
  leftCursor: boolean;
  ended: 'drained' | 'capped' | 'failed' | undefined;
  failure: Failure | undefined;
}

/** Every run begins with another stream, so that a short run does not always serve the same one. */
export function takeTurns(source: Source, checkpoint: Checkpoint): Turn[] {
  const turns: Turn[] = [];
  const streams = source.streams;
  for (let i = 0; i < streams.length; i += 1) {
    const stream = streams[(i + checkpoint.sequence) % streams.length] as Stream;
    turns.push({
      stream: stream,
      state: checkpoint.state(stream.name),
      delivered: 0,
      pages: 0,
      tries: 0,
      notBefore: 0,
      pageMark: '',
      leftCursor: false,
      ended: undefined,
      failure: undefined,
    });
  }
  return turns;
}

/** The next stream to read from, after any wait that is due; undefined when the run is over. */
export function pickTurn(turns: Turn[], source: Source, clock: RunClock): Turn | undefined {
  for (;;) {
    const next = firstReady(turns, clock.now());
    if (next === undefined || !clock.mayRead()) return undefined;
    const pause = Math.max((next.notBefore - clock.now()) / 1000, source.delay(clock.now()));
    if (pause <= 0) {
      turns.splice(turns.indexOf(next), 1);
      turns.push(next);
      return next;
    }
    if (!clock.pauseReading(pause)) return undefined;
  }
}

/** The first one in line that need not wait, otherwise the one with the shortest wait. */
function firstReady(turns: readonly Turn[], now: number): Turn | undefined {
  let next: Turn | undefined;
  for (let i = 0; i < turns.length; i += 1) {
    const turn = turns[i] as Turn;
    if (turn.ended !== undefined) continue;
    if (turn.notBefore <= now) return turn;
    if (next === undefined || turn.notBefore < next.notBefore) next = turn;
  }
  return next;
}
