import type { ArgumentValues } from '../../definition/command.js';
import { getEventsArguments } from '../../definition/event-commands.js';
import { datasetOf } from '../../definition/pack.js';
import type { StreamEvent } from '../collect/stream.js';
import { readArguments } from '../commands/arguments.js';
import { type Entry, markdownEntry, markdownTable, valueAt } from '../commands/entry.js';
import type { Line } from '../deliver/batches.js';
import type { Destination } from '../deliver/destination.js';
import { type RunClock, startRunClock } from '../host/run-clock.js';
import { asFailure, configurationFailure, remoteFailure } from '../values/failure.js';
import { parseTime } from '../values/instant.js';
import { byteLength } from '../values/utf8.js';
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
  const found = chosen.map((stream) => ({ stream, events: read(stream, range, source, clock) }));
  const entries = found.map(({ stream, events }) => toEntry(stream, events));
  if (given.should_push_events) {
    const destination = createEventDestination(collector);
    entries.push(
      push(inOneList(found.map(({ events }) => events)).map(toLine), destination, clock, collector),
    );
  }
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

function inOneList<T>(lists: readonly (readonly T[])[]): T[] {
  return lists.reduce<T[]>((all, list) => all.concat(list), []);
}

function push(
  lines: readonly Line[],
  destination: Destination,
  clock: RunClock,
  { events }: Collector,
): Entry {
  let pushed = 0;
  let tooLarge = 0;
  destination.deliver(
    lines,
    clock,
    (accepted) => {
      pushed += accepted.length;
    },
    (leftOut) => {
      tooLarge += leftOut.length;
    },
  );
  const others = tooLarge === 0 ? '' : ` ${counted(tooLarge)} left out, being too large for the receiver.`;
  return markdownEntry(`${counted(pushed)} sent to the dataset ${datasetOf(events)}.${others}`, {
    pushed,
    tooLarge,
  });
}

function counted(events: number): string {
  return events === 1 ? '1 event was' : `${events} events were`;
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
  const text = JSON.stringify(event);
  return { id, text, bytes: byteLength(text) };
}
