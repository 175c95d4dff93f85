import { type Json, valueAt } from '../../shared/json.js';
import { nanoseconds, parseTimestamp } from '../server/timestamp.js';
import type { SeededRandom } from '../simulation/seeded-random.js';
import { LogStore, type Selection } from './log-store.js';
import { answerPage, type Paging } from './paging.js';
import { type RouteAnswer, type RouteRequest, reply } from './route.js';

/** What a record for a simulation is made of. */
export interface RecordSeed {
  /** Another one for each record. */
  readonly id: string;
  /** When it happened, in RFC 3339 with milliseconds. */
  readonly time: string;
  /** The same in epoch milliseconds. */
  readonly at: number;
  /** For what else differs between records. */
  readonly random: SeededRandom;
}

/** A list of an API that grows with time. */
export interface LogOptions<R extends object> {
  /** Such as `GET /v1/audit`. */
  readonly route: string;
  /** The field with the time of a record: RFC 3339, or a number of seconds or milliseconds since 1970. */
  readonly time: string;
  /** The field that distinguishes records, or what does, in a record and in the event that a collector makes of it. */
  readonly id: string | ((record: R) => string);
  /** Makes a record. A simulation needs it. */
  readonly sample?: (seed: RecordSeed) => R;
  readonly paging: Paging;
  /** Where the list stands in an answer, such as `data.items`; '' for an answer that is the list. Default `items`. */
  readonly items?: string;
  /** The query parameter with the first time wanted, which is included. */
  readonly since?: string;
  /** The query parameter with the end of the time wanted, which is not included. */
  readonly until?: string;
  /** Default: oldest first. */
  readonly order?: 'oldest first' | 'newest first';
  /** Records of a page when nothing is asked for. Default 100. */
  readonly pageSize?: number;
  /** The most records of a page, whatever is asked for. Default 1000. */
  readonly largestPage?: number;
}

/** The records of one list of a mock server. */
export class RecordLog<R extends object> {
  readonly options: LogOptions<R>;
  /** How many records of a page stand on the next one as well. A collector must not deliver them twice. */
  overlap = 0;
  readonly #store: LogStore<R>;
  #cursorsExpiredAt = Number.NEGATIVE_INFINITY;
  #lastAnswer = Number.NEGATIVE_INFINITY;

  constructor(options: LogOptions<R>) {
    this.options = options;
    this.#store = new LogStore((record) => timeText(fieldOf(record, options.time), options.time));
  }

  /**
   * Adds a record, which the API shows from its own time on, or so many seconds later. Throws a TypeError for a record
   * without a time.
   */
  add(record: R, { lateBySeconds = 0 }: { readonly lateBySeconds?: number } = {}): void {
    this.#store.add(record, this.timeOf(record) + lateBySeconds * 1000);
  }

  /** What tells this record, or the event that was made of it, apart; '' when it has nothing of the kind. */
  idOf(record: object): string {
    const { id } = this.options;
    const value = typeof id === 'function' ? id(record as R) : fieldOf(record, id);
    return value === undefined || value === null ? '' : String(value);
  }

  /** The time of a record, in epoch milliseconds. */
  timeOf(record: R): number {
    const { time } = this.options;
    return Math.ceil(Number(parseTimestamp(timeText(fieldOf(record, time), time))) / 1e6);
  }

  /** The records that the API shows at a time in epoch milliseconds, oldest first. */
  visible(now: number): R[] {
    return [...this.#store.select({ ascending: true, matches: () => true }, now)];
  }

  /** Refuses every cursor that was given so far. */
  expireCursors(): void {
    this.#cursorsExpiredAt = this.#lastAnswer;
  }

  /** The page that a request asks for. `url` is the address of the list, for links. */
  answer(request: RouteRequest, url: string): RouteAnswer {
    const { paging, items = 'items', pageSize = 100, largestPage = 1000, since, until, order } = this.options;
    this.#lastAnswer = request.now;
    const bounds: { first?: bigint; last?: bigint } = {};
    for (const [name, set] of [
      [since, (time: bigint) => (bounds.first = time)],
      [until, (time: bigint) => (bounds.last = time - 1n)],
    ] as const) {
      const text = name === undefined ? undefined : request.query[name];
      if (text === undefined) continue;
      const time = queryTime(text);
      if (time === undefined) return reply(400, { error: `The parameter ${name} is not a valid time.` });
      set(time);
    }
    const selection: Selection<R> = {
      ...bounds,
      ascending: order !== 'newest first',
      matches: () => true,
    };
    return answerPage(
      {
        ...{ paging, items, pageSize, largestPage, overlap: this.overlap, url },
        records: [...this.#store.select(selection, request.now)],
        idOf: (record) => this.idOf(record),
        cursorsExpiredAt: this.#cursorsExpiredAt,
      },
      request,
    );
  }
}

function fieldOf(record: object, path: string): Json | undefined {
  return valueAt(record as Json, path.split('.'));
}

/** Declares a list of a mock server. */
export function recordLog<R extends object>(options: LogOptions<R>): RecordLog<R> {
  return new RecordLog(options);
}

/** More than any time in seconds, and less than any of today in milliseconds. */
const firstMilliseconds = 1e11;

function fromNumber(value: number): number {
  return value < firstMilliseconds ? value * 1000 : value;
}

function timeText(value: unknown, field: string): string {
  if (typeof value === 'number') return new Date(fromNumber(value)).toISOString();
  if (typeof value === 'string' && parseTimestamp(value) !== undefined) return value;
  throw new TypeError(
    `A record of the mock server has no time in "${field}": ${JSON.stringify(value)} is neither RFC 3339 nor a number.`,
  );
}

function queryTime(text: string): bigint | undefined {
  if (/^\d{1,16}(\.\d+)?$/.test(text)) return nanoseconds(Math.round(fromNumber(Number(text))));
  return parseTimestamp(text);
}
