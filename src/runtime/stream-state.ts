import { formatSecond, parseInstant } from './instant.js';
import { isObject, parseJson } from './json.js';
import { createSeen, restoreSeen, type SeenRecords } from './seen-records.js';

/** One pass over the records from the settled second to the newest one. It may take several runs. */
export interface Sweep {
  since: number;
  page: number;
  /** Finds the page; '' for the first one, and where pages are numbered. */
  cursor: string;
  /** The end of the time range since the first page. */
  until: number;
  /** The second of the newest record that was read in this sweep. */
  reached: number;
  /** True once it read records that late ones may still join: from then on nothing more becomes settled. */
  live: boolean;
}

export interface StreamState {
  /** Every record before this second was delivered, and none is expected any more. */
  settled: number;
  sweep: Sweep | undefined;
  /** Up to this second the stream was read; what came later is still to be read. */
  current: number;
  seen: SeenRecords;
  /** A second so crowded that the memory holds only a part of it; 0 for none. */
  crowded: number;
  /** True while the memory is too small for the whole look-back window. */
  shrunk: boolean;
  /** The time of the newest delivered event, all digits; '' before the first. */
  newest: string;
  /** Events delivered in the last run. */
  delivered: number;
  /** Runs in a row that failed. */
  failures: number;
  /** Why the last run failed; '' when it did not. */
  error: string;
}

export function newStreamState(startSecond: number): StreamState {
  return {
    settled: startSecond,
    sweep: undefined,
    current: startSecond,
    seen: createSeen(),
    crowded: 0,
    shrunk: false,
    newest: '',
    delivered: 0,
    failures: 0,
    error: '',
  };
}

/** JSON that an engineer can read: times in ISO 8601, remembered records by second. */
export function writeStreamState(state: StreamState): string {
  const sweep = state.sweep;
  return JSON.stringify({
    settled: formatSecond(state.settled),
    sweep:
      sweep === undefined
        ? null
        : {
            since: formatSecond(sweep.since),
            page: sweep.page,
            cursor: sweep.cursor,
            until: formatSecond(sweep.until),
            reached: formatSecond(sweep.reached),
            live: sweep.live,
          },
    current: formatSecond(state.current),
    crowded: state.crowded === 0 ? null : formatSecond(state.crowded),
    shrunk: state.shrunk,
    newest: state.newest,
    delivered: state.delivered,
    failures: state.failures,
    error: state.error,
    seen: state.seen.toJson(),
  });
}

/** Undefined when the text is damaged. */
export function readStreamState(text: unknown): StreamState | undefined {
  if (typeof text !== 'string') return undefined;
  let saved: unknown;
  try {
    saved = parseJson(text);
  } catch (_error) {
    return undefined;
  }
  if (!isObject(saved)) return undefined;
  const settled = parseInstant(saved['settled']);
  const seen = restoreSeen(saved['seen']);
  const sweep = readSweep(saved['sweep']);
  if (settled === undefined || seen === undefined || sweep === null) return undefined;
  const current = parseInstant(saved['current']);
  const crowded = parseInstant(saved['crowded']);
  return {
    settled: settled.second,
    sweep: sweep,
    current: current === undefined ? settled.second : current.second,
    seen: seen,
    crowded: crowded === undefined ? 0 : crowded.second,
    shrunk: saved['shrunk'] === true,
    newest: textOf(saved['newest']),
    delivered: count(saved['delivered']),
    failures: count(saved['failures']),
    error: textOf(saved['error']),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function count(value: unknown): number {
  return typeof value === 'number' && value >= 0 ? Math.floor(value) : 0;
}

/** Undefined for no sweep, null for a damaged one. */
function readSweep(saved: unknown): Sweep | undefined | null {
  if (saved === null || saved === undefined) return undefined;
  if (!isObject(saved)) return null;
  const since = parseInstant(saved['since']);
  const reached = parseInstant(saved['reached']);
  const until = parseInstant(saved['until']);
  const page = count(saved['page']);
  if (since === undefined || reached === undefined || page < 1) return null;
  return {
    since: since.second,
    page: page,
    cursor: textOf(saved['cursor']),
    until: until === undefined ? 0 : until.second,
    reached: reached.second,
    live: saved['live'] === true,
  };
}
