import { createHash } from 'node:crypto';
import { cellText } from '../../../shared/json.js';
import type { MockSource } from '../../../testing/mock-source.js';
import type { Dataset, StoredRow } from '../../../testing/receiver/dataset.js';
import type { KnownFields } from './query-fields.js';
import { collectPaths, valueAt } from './row-values.js';

const mostColumns = 500;
const platformFields = new Set(['_time', '_insert_time', '_vendor', '_product']);

/** How rows are told apart; a pack without a mock server of its source does not say it. */
export type RowIdentity = Pick<MockSource['table'], 'groupBy' | 'identity'>;

/** How many rows of a stream there are, and how many of them the dataset held already. */
export interface StreamRows {
  readonly count: number;
  readonly duplicates: number;
}

/** Rows that arrived one after the other. */
export interface Arrivals {
  readonly events: { readonly [stream: string]: number };
  /** Rows of them that the dataset held already. */
  readonly duplicates: number;
  /** Milliseconds from each event's time to its arrival. */
  readonly lags: readonly number[];
}

/**
 * What is known of the rows of a dataset: it looks at each row once. Without an identity all rows are of one stream,
 * named like the dataset, and rows are the same when all their own fields are.
 */
export class DatasetIndex {
  readonly #dataset: Dataset;
  readonly #identity: RowIdentity | undefined;
  readonly #rows: { readonly stream: string; readonly isDuplicate: boolean }[] = [];
  readonly #ids = new WeakMap<StoredRow, number>();
  readonly #seen = new Set<string>();
  readonly #counts = new Map<string, StreamRows>();
  readonly #columns = new Set<string>();
  readonly #fields = new Set<string>();

  constructor(dataset: Dataset, identity: RowIdentity | undefined) {
    this.#dataset = dataset;
    this.#identity = identity;
  }

  /** The number of the arrival, from 1. */
  idOf(row: StoredRow): number {
    this.#catchUp();
    return this.#ids.get(row) ?? 0;
  }

  /** The rows of each stream. */
  counts(): ReadonlyMap<string, StreamRows> {
    this.#catchUp();
    return this.#counts;
  }

  /** Every path that some row has and that is not too long for a column, at most 500. */
  columns(): string[] {
    this.#catchUp();
    return [...this.#columns];
  }

  /** The fields that rows have. */
  fields(): KnownFields {
    const paths = this.columns();
    return { names: this.#fields, ...(paths.length < mostColumns ? { paths } : {}) };
  }

  /** The rows behind the first `count`. */
  arrivalsAfter(count: number): Arrivals {
    this.#catchUp();
    const known = this.#rows.slice(count);
    const events: { [stream: string]: number } = {};
    for (const { stream } of known) events[stream] = (events[stream] ?? 0) + 1;
    return {
      events,
      duplicates: known.filter(({ isDuplicate }) => isDuplicate).length,
      lags: this.#dataset.arrivals().slice(count).map(lagOf),
    };
  }

  #catchUp(): void {
    const arrivals = this.#dataset.arrivals();
    for (let i = this.#rows.length; i < arrivals.length; i += 1) {
      const row = arrivals[i];
      if (row !== undefined) this.#add(row, i + 1);
    }
  }

  #add(row: StoredRow, id: number): void {
    const stream = this.#identity === undefined ? this.#dataset.name : cellText(row[this.#identity.groupBy]);
    const key = `${stream}\n${this.#keyOf(row)}`;
    const isDuplicate = this.#seen.has(key);
    this.#rows.push({ stream, isDuplicate });
    this.#seen.add(key);
    this.#ids.set(row, id);
    const { count = 0, duplicates = 0 } = this.#counts.get(stream) ?? {};
    this.#counts.set(stream, { count: count + 1, duplicates: duplicates + (isDuplicate ? 1 : 0) });
    for (const name of Object.keys(row)) this.#fields.add(name);
    if (this.#columns.size < mostColumns) collectPaths(row, this.#columns, mostColumns);
  }

  #keyOf(row: StoredRow): string {
    const named = this.#identity?.identity
      .map((path) => valueAt(row, path))
      .find((value) => value !== undefined);
    if (named !== undefined) return cellText(named);
    const own = Object.entries(row).filter(([name]) => name === '_time' || !platformFields.has(name));
    return createHash('sha256')
      .update(JSON.stringify(own.sort(byName)))
      .digest('base64');
  }
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function lagOf({ _time, _insert_time }: StoredRow): number {
  return Date.parse(_insert_time) - Date.parse(_time);
}
