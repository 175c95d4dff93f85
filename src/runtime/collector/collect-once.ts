import { limitParameterOf } from '../../definition/event-parameters.js';
import { openCheckpoint } from '../collect/checkpoint.js';
import { collect } from '../collect/collect.js';
import type { CollectReport } from '../collect/collect-report.js';
import { startRunClock } from '../host/run-clock.js';
import { parseTime } from '../values/instant.js';
import { type Collector, chosenStreams, namesOf } from './collector.js';
import { createEventDestination } from './event-destination.js';
import { toEvent } from './event-record.js';
import { openStream } from './open-stream.js';

/**
 * One run of the collection.
 * @param scheduled false where the server has no last run to keep the state in
 */
export function collectOnce(collector: Collector, scheduled: boolean): CollectReport {
  const { events, host, values } = collector;
  const clock = startRunClock(host, values.time_budget);
  const chosen = chosenStreams(collector);
  const source = collector.open(clock);
  return collect({
    host,
    source: {
      streams: chosen.map((stream) =>
        openStream(stream, values[limitParameterOf(events, stream)] as number, source, clock, (record) =>
          toEvent(stream, record),
        ),
      ),
      delay: source.delay,
    },
    destination: createEventDestination(collector),
    checkpoint: openCheckpoint(host, {
      streams: namesOf(chosen),
      startSecond: parseTime(values.first_fetch, host.now()) as number,
      useLastRun: scheduled,
    }),
    clock,
    lookBackSeconds: values.look_back * 60,
  });
}
