import { describeFailures } from '../commands/visible-failure.js';
import { type RunClock, startRunClock } from '../host/run-clock.js';
import { asFailure, configurationFailure, type Failure, transientFailure } from '../values/failure.js';
import { type Collector, chosenStreams } from './collector.js';
import { createEventDestination } from './event-destination.js';
import type { EventSource, KeyedStream } from './event-source.js';
import { pageRequest } from './page-request.js';

/** No request starts after this many seconds. */
const readSeconds = 60;
const windowSeconds = 3600;

const timeIsOver = `not tested, because the requests before took more than the ${readSeconds} seconds of the test. Select Test again; if it stays so, test fewer event types at once.`;

/** Asks each selected log for one record, and the destination for its word on URL and key. Changes nothing. */
export function testCollector(collector: Collector): string {
  const clock = startRunClock(collector.host, readSeconds);
  const source = collector.open(clock);
  const results = chosenStreams(collector).map((stream) => ({
    name: stream.name,
    failure: tryStream(stream, source, clock),
  }));
  const failed = results.filter(({ failure }) => failure);
  const works = results.filter(({ failure }) => !failure);
  const destinationFailure = tryDestination(collector, clock);
  const statuses = failed.map(({ failure }) => (failure as Failure).status);
  if (collector.noteFailures && failed.length > 0) collector.noteFailures(statuses, clock);
  const problems = describeFailures(failed);
  if (failed.length > 0 && works.length > 0) {
    problems.push(`These event types work: ${works.map(({ name }) => name).join(', ')}.`);
  }
  if (destinationFailure) problems.push(destinationFailure.message);
  if (problems.length > 0) throw configurationFailure(problems.join('\n'));
  return 'ok';
}

/** The smallest request that needs the permission: one record of the last hour. */
function tryStream({ key }: KeyedStream, source: EventSource, clock: RunClock): Failure | undefined {
  if (!clock.mayRead()) return transientFailure(timeIsOver);
  const now = clock.second();
  const request = pageRequest({
    since: now - windowSeconds,
    until: now + 1,
    page: 1,
    cursor: '',
    size: 1,
    direction: 'asc',
    hasStart: true,
    hasEnd: false,
  });
  return failureOf(() => source.readPage(key, request, clock.readTimeout()));
}

function tryDestination(collector: Collector, clock: RunClock): Failure | undefined {
  if (!clock.mayRead()) return transientFailure(`HTTP Log Collector: ${timeIsOver}`);
  return failureOf(() => createEventDestination(collector).probe(clock));
}

function failureOf(attempt: () => unknown): Failure | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    return asFailure(error);
  }
}
