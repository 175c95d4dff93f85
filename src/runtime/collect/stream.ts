/** What the collection needs to know of a log stream. Each integration brings its own. */

export interface StreamEvent {
  /** Whole seconds since 1970; undefined when the record has no readable time. */
  readonly second: number | undefined;
  /** The time with all digits, for people; '' when unknown. */
  readonly time: string;
  /** Names the record in logs. */
  readonly id: string;
  /** Hexadecimal digest that identifies the record: at least 12 characters. */
  readonly digest: string;
  /** What is delivered. */
  readonly event: { readonly [field: string]: unknown };
}

export interface PagePosition {
  /** The records wanted are not older than this second. */
  readonly since: number;
  /** 1 is the first page from `since` on. */
  readonly page: number;
  /** Records on the pages before. */
  readonly offset: number;
  /** What the page before gave to find this one; '' for the first page, and where pages are numbered. */
  readonly cursor: string;
  /** The end of the time range for sources that need one: it stays the same from the first page on. */
  readonly until: number;
}

export interface Page {
  /** In the source's order, oldest first. Empty behind the last record, and where the cursor leads on to others. */
  readonly events: readonly StreamEvent[];
  /** The clock of the source when it answered, in seconds; undefined when it did not tell. */
  readonly sourceSecond: number | undefined;
  /** Finds the page behind this one, '' when there is none; undefined where pages are numbered. */
  readonly cursor: string | undefined;
}

export interface Stream {
  readonly name: string;
  /** The most records that a page is asked for; a source may give fewer. */
  readonly pageSize: number;
  /** The most events that one run delivers. */
  readonly limit: number;
  /** For so long its records may still change, where that is longer than the look-back of the collection. */
  readonly lookBackSeconds?: number | undefined;
  /** @throws a Failure */
  readPage(position: PagePosition, timeoutSeconds: number): Page;
}

export interface Source {
  readonly streams: readonly Stream[];
  /** Seconds to wait before the next request, for the sake of the source's rate limit. */
  delay(nowMilliseconds: number): number;
}
