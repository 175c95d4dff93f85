import type { ArgumentValues } from '../../definition/command.js';
import { getEventsArguments } from '../../definition/event-commands.js';
import { datasetOf } from '../../definition/pack.js';
import type { StreamEvent } from '../collect/stream.js';
import { readArguments } from '../commands/arguments.js';
import { type Entry, markdownEntry, markdownTable, valueAt } from '../commands/entry.js';
import { type Line, lineOf } from '../deliver/batches.js';
import { type RunClock, startRunClock } from '../host/run-clock.js';
import { asFailure, configurationFailure, remoteFailure } from '../values/failure.js';
import { parseTime } from '../values/instant.js';
import { type Collector, chosenStreams } from './collector.js';
import { createEventDestination } from './event-destination.js';
import { type EventRange, readRange } from './event-range.js';
import type { EventSource, KeyedStream } from './event-source.js';
import { readEventTypes } from './event-types-argument.js';

type GetEventsArguments = ArgumentValues<typeof getEventsArguments>;

const readSeconds = 60;

/** Shows events, one table per type, independent of the scheduled fetch; pushes exactly these when asked. */
export function getEvents(collector: Collector): Entry[] {
  const { host } = collector;
  const given = readArguments(getEventsArguments, host.args, host.now());
  const range = rangeOf(given, host.now());
  const chosen = chosenStreams(collector, readEventTypes(collector));
  const clock = startRunClock(host, readSeconds);
  const source = collector.open(clock);
  const found: StreamEvent[] = [];
  const entries = chosen.map((stream) => {
    const events = read(stream, range, source, clock);
    for (const event of events) found.push(event);
    return toEntry(stream, events);
  });
  if (given.should_push_events) entries.push(push(found.map(toLine), clock, collector));
  return entries;
}

/** @throws a Failure for bounds that no event can be within */
function rangeOf({ start_time, end_time, limit }: GetEventsArguments, now: number): EventRange {
  // An empty text is no time.
  const start = parseTime(start_time, now);
  const end = parseTime(end_time, now);
  if (start !== undefined && start * 1000 > now) {
    throw configurationFailure('The argument start_time is in the future.');
  }
  if (start !== undefined && end !== undefined && end < start) {
    throw configurationFailure('The argument end_time is before start_time.');
  }
  return { start, end, limit };
}

/** @throws a Failure that names the event type */
function read(stream: KeyedStream, range: EventRange, source: EventSource, clock: RunClock): StreamEvent[] {
  try {
    return readRange(stream, range, source, clock);
  } catch (error) {
    const failure = asFailure(error);
    if (failure.failureKind === 'defect') throw failure;
    throw remoteFailure(`${stream.name}: ${failure.message}`, failure);
  }
}

function push(lines: readonly Line[], clock: RunClock, collector: Collector): Entry {
  let pushed = 0;
  let tooLarge = 0;
  try {
    createEventDestination(collector).deliver(
      lines,
      clock,
      (accepted) => {
        pushed += accepted.length;
      },
      (leftOut) => {
        tooLarge += leftOut.length;
      },
    );
  } catch (error) {
    const failure = asFailure(error);
    if (failure.failureKind === 'defect' || pushed === 0) throw failure;
    throw remoteFailure(
      `${failure.message} Before that, ${pushed} of the ${lines.length} events were sent to the dataset. Nothing sends the others but this command; with the same arguments it sends those ${pushed} again.`,
      failure,
    );
  }
  const others = tooLarge === 0 ? '' : ` Left out, being too large for the receiver: ${tooLarge}.`;
  return markdownEntry(`Events sent to the dataset ${datasetOf(collector.events)}: ${pushed}.${others}`, {
    pushed,
    tooLarge,
  });
}

function toEntry(stream: KeyedStream, events: readonly StreamEvent[]): Entry {
  const { name, id } = stream;
  const columns = stream.columns ?? ['_time'].concat(id);
  const contents = events.map(({ event }) => event);
  const rows = contents.map((event) => columns.map((column) => valueAt(event, column)));
  const body = rows.length === 0 ? 'No events in this time range.' : markdownTable(columns, rows);
  return markdownEntry(`### ${name} (${rows.length})\n\n${body}`, contents);
}

function toLine({ id, event }: StreamEvent): Line {
  return { id, ...lineOf(event) };
}
