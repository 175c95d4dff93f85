import { type Line, lineOf } from '../deliver/batches.js';
import { inOrder } from '../values/in-order.js';
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
  /** Its place among the records of the overflow second; -1 for other records. */
  ordinal: number;
  /** Set when it is to be delivered. */
  text: string;
  bytes: number;
}

/** By time. A record without a readable time stays behind the one before it. */
export function placeRecords(events: readonly StreamEvent[], state: StreamState): PageRecord[] {
  const { scan, watermark } = state;
  let place = Math.max(scan ? (scan.page === 1 ? scan.since : scan.reached) : 0, watermark);
  let before = 0;
  let sorted = true;
  const placed = events.map((event): PageRecord => {
    place = event.second ?? place;
    sorted = sorted && place >= before;
    before = place;
    const timed = event.second !== undefined;
    return { id: event.id, second: place, timed, event, ordinal: -1, text: '', bytes: 0 };
  });
  return sorted ? placed : inOrder(placed, (a, b) => a.second - b.second);
}

/**
 * Those from the watermark on that were not delivered, each once.
 * @param shownAt the second in which the source showed the page
 */
export function newRecords(placed: readonly PageRecord[], state: StreamState, shownAt: number): PageRecord[] {
  const { watermark, keys, untimedKeys, overflow, scan } = state;
  const isRepeated = repetitions();
  let ordinals = scan ? scan.overflowed : 0;
  return placed.filter((record) => {
    const { second, timed, event } = record;
    if (timed && second < watermark) return false;
    if (timed && second === overflow?.second) {
      // Its records are counted from its own start only.
      if (scan?.since !== second - 1) return false;
      record.ordinal = ordinals;
      ordinals += 1;
      if (record.ordinal < overflow.count) return false;
    }
    const isKnown = timed
      ? keys.hasSecond(second) && keys.has(second, keyOf(event.digest))
      : untimedKeys.sighted(keyOf(event.digest), shownAt);
    return !isKnown && !isRepeated(record);
  });
}

/** Finds the records that stand on a page twice: those of one second stand together. */
function repetitions(): (record: PageRecord) => boolean {
  let current = -1;
  let first = '';
  let others: { [digest: string]: true } | undefined;
  return ({ second, event: { digest } }) => {
    if (second !== current) {
      current = second;
      first = digest;
      others = undefined;
      return false;
    }
    if (digest === first) return true;
    others = others ?? {};
    if (others[digest] === true) return true;
    others[digest] = true;
    return false;
  };
}

/** The keys of the records of one second on a page. */
export function keysOfSecond(placed: readonly PageRecord[], wanted: number): string[] {
  return placed
    .filter(({ second, timed }) => timed && second === wanted)
    .map(({ event }) => keyOf(event.digest));
}

/** How many of the records, from the first one on, can be remembered in so many characters. */
export function countFitting(records: readonly PageRecord[], state: StreamState, characters: number): number {
  let free = characters;
  let fitting = 0;
  let before = -1;
  for (const { second } of records) {
    free -= keyLength + (second === before || state.keys.hasSecond(second) ? 0 : secondCost);
    if (free < 0) return fitting;
    before = second;
    fitting += 1;
  }
  return fitting;
}

export function toLines(records: readonly PageRecord[]): readonly PageRecord[] {
  for (const record of records) {
    const { text, bytes } = lineOf(record.event.event);
    record.text = text;
    record.bytes = bytes;
  }
  return records;
}
