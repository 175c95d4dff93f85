import { collectionParameters } from '../../definition/event-parameters.js';
import { smallestFullPage } from '../collect/scan.js';
import type { RunClock } from '../host/run-clock.js';
import { type Failure, transientFailure } from '../values/failure.js';
import { readAllPages } from './all-pages.js';
import type { EventSource, KeyedStream, PageRequest, RecordPage } from './event-source.js';
import { pageRequest } from './page-request.js';

export type StreamReader = (request: PageRequest) => RecordPage;

/** Reads the pages of a stream in one run. */
export function createStreamReader(stream: KeyedStream, source: EventSource, clock: RunClock): StreamReader {
  if (stream.order === 'any') return createWindowReader(stream, source, clock);
  return (request) => source.readPage(stream.key, request, clock.readTimeout());
}

/** A window of so many pages leaves time for other streams. */
const pagesPerWindow = 10;
const narrowing = 8;
/** In seconds. Windows overlap by one, because sources differ in whether bounds are inclusive. */
const shortestWindow = 2;

/**
 * Reads lists that come in any order. Such a list says what is oldest only when it was read to its end, so each page of
 * the stream is all of a window of time. A window that is not read to its end, for its length or because the time of
 * the run is over, gives nothing but the cursor of a narrower one.
 */
function createWindowReader({ key }: KeyedStream, source: EventSource, clock: RunClock): StreamReader {
  let length = Number.POSITIVE_INFINITY;
  return (request) => {
    const { until, size } = request;
    const window = request.cursor.split(' ').map(Number);
    const since = window[0] || request.since;
    const end = Math.min(until, since + (window[1] || length));
    const isShortest = end - since <= shortestWindow;
    const wanted = pageRequest({ ...request, since, until: end, hasEnd: true });
    const list = readAllPages(
      (place) => source.readPage(key, { ...wanted, ...place }, clock.readTimeout()),
      source.leastFullPage ?? Math.min(smallestFullPage, size),
      {
        source,
        clock,
        mostPages: isShortest ? Number.POSITIVE_INFINITY : pagesPerWindow,
      },
    );
    if (!list && isShortest) throw noTimeLeft();
    length = list ? (end - since) * 2 : Math.max(shortestWindow, Math.floor((end - since) / narrowing));
    return {
      records: list ? list.records : [],
      sourceSecond: list?.sourceSecond,
      cursor: list && end >= until ? '' : `${list ? end - 1 : since} ${length}`,
    };
  };
}

/** Not even the shortest list could be read. */
export function noTimeLeft(): Failure {
  return transientFailure(
    `There was no time to read the list to its end; the next run tries again. If it stays so, raise ${collectionParameters.time_budget.display}, or select fewer event types in this instance.`,
  );
}
