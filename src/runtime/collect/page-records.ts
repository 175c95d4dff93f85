import type { Line } from '../deliver/batches.js';
import { byteLength } from '../values/utf8.js';
import { keyLength, keyOf, secondCost } from './delivered-keys.js';
import type { StreamEvent } from './stream.js';
import type { StreamState } from './stream-state.js';

/** A record of a page, and its line for the destination. One object for all of it: there are many. */
export interface PageRecord extends Line {
  readonly id: string;
  readonly second: number;
  /** False when its own time is not readable: then the second is the one of the record before it. */
  readonly timed: boolean;
  readonly event: StreamEvent;
  /** Set for records that were not delivered yet. */
  key: string;
  /** Its place among the records of the overflow second; -1 for other records. */
  ordinal: number;
  /** Set when it is to be delivered. */
  text: string;
  bytes: number;
}

/** By time. A record without a readable time stays behind the one before it. */
export function placeRecords(events: readonly StreamEvent[], state: StreamState): PageRecord[] {
  const placed: PageRecord[] = [];
  const { scan, watermark } = state;
  let place = Math.max((scan?.page === 1 ? scan.since : scan?.reached) ?? 0, watermark);
  let sorted = true;
  let before = Number.NEGATIVE_INFINITY;
  for (const event of events) {
    const timed = event.second !== undefined;
    if (event.second !== undefined) place = event.second;
    sorted = sorted && place >= before;
    before = place;
    placed.push({ id: event.id, second: place, timed, event, key: '', ordinal: -1, text: '', bytes: 0 });
  }
  return sorted ? placed : inOrder(placed);
}

/** Engines of ES5 do not promise that sorting keeps the order of equal ones. */
function inOrder(placed: readonly PageRecord[]): PageRecord[] {
  const withPosition = placed.map((record, position) => ({ record, position }));
  withPosition.sort((a, b) => a.record.second - b.record.second || a.position - b.position);
  return withPosition.map(({ record }) => record);
}

/**
 * Those from the watermark on that were not delivered, each once.
 * @param shownAt the second in which the source showed the page
 */
export function newRecords(placed: readonly PageRecord[], state: StreamState, shownAt: number): PageRecord[] {
  const found: PageRecord[] = [];
  const onThisPage: { [key: string]: number } = {};
  const { watermark, keys, untimedKeys, overflow, scan } = state;
  let ordinals = scan?.overflowed ?? 0;
  for (const record of placed) {
    const { second, timed, event } = record;
    if (timed && second < watermark) continue;
    let ordinal = -1;
    if (timed && second === overflow?.second) {
      // Its records are counted from its own start only.
      if (scan?.since !== second - 1) continue;
      ordinal = ordinals;
      ordinals += 1;
      if (ordinal < overflow.count) continue;
    }
    const key = keyOf(event.digest);
    if (timed ? keys.has(second, key) : untimedKeys.sighted(key, shownAt)) continue;
    if (onThisPage[key] === second) continue;
    onThisPage[key] = second;
    record.key = key;
    record.ordinal = ordinal;
    found.push(record);
  }
  return found;
}

/** The keys of the records of one second on a page. */
export function keysOfSecond(placed: readonly PageRecord[], wanted: number): string[] {
  const keys: string[] = [];
  for (const { second, timed, event } of placed) {
    if (timed && second === wanted) keys.push(keyOf(event.digest));
  }
  return keys;
}

/** How many of the records, from the first one on, can be remembered in so many characters. */
export function countFitting(records: readonly PageRecord[], state: StreamState, characters: number): number {
  let free = characters;
  let before = Number.NaN;
  for (let i = 0; i < records.length; i += 1) {
    const { second } = records[i] as PageRecord;
    free -= keyLength + (second === before || state.keys.hasSecond(second) ? 0 : secondCost);
    if (free < 0) return i;
    before = second;
  }
  return records.length;
}

export function toLines(records: readonly PageRecord[]): readonly PageRecord[] {
  for (const record of records) {
    record.text = JSON.stringify(record.event.event);
    record.bytes = byteLength(record.text);
  }
  return records;
}
