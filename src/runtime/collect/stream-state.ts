import { formatSecond, parseInstant } from '../values/instant.js';
import { isObject, parseJson } from '../values/json.js';
import { createKeys, type DeliveredKeys, restoreKeys } from './delivered-keys.js';
import { createUntimedKeys, restoreUntimedKeys, type UntimedKeys } from './untimed-keys.js';

/** One reading from the watermark to the newest record. It may take several runs. */
export interface Scan {
  since: number;
  page: number;
  /** Finds the page; '' for the first one, and where pages are numbered. */
  cursor: string;
  /** The end of the time range since the first page. */
  until: number;
  /** The second of the newest record that was read in this scan. */
  reached: number;
  /** When the scan began, and when the page before was asked for. */
  began: number;
  asked: number;
  /** The page before was as long as was asked for, so that nothing can join it at its end. */
  full: boolean;
  /** It read records that late ones may still join: from then on the watermark stays where it is. */
  withinLookBack: boolean;
  /** It read a record without a readable time. */
  untimed: boolean;
  /** Records of the overflow second on the pages before this one. */
  overflowed: number;
}

/** A final second with more records than can be remembered: of those from its start on, so many were delivered. */
export interface OverflowSecond {
  readonly second: number;
  count: number;
}

/** Since when events wait because the memory is full, and the second of the first event that waits. */
export interface Waiting {
  readonly since: number;
  readonly from: number;
}

/** A range that the source refused as older than what it keeps: its records, if there were any, are missing. */
export interface MissingRange {
  readonly from: number;
  readonly to: number;
}

/** The search for the oldest start that the source accepts. */
export interface StartSearch {
  /** Where the collection was to start. */
  readonly from: number;
  /** The latest start that was refused. */
  refused: number;
  /** The earliest start that was accepted; 0 for none so far. */
  accepted: number;
}

export interface StreamState {
  /** Every record before this second was delivered, and none is expected any more. */
  watermark: number;
  scan: Scan | undefined;
  /** Up to this second the stream was read; what came later is still to be read. */
  current: number;
  /** Delivered records from the watermark on. */
  keys: DeliveredKeys;
  untimedKeys: UntimedKeys;
  overflow: OverflowSecond | undefined;
  waiting: Waiting | undefined;
  missing: MissingRange | undefined;
  startSearch: StartSearch | undefined;
  /** The most records that a page had within the last hour, and when that hour began. */
  longestPage: number;
  longestPageSince: number;
  /** The time of the newest delivered event, all digits; '' before the first. */
  newest: string;
  /** Events delivered in the last run. */
  delivered: number;
  /** Events without a readable time that were delivered so far, and the id of the last one. */
  untimed: number;
  untimedId: string;
  /** Runs in a row that failed. */
  failures: number;
  /** Why the last run failed; '' when it did not. */
  error: string;
}

export function newStreamState(startSecond: number): StreamState {
  return {
    watermark: startSecond,
    scan: undefined,
    current: startSecond,
    keys: createKeys(),
    untimedKeys: createUntimedKeys(),
    overflow: undefined,
    waiting: undefined,
    missing: undefined,
    startSearch: undefined,
    longestPage: 0,
    longestPageSince: 0,
    newest: '',
    delivered: 0,
    untimed: 0,
    untimedId: '',
    failures: 0,
    error: '',
  };
}

const longestError = 500;
const longestId = 100;

