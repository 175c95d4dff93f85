import type { Stream, StreamEvent } from '../collect/stream.js';
import type { RunClock } from '../host/run-clock.js';
import { type EventSource, type KeyedStream, pageSizeOf } from './event-source.js';
import { pageRequest } from './page-request.js';
import { createStreamReader } from './read-stream.js';

/**
 * A stream as a collection reads it, the oldest records first.
 * @param limit the most events that one run delivers
 */
export function openStream(
  stream: KeyedStream,
  limit: number,
  source: EventSource,
  clock: RunClock,
  eventOf: (record: unknown) => StreamEvent,
): Stream {
  const pageSize = pageSizeOf(stream);
  const read = createStreamReader(stream, source, clock);
  return {
    name: stream.name,
    pageSize,
    limit,
    lookBackSeconds: stream.changesForSeconds,
    readPage(position) {
      const found = read(
        pageRequest({ ...position, size: pageSize, direction: 'asc', hasStart: true, hasEnd: false }),
      );
      return {
        events: found.records.map(eventOf),
        sourceSecond: found.sourceSecond,
        cursor: 'cursor' in found ? (found.cursor ?? '') : undefined,
      };
    },
  };
}
