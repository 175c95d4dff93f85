import { limitParameterOf } from '../../definition/event-parameters.js';
import { openCheckpoint } from '../collect/checkpoint.js';
import { collect } from '../collect/collect.js';
import type { CollectReport } from '../collect/collect-report.js';
import type { Source, Stream } from '../collect/stream.js';
import { type RunClock, startRunClock } from '../host/run-clock.js';
import { configurationFailure } from '../values/failure.js';
import { parseTime } from '../values/instant.js';
import { type Collector, chosenStreams, namesOf } from './collector.js';
import { createEventDestination } from './event-destination.js';
import { toEvent } from './event-record.js';
import { type EventSource, type KeyedStream, pageSizeOf } from './event-source.js';
import { pageRequest } from './page-request.js';
import { createStreamReader } from './read-stream.js';

/**
 * One run of the collection.
 * @param scheduled false where the server has no last run to keep the state in
 */
export function collectOnce(collector: Collector, scheduled: boolean): CollectReport {
  const { host, values } = collector;
  const clock = startRunClock(host, values.time_budget);
  const chosen = chosenStreams(collector);
  const source = collector.open(clock);
  return collect({
    host,
    source: sourceOf(chosen, collector, source, clock),
    destination: createEventDestination(collector),
    checkpoint: openCheckpoint(host, {
      streams: namesOf(chosen),
      startSecond: startOf(values.first_fetch, host.now()),
      useLastRun: scheduled,
    }),
    clock,
    lookBackSeconds: values.look_back * 60,
  });
}

function startOf(firstFetch: string, now: number): number {
  const second = parseTime(firstFetch, now);
  if (second === undefined) throw configurationFailure('First fetch time is no time.');
  return second;
}

function sourceOf(
  chosen: readonly KeyedStream[],
  { events, values }: Collector,
  source: EventSource,
  clock: RunClock,
): Source {
  return {
    streams: chosen.map((stream): Stream => {
      const pageSize = pageSizeOf(stream);
      const read = createStreamReader(stream, source, clock);
      return {
        name: stream.name,
        pageSize,
        lookBackSeconds: stream.changesForSeconds,
        limit: values[limitParameterOf(events, stream)] as number,
        readPage({ since, until, page, cursor }) {
          const request = pageRequest({
            ...{ since, until, page, cursor, size: pageSize, direction: 'asc' },
            ...{ hasStart: true, hasEnd: false },
          });
          const found = read(request);
          return {
            events: found.records.map((record) => toEvent(stream, record)),
            sourceSecond: found.sourceSecond,
            cursor: 'cursor' in found ? (found.cursor ?? '') : undefined,
          };
        },
      };
    }),
    delay: source.delay,
  };
}
