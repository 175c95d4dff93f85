import type { ArgumentValues } from '../../../src/definition/command.js';
import { datasetOf } from '../../../src/definition/pack.js';
import type { StreamEvent } from '../../../src/runtime/collect/stream.js';
import { readArguments } from '../../../src/runtime/commands/arguments.js';
import { type Entry, markdownEntry, markdownTable, valueAt } from '../../../src/runtime/commands/entry.js';
import type { Line } from '../../../src/runtime/deliver/batches.js';
import type { Host } from '../../../src/runtime/host/host.js';
import { type RunClock, startRunClock } from '../../../src/runtime/host/run-clock.js';
import { asFailure, configurationFailure, remoteFailure } from '../../../src/runtime/values/failure.js';
import { parseTime } from '../../../src/runtime/values/instant.js';
import { byteLength } from '../../../src/runtime/values/utf8.js';
import { commands } from '../../definition/commands.js';
import { eventDataset } from '../../definition/dataset.js';
import type { StreamDefinition } from '../../definition/streams.js';
import { type CloudflareClient, createCloudflareClient } from '../cloudflare-client.js';
import { createDestination } from '../destination.js';
import { type Range, readRange } from '../range.js';
import { readSettings, type Settings } from '../settings.js';
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
  const chosen = streamsNamed(types);
  const perStream: StreamEvent[][] = [];
  for (let i = 0; i < chosen.length; i += 1) {
    perStream.push(read(chosen[i] as StreamDefinition, range, client, clock));
  }
  const entries: Entry[] = [];
  for (let i = 0; i < chosen.length; i += 1) {
    entries.push(toEntry(chosen[i] as StreamDefinition, perStream[i] as StreamEvent[]));
  }
  if (given.should_push_events) entries.push(push(perStream, host, settings, clock));
  return entries;
}

/** @throws a Failure for bounds that no event can be within */
function rangeOf(given: GetEventsArguments, now: number): Range {
  const start = given.start_time === '' ? undefined : parseTime(given.start_time, now);
  const end = given.end_time === '' ? undefined : parseTime(given.end_time, now);
  if (start !== undefined && start * 1000 > now) {
    throw configurationFailure('The argument start_time is in the future.');
  }
  if (start !== undefined && end !== undefined && end < start) {
    throw configurationFailure('The argument end_time is before start_time.');
  }
  return { start: start, end: end, limit: given.limit };
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
    throw remoteFailure(stream.name + ': ' + failure.message, failure);
  }
}

function push(perStream: readonly StreamEvent[][], host: Host, settings: Settings, clock: RunClock): Entry {
  const lines: Line[] = [];
  for (let i = 0; i < perStream.length; i += 1) addLines(lines, perStream[i] as StreamEvent[]);
  let pushed = 0;
  let tooLarge = 0;
  createDestination(host, settings).deliver(
    lines,
    clock,
    function (accepted) {
      pushed += accepted.length;
    },
    function (leftOut) {
      tooLarge += leftOut.length;
    },
  );
  const text =
    counted(pushed) +
    ' sent to the dataset ' +
    datasetOf(eventDataset) +
    '.' +
    (tooLarge === 0 ? '' : ' ' + counted(tooLarge) + ' left out, being too large for the receiver.');
  return markdownEntry(text, { pushed: pushed, tooLarge: tooLarge });
}

function counted(events: number): string {
  return events === 1 ? '1 event was' : events + ' events were';
}

function toEntry(stream: StreamDefinition, events: readonly StreamEvent[]): Entry {
  const rows: unknown[][] = [];
  const contents: unknown[] = [];
  for (let i = 0; i < events.length; i += 1) {
    const event = (events[i] as StreamEvent).event;
    contents.push(event);
    const row: unknown[] = [];
    for (let column = 0; column < stream.columns.length; column += 1) {
      row.push(valueAt(event, stream.columns[column] as string));
    }
    rows.push(row);
  }
  const body = rows.length === 0 ? 'No events in this time range.' : markdownTable(stream.columns, rows);
  return markdownEntry('### ' + stream.name + ' (' + rows.length + ')\n\n' + body, contents);
}

function addLines(lines: Line[], events: readonly StreamEvent[]): void {
  for (let i = 0; i < events.length; i += 1) {
    const event = events[i] as StreamEvent;
    const text = JSON.stringify(event.event);
    lines.push({ id: event.id, text: text, bytes: byteLength(text) });
  }
}
