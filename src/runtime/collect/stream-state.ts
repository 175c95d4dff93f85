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
  /** Its start was moved behind a second that could not be read to its end. */
  skips: boolean;
  /** Records on the pages before this one, and those of the overflow second among them. */
  offset: number;
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

/** A second of which the source does not show this page, counted from a start just before it. */
export interface UnreadablePage {
  readonly second: number;
  readonly page: number;
}

/** Since when, and for how many runs in a row, the stream got no page although nothing failed. */
export interface Unread {
  readonly since: number;
  readonly runs: number;
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
  unread: Unread | undefined;
  missing: MissingRange | undefined;
  /** The last page that could not be read. */
  unreadable: UnreadablePage | undefined;
  /** The last one that was skipped while later records came: what is behind it is missing. */
  skipped: UnreadablePage | undefined;
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
  /** How often the state had been saved when a page of the stream was last asked for. */
  turn: number;
  /** Records that no receiver takes and that were left out so far, and the id of the last one. */
  leftOut: number;
  leftOutId: string;
  /** Runs in a row that failed. */
  failures: number;
  /** Why the last run failed; '' when it did not. */
  error: string;
  /** Delivered records from the watermark on. These two are the last: they grow. */
  untimedKeys: UntimedKeys;
  keys: DeliveredKeys;
}

export function newStreamState(startSecond: number): StreamState {
  return {
    watermark: startSecond,
    scan: undefined,
    current: startSecond,
    overflow: undefined,
    waiting: undefined,
    unread: undefined,
    missing: undefined,
    unreadable: undefined,
    skipped: undefined,
    startSearch: undefined,
    longestPage: 0,
    longestPageSince: 0,
    newest: '',
    delivered: 0,
    untimed: 0,
    untimedId: '',
    turn: 0,
    leftOut: 0,
    leftOutId: '',
    failures: 0,
    error: '',
    untimedKeys: createUntimedKeys(),
    keys: createKeys(),
  };
}

export function newScan(since: number, now: number): Scan {
  return {
    since,
    page: 1,
    cursor: '',
    until: 0,
    reached: since,
    began: now,
    asked: now,
    full: false,
    withinLookBack: false,
    untimed: false,
    skips: false,
    offset: 0,
    overflowed: 0,
  };
}

/** More characters of an error, or of an id, are not saved. */
export const longestText = 500;
/** A scan with a longer cursor is not saved, and starts again with the next run. */
const longestCursor = 2000;

/** The fields that are seconds since 1970, in the state and in what it holds. */
const secondFields =
  'watermark current longestPageSince since until reached began asked from to second refused accepted'.split(
    ' ',
  );

/**
 * JSON that an engineer can read: times in ISO 8601, remembered records by second.
 * @param textLength the most characters of each text for people
 */
export function writeStreamState(state: StreamState, textLength = longestText): string {
  return JSON.stringify(state, (field, value: unknown) => {
    if (typeof value === 'number' && secondFields.indexOf(field) >= 0) return formatSecond(value);
    if (field === 'keys' || field === 'untimedKeys') return state[field].toText();
    if (field === 'scan' && value && (value as Scan).cursor.length > longestCursor) return undefined;
    return typeof value === 'string' && field !== 'cursor' ? value.slice(0, textLength) : value;
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
  const state = readFields(saved, newStreamState(0));
  const keys = restoreKeys(saved.keys);
  const untimedKeys = restoreUntimedKeys(saved.untimedKeys);
  // What is not known to be final is not.
  const scan = readFields(saved.scan, { ...newScan(0, 0), withinLookBack: true });
  const isScanDamaged = isObject(saved.scan) && (!scan || scan.page < 1);
  if (!state || !keys || !untimedKeys || isScanDamaged) return undefined;
  state.scan = scan;
  state.overflow = readFields(saved.overflow, { second: 0, count: 0 });
  state.waiting = readFields(saved.waiting, { since: 0, from: 0 });
  state.unread = readFields(saved.unread, { since: 0, runs: 0 });
  state.missing = readFields(saved.missing, { from: 0, to: 0 });
  state.unreadable = readFields(saved.unreadable, { second: 0, page: 0 });
  state.skipped = readFields(saved.skipped, { second: 0, page: 0 });
  state.startSearch = readFields(saved.startSearch, { from: 0, refused: 0, accepted: 0 });
  state.untimedKeys = untimedKeys;
  state.keys = keys;
  return state;
}

/** What was saved of the fields of a fresh object, whose values stay where nothing fits; undefined without its times. */
function readFields<T extends object>(saved: unknown, fresh: T): T | undefined {
  if (!isObject(saved)) return undefined;
  const fields: { [field: string]: unknown } = {};
  for (const field in fresh) {
    const value = saved[field];
    const other: unknown = fresh[field];
    const instant = parseInstant(value);
    const isSecond = secondFields.indexOf(field) >= 0;
    if (isSecond && !instant) return undefined;
    if (isSecond) fields[field] = instant?.second;
    else if (typeof value !== typeof other) fields[field] = other;
    else fields[field] = typeof value === 'number' ? Math.max(0, Math.floor(value)) : value;
  }
  return fields as T;
}
