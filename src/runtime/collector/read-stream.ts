import type { RunClock } from '../host/run-clock.js';
import { readAllPages } from './all-pages.js';
import type { EventSource, KeyedStream, PageRequest, RecordPage } from './event-source.js';

/** One page of a stream; all of them as one where records come in any order. */
export function readStream(
  { key, order }: KeyedStream,
  source: EventSource,
  request: PageRequest,
  clock: RunClock,
): RecordPage {
  const read = (wanted: PageRequest) => source.readPage(key, wanted, clock.readTimeout());
  if (order !== 'any') return read(request);
  return readAllPages((place) => read({ ...request, ...place }), request.size, clock);
}
