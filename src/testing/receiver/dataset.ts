import { datasetOf } from '../../definition/pack.js';
import { type Json, valueAt } from '../../shared/json.js';
import { nanoseconds, parseTimestamp } from '../server/timestamp.js';

/** A stored event: its own fields and what the platform adds. */
export interface StoredRow {
  readonly [field: string]: unknown;
  /** The event's own `_time` where that is a time, else the arrival. */
  readonly _time: string;
  /** The arrival, ISO 8601 in UTC. */
  readonly _insert_time: string;
  readonly _vendor: string;
  readonly _product: string;
}

export type Event = { readonly [field: string]: unknown };

interface Stored {
  readonly row: StoredRow;
  /** Nanoseconds: `_time` comes with any number of fraction digits, so its text does not sort. */
  readonly time: bigint;
}

/** The rows that a collector stored, by time. */
export class Dataset {
  readonly name: string;
  readonly #vendor: string;
  readonly #product: string;
  readonly #stored: Stored[] = [];
  readonly #arrived: StoredRow[] = [];
  #sorted = true;

  constructor(vendor: string, product: string) {
    this.#vendor = vendor;
    this.#product = product;
    this.name = datasetOf({ vendor, product });
  }

  /** Stores events that arrive at `now` (epoch milliseconds). */
  insert(events: readonly Event[], now: number): void {
    const arrival = new Date(now).toISOString();
    for (const event of events) {
      const own = typeof event._time === 'string' ? event._time : '';
      const ownTime = parseTimestamp(own);
      const row: StoredRow = {
        ...event,
        _time: ownTime === undefined ? arrival : own,
        _insert_time: arrival,
        _vendor: this.#vendor,
        _product: this.#product,
      };
      this.#stored.push({ time: ownTime ?? nanoseconds(now), row });
      this.#arrived.push(row);
    }
    this.#sorted = false;
  }

  /** All rows, oldest first; rows of one time in the order of their arrival. */
  rows(): StoredRow[] {
    if (!this.#sorted) {
      this.#stored.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
      this.#sorted = true;
    }
    return this.#stored.map(({ row }) => row);
  }

  /** All rows in the order of their arrival. The list grows with later insertions. */
  arrivals(): readonly StoredRow[] {
    return this.#arrived;
  }

  count(): number {
    return this.#stored.length;
  }

  /** The rows that fulfil the predicate, oldest first. */
  where(predicate: (row: StoredRow) => boolean): StoredRow[] {
    return this.rows().filter(predicate);
  }

  /** How many rows hold each value of a field, by the value's text; rows without the field count under ''. */
  countBy(field: string): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { row } of this.#stored) {
      const value = cellText(row[field]);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  }

  /** The newest rows, newest first. */
  newest(limit: number): StoredRow[] {
    return this.rows().reverse().slice(0, limit);
  }
}

/** The newest rows as text for a table in a terminal, newest first. Columns are paths such as `actor.email`. */
export function datasetTable(dataset: Dataset, columns: readonly string[], limit: number): string[][] {
  return dataset
    .newest(limit)
    .map((row) => columns.map((path) => cellText(valueAt(row as Json, path.split('.')))));
}

function cellText(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  // An event is foreign text: it must neither break a row nor steer the terminal.
  return text.replace(/\p{Cc}+/gu, ' ');
}
