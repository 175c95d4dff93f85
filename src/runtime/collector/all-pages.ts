import type { RunClock } from '../host/run-clock.js';
import { asFailure } from '../values/failure.js';
import type { EventSource, PageRequest, RecordPage } from './event-source.js';

export interface ReadingLimits {
  readonly source: Pick<EventSource, 'delay'>;
  readonly clock: RunClock;
  readonly mostPages: number;
}

/** Waits for the rate limit. False when the run has no time for another request. */
export function awaitTurn({ delay }: Pick<EventSource, 'delay'>, clock: RunClock): boolean {
  const pause = delay(clock.now());
  return clock.mayRead() && (pause <= 0 || clock.pauseReading(pause));
}

/**
 * All pages as one: records may come in any order, and a record may come again while pages are turned.
 * Undefined when the end was not reached.
 * @param least a numbered page with fewer records, or with fewer than the one before, is the last one
 */
export function readAllPages(
  read: (place: Pick<PageRequest, 'page' | 'offset' | 'cursor'>) => RecordPage,
  least: number,
  { source, clock, mostPages }: ReadingLimits,
): RecordPage | undefined {
  let all: RecordPage = { records: [], cursor: '' };
  let cursor = '';
  let before = '';
  let shortest = least;
  for (let page = 1; page <= mostPages; page += 1) {
    if (page > 1 && !awaitTurn(source, clock)) return undefined;
    let found: RecordPage;
    try {
      found = read({ page, offset: all.records.length, cursor });
    } catch (error) {
      // Some lists refuse the page behind their last one.
      const { status } = asFailure(error);
      if (page > 1 && (status === 400 || status === 404)) return all;
      throw error;
    }
    const { records, sourceSecond } = found;
    const text = JSON.stringify([records, found.cursor]);
    // A list that ignores page numbers repeats its first page.
    if (text === before) return all;
    all = { records: all.records.concat(records), sourceSecond, cursor: '' };
    cursor = found.cursor ?? '';
    if ('cursor' in found ? cursor === '' : records.length < shortest) return all;
    shortest = records.length;
    before = text;
  }
  return undefined;
}