/** JSON that an engineer can read: times in ISO 8601, remembered records by second. */
export function writeStreamState(state: StreamState): string {
  const { scan, overflow, waiting, missing, startSearch } = state;
  return JSON.stringify({
    watermark: formatSecond(state.watermark),
    scan: scan && {
      since: formatSecond(scan.since),
      page: scan.page,
      cursor: scan.cursor,
      until: formatSecond(scan.until),
      reached: formatSecond(scan.reached),
      began: formatSecond(scan.began),
      asked: formatSecond(scan.asked),
      full: scan.full,
      withinLookBack: scan.withinLookBack,
      untimed: scan.untimed,
      overflowed: scan.overflowed,
    },
    current: formatSecond(state.current),
    overflow: overflow && { second: formatSecond(overflow.second), count: overflow.count },
    waiting: waiting && { since: formatSecond(waiting.since), from: formatSecond(waiting.from) },
    missing: missing && { from: formatSecond(missing.from), to: formatSecond(missing.to) },
    startSearch: startSearch && {
      from: formatSecond(startSearch.from),
      refused: formatSecond(startSearch.refused),
      accepted: formatSecond(startSearch.accepted),
    },
    longestPage: state.longestPage,
    longestPageSince: formatSecond(state.longestPageSince),
    newest: state.newest,
    delivered: state.delivered,
    untimed: state.untimed,
    untimedId: state.untimedId.substring(0, longestId),
    failures: state.failures,
    error: state.error.substring(0, longestError),
    untimedKeys: state.untimedKeys.toText(),
    keys: state.keys.toText(),
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
  const watermark = secondOf(saved['watermark']);
  const keys = restoreKeys(saved['keys']);
  const untimedKeys = restoreUntimedKeys(saved['untimedKeys']);
  const scan = readScan(saved['scan']);
  if (watermark === undefined || keys === undefined || untimedKeys === undefined || scan === null) {
    return undefined;
  }
  return {
    watermark,
    scan,
    current: secondOf(saved['current']) ?? watermark,
    keys,
    untimedKeys,
    overflow: readOverflow(saved['overflow']),
    waiting: readPair(saved['waiting'], 'since', 'from', (since, from) => ({ since, from })),
    missing: readPair(saved['missing'], 'from', 'to', (from, to) => ({ from, to })),
    startSearch: readPair(saved['startSearch'], 'from', 'refused', (from, refused, search) => ({
      from,
      refused,
      accepted: secondOf(search['accepted']) ?? 0,
    })),
    longestPage: countOf(saved['longestPage']),
    longestPageSince: secondOf(saved['longestPageSince']) ?? 0,
    newest: textOf(saved['newest']),
    delivered: countOf(saved['delivered']),
    untimed: countOf(saved['untimed']),
    untimedId: textOf(saved['untimedId']),
    failures: countOf(saved['failures']),
    error: textOf(saved['error']),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function countOf(value: unknown): number {
  return typeof value === 'number' && value >= 0 ? Math.floor(value) : 0;
}

function secondOf(value: unknown): number | undefined {
  return parseInstant(value)?.second;
}

/** Undefined for no scan, null for a damaged one. */
function readScan(saved: unknown): Scan | undefined | null {
  if (saved === null || saved === undefined) return undefined;
  if (!isObject(saved)) return null;
  const since = secondOf(saved['since']);
  const reached = secondOf(saved['reached']);
  const page = countOf(saved['page']);
  if (since === undefined || reached === undefined || page < 1) return null;
  return {
    since,
    page,
    cursor: textOf(saved['cursor']),
    until: secondOf(saved['until']) ?? 0,
    reached,
    began: secondOf(saved['began']) ?? 0,
    asked: secondOf(saved['asked']) ?? 0,
    full: saved['full'] === true,
    // What is not known to be final is not.
    withinLookBack: saved['withinLookBack'] !== false,
    untimed: saved['untimed'] === true,
    overflowed: countOf(saved['overflowed']),
  };
}

function readOverflow(saved: unknown): OverflowSecond | undefined {
  const second = isObject(saved) ? secondOf(saved['second']) : undefined;
  if (second === undefined || !isObject(saved)) return undefined;
  return { second, count: countOf(saved['count']) };
}

function readPair<T>(
  saved: unknown,
  firstName: string,
  secondName: string,
  make: (first: number, second: number, saved: { [name: string]: unknown }) => T,
): T | undefined {
  if (!isObject(saved)) return undefined;
  const first = secondOf(saved[firstName]);
  const second = secondOf(saved[secondName]);
  return first === undefined || second === undefined ? undefined : make(first, second, saved);
}
