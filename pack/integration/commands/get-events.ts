import { type ArgumentValues, datasetOf } from 'cortex-pack/definition';
import {
  asFailure,
  byteLength,
  configurationFailure,
  type Destination,
  type Entry,
  type Host,
  type Line,
  markdownEntry,
  markdownTable,
  parseTime,
  type RunClock,
  readArguments,
  remoteFailure,
  type StreamEvent,
  startRunClock,
  valueAt,
} from 'cortex-pack/runtime';
import { commands } from '../../definition/commands.js';
import { eventDataset } from '../../definition/dataset.js';
import type { StreamDefinition } from '../../definition/streams.js';
import { type CloudflareClient, createCloudflareClient } from '../cloudflare-client.js';
import { createDestination } from '../destination.js';
import { type Range, readRange } from '../range.js';
import { readSettings } from '../settings.js';
import { streamsNamed } from '../source.js';

const definition = commands['cloudflare-zero-trust-get-events'].arguments;
type GetEventsArguments = ArgumentValues<typeof definition>;

const readSeconds = 60;

/** Shows events, one table per type, independent of the scheduled fetch; pushes exactly these when asked. */
export function getEvents(host: Host): Entry[] {
  const settings = readSettings(host);
  const given = readArguments(definition, host.args, host.now());
  const range = rangeOf(given, host.now());
  const clock = startRunClock(host, readSeconds);
  const client = createCloudflareClient(host, settings);
  const types = given.event_type.length > 0 ? given.event_type : settings.values.event_types_to_fetch;
  const found = streamsNamed(types).map((stream) => ({ stream, events: read(stream, range, client, clock) }));
  const entries = found.map(({ stream, events }) => toEntry(stream, events));
  if (given.should_push_events) {
    const destination = createDestination(host, settings);
    entries.push(push(inOneList(found.map(({ events }) => events)).map(toLine), destination, clock));
  }
  return entries;
}

/** @throws a Failure for bounds that no event can be within */
function rangeOf({ start_time, end_time, limit }: GetEventsArguments, now: number): Range {
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
function read(
  stream: StreamDefinition,
  range: Range,
  client: CloudflareClient,
  clock: RunClock,
): StreamEvent[] {
  try {
    return readRange(stream, range, client, clock);
  } catch (error) {
    const failure = asFailure(error);
    if (failure.failureKind === 'defect') throw failure;
    throw remoteFailure(`${stream.name}: ${failure.message}`, failure);
  }
}

function inOneList<T>(lists: readonly (readonly T[])[]): T[] {
  return lists.reduce<T[]>((all, list) => all.concat(list), []);
}

function push(lines: readonly Line[], destination: Destination, clock: RunClock): Entry {
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
  return markdownEntry(`${counted(pushed)} sent to the dataset ${datasetOf(eventDataset)}.${others}`, {
    pushed,
    tooLarge,
  });
}

function counted(events: number): string {
  return events === 1 ? '1 event was' : `${events} events were`;
}

function toEntry({ name, columns }: StreamDefinition, events: readonly StreamEvent[]): Entry {
  const contents = events.map(({ event }) => event);
  const rows = contents.map((event) => columns.map((column) => valueAt(event, column)));
  const body = rows.length === 0 ? 'No events in this time range.' : markdownTable(columns, rows);
  return markdownEntry(`### ${name} (${rows.length})\n\n${body}`, contents);
}

function toLine({ id, event }: StreamEvent): Line {
  const text = JSON.stringify(event);
  return { id, text, bytes: byteLength(text) };
}
