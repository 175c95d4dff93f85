import { parseTimestamp } from '../server/timestamp.js';

export interface HeldRecord<R> {
  readonly record: R;
  /** The record's own time in nanoseconds since 1970. */
  readonly time: bigint;
  /** Epoch milliseconds from which the API shows it. */
  readonly visibleAt: number;
  /** Epoch milliseconds from which another record stands in its place. */
  readonly replacedAt?: number;
}

/** A range of time and what to show of it. Both bounds are the first and last moment that is inside. */
export interface Selection<R> {
  readonly first?: bigint;
  readonly last?: bigint;
  readonly ascending: boolean;
  readonly matches: (record: R) => boolean;
}

/** The records of one log, in the order of their time; those of one time in the order they were added. */
export class LogStore<R> {
  readonly #timeOf: (record: R) => string;
  readonly #held: HeldRecord<R>[] = [];
  #sorted = true;

  constructor(timeOf: (record: R) => string) {
    this.#timeOf = timeOf;
  }

  /**
   * Adds a record that the API shows from `visibleAt` on (epoch milliseconds), or from the record's own time.
   * `place` is the time where it stands in the log, for records whose own time says something else.
   * Throws TypeError for a record without a time.
   */
  add(record: R, visibleAt?: number, place?: string): void {
    const text = place ?? this.#timeOf(record);
    const time = parseTimestamp(text);
    if (time === undefined) throw new TypeError(`The record's time is not RFC 3339: ${text}`);
    const previous = this.#held.at(-1);
    this.#sorted = this.#sorted && (previous === undefined || previous.time <= time);
    this.#held.push({ record, time, visibleAt: visibleAt ?? Math.ceil(Number(time) / 1e6) });
  }

  /** Adds a record that takes the place of one that was added before, from `at` on (epoch milliseconds). */
  replace(before: R, record: R, at: number): void {
    const index = this.#held.findIndex((entry) => entry.record === before);
    const entry = this.#held[index];
    if (entry === undefined) throw new RangeError('There is no such record to replace.');
    this.#held[index] = { ...entry, replacedAt: at };
    this.#held.splice(index + 1, 0, { record, time: entry.time, visibleAt: at });
  }

  /** Everything, visible or not. */
  held(): readonly HeldRecord<R>[] {
    if (!this.#sorted) {
      this.#held.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
      this.#sorted = true;
    }
    return this.#held;
  }

  /** The records of the selection that are visible at `now`, one by one, so that a page costs no more than itself. */
  *select(selection: Selection<R>, now: number): IterableIterator<R> {
    const held = this.held();
    const { first, last, ascending, matches } = selection;
    const start = first === undefined ? 0 : firstIndex(held, (time) => time >= first);
    const end = last === undefined ? held.length : firstIndex(held, (time) => time > last);
    for (let i = start; i < end; i += 1) {
      const entry = held[ascending ? i : start + end - 1 - i];
      if (entry !== undefined && isShown(entry, now) && matches(entry.record)) yield entry.record;
    }
  }
}

function isShown({ visibleAt, replacedAt }: HeldRecord<unknown>, now: number): boolean {
  return visibleAt <= now && (replacedAt === undefined || now < replacedAt);
}

/** The index of the first record whose time is far enough, by bisection. */
function firstIndex(held: readonly HeldRecord<unknown>[], isFarEnough: (time: bigint) => boolean): number {
  let low = 0;
  let high = held.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = held[middle];
    if (entry !== undefined && isFarEnough(entry.time)) high = middle;
    else low = middle + 1;
  }
  return low;
}
