import type { StreamDefinition } from '../../definition/events.js';

/** Which page of a stream is wanted. Times are whole seconds since 1970. */
export interface PageRequest {
  /** Records may not be older. */
  readonly since: number;
  /** Records may not be newer. It stays the same from the first page on. */
  readonly until: number;
  /** The same as ISO 8601 in UTC. */
  readonly sinceText: string;
  readonly untilText: string;
  /** False where any start will do, so that it need not be sent. */
  readonly hasStart: boolean;
  /** False where the end is now, so that it need not be sent. */
  readonly hasEnd: boolean;
  /** 1 is the first. */
  readonly page: number;
  /** The number of records on the pages before, whatever was asked for. */
  readonly offset: number;
  /** What the page before gave to find this one; '' for the first page, and where pages are numbered. */
  readonly cursor: string;
  /** The most records to ask for. */
  readonly size: number;
  /** `desc` is asked only of streams whose declaration says that they can give the newest record first. */
  readonly direction: 'asc' | 'desc';
}

/** One page of a stream. */
export interface RecordPage {
  /** In the order that was asked for. Empty behind the last record, and where the cursor leads on. */
  readonly records: readonly unknown[];
  /**
   * Finds the page behind this one; '', null or undefined for none. Where pages are numbered the key is left out.
   */
  readonly cursor?: string | null | undefined;
  /** The page is not ready, as of an export that is being made: the one that `cursor` finds is asked for so much later. */
  readonly againInSeconds?: number | undefined;
  /** The clock of the source when it answered; undefined when it did not tell. */
  readonly sourceSecond?: number | undefined;
}

/** What a collector reads from. */
export interface EventSource {
  /** A numbered page with fewer records is the last one; 25, or the size that was asked for, unless it says otherwise. */
  readonly leastFullPage?: number;
  /**
   * @param key names the stream in the declaration
   * @throws a Failure
   */
  readPage(key: string, request: PageRequest, timeoutSeconds: number): RecordPage;
  /** Seconds to wait before the next request, for the sake of the source's rate limit. */
  delay(nowMilliseconds: number): number;
}

/** A stream by its key in the declaration. */
export interface KeyedStream extends StreamDefinition {
  readonly key: string;
}

export const usualPageSize = 100;

export function pageSizeOf({ pageSize }: StreamDefinition): number {
  return pageSize ?? usualPageSize;
}
