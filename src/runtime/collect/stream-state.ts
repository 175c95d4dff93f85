import { formatSecond, parseInstant } from '../values/instant.js';
import { isObject, parseJson, textOf } from '../values/json.js';
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
  /** Delivered records from the watermark on. These two are the last: they grow. */
  readonly untimedKeys: UntimedKeys;
  keys: DeliveredKeys;
}

export function newStreamState(startSecond: number): StreamState {
  return {
    watermark: startSecond,
    scan: undefined,
    current: startSecond,
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
    untimedKeys: createUntimedKeys(),
    keys: createKeys(),
  };
}

/** More characters of an error, or of an id, are not saved. */
const longestText = 500;

/** The fields that are seconds since 1970, in the state and in what it holds. */
const topSeconds = ['watermark', 'current', 'longestPageSince'] as const;
const scanSeconds = ['since', 'until', 'reached', 'began', 'asked'] as const;
const searchSeconds = ['from', 'refused', 'accepted'] as const;
const secondFields: readonly string[] = ['second', 'to'].concat(topSeconds, scanSeconds, searchSeconds);

/** JSON that an engineer can read: times in ISO 8601, remembered records by second. */
export function writeStreamState(state: StreamState): string {
  return JSON.stringify(state, (field, value: unknown) => {
    if (typeof value === 'number' && secondFields.indexOf(field) >= 0) return formatSecond(value);
    if (field === 'keys' || field === 'untimedKeys') return state[field].toText();
    return typeof value === 'string' ? value.substring(0, longestText) : value;
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
  const seconds = readSeconds(saved, topSeconds);
  const keys = restoreKeys(saved.keys);
  const untimedKeys = restoreUntimedKeys(saved.untimedKeys);
  const scan = readScan(saved.scan);
  if (!seconds || !keys || !untimedKeys || scan === null) return undefined;
  const overflow = readSeconds(saved.overflow, ['second']);
  return {
    watermark: seconds.watermark,
    scan,
    current: seconds.current,
    overflow: overflow && { second: overflow.second, count: countIn(saved.overflow, 'count') },
    waiting: readSeconds(saved.waiting, ['since', 'from']),
    missing: readSeconds(saved.missing, ['from', 'to']),
    startSearch: readSeconds(saved.startSearch, searchSeconds),
    longestPage: countIn(saved, 'longestPage'),
    longestPageSince: seconds.longestPageSince,
    newest: textOf(saved.newest),
    delivered: countIn(saved, 'delivered'),
    untimed: countIn(saved, 'untimed'),
    untimedId: textOf(saved.untimedId),
    failures: countIn(saved, 'failures'),
    error: textOf(saved.error),
    untimedKeys,
    keys,
  };
}

/** The times with these names, in seconds; undefined when one is missing or damaged. */
function readSeconds<N extends string>(
  saved: unknown,
  names: readonly N[],
): { [K in N]: number } | undefined {
  const seconds = {} as { [K in N]: number };
  for (const name of names) {
    const instant = parseInstant(isObject(saved) ? saved[name] : undefined);
    if (!instant) return undefined;
    seconds[name] = instant.second;
  }
  return seconds;
}

/** A whole number; 0 for anything else. */
function countIn(saved: unknown, name: string): number {
  const value = isObject(saved) ? saved[name] : undefined;
  return typeof value === 'number' && value >= 0 ? Math.floor(value) : 0;
}

/** Undefined for no scan, null for a damaged one. */
function readScan(saved: unknown): Scan | undefined | null {
  if (saved === null || saved === undefined) return undefined;
  const seconds = readSeconds(saved, scanSeconds);
  const page = countIn(saved, 'page');
  if (!seconds || !isObject(saved) || page < 1) return null;
  return {
    since: seconds.since,
    page,
    cursor: textOf(saved.cursor),
    until: seconds.until,
    reached: seconds.reached,
    began: seconds.began,
    asked: seconds.asked,
    full: saved.full === true,
    // What is not known to be final is not.
    withinLookBack: saved.withinLookBack !== false,
    untimed: saved.untimed === true,
    overflowed: countIn(saved, 'overflowed'),
  };
}
