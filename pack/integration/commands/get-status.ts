import { lastScheduledFetch } from '../../../src/runtime/checkpoint.js';
import { readStatus, type StreamStatus } from '../../../src/runtime/collection-status.js';
import { type Entry, markdownEntry, markdownTable } from '../../../src/runtime/entry.js';
import type { Host } from '../../../src/runtime/host.js';
import { formatSecond } from '../../../src/runtime/instant.js';
import { parseUrl } from '../../../src/runtime/url.js';
import { readSettings } from '../settings.js';

interface Row {
  readonly name: string;
  /** Everything before it was delivered, and nothing late is expected any more. */
  readonly settled: string;
  readonly newest: string;
  /** Seconds between the last complete reading and now. */
  readonly lag: number | undefined;
  /** Seconds that are read again for late events. */
  readonly window: number | undefined;
  readonly shrunk: boolean;
  readonly delivered: number;
  readonly failures: number;
  readonly error: string;
}

/** How far each stream is, from the state that the fetch leaves in the integration context. Sends no request. */
export function getStatus(host: Host): Entry {
  const settings = readSettings(host);
  const now = Math.floor(host.now() / 1000);
  const status = readStatus(host, settings.values.event_types_to_fetch);
  const rows: Row[] = [];
  for (let i = 0; i < status.streams.length; i += 1) rows.push(toRow(status.streams[i] as StreamStatus, now));
  const fetched = lastScheduledFetch(host);
  const collector = parseUrl(settings.values.http_collector_url);
  const summary = {
    destination: collector === undefined ? '' : collector.host,
    lastScheduledFetch: fetched === undefined ? '' : formatSecond(fetched),
    saved: status.sequence,
    streams: rows,
  };
  const text =
    '### Collection status\n\n' +
    toTable(rows) +
    '\n\nDestination: ' +
    summary.destination +
    '. Last scheduled fetch: ' +
    (summary.lastScheduledFetch === '' ? 'never' : summary.lastScheduledFetch) +
    '. State saved ' +
    status.sequence +
    ' times.';
  return markdownEntry(text, summary);
}

function toRow(stream: StreamStatus, now: number): Row {
  const state = stream.state;
  return {
    name: stream.name,
    settled: state === undefined ? '' : formatSecond(state.settled),
    newest: state === undefined ? '' : state.newest,
    lag: state === undefined ? undefined : Math.max(0, now - state.current),
    window: state === undefined ? undefined : Math.max(0, state.current - state.settled),
    shrunk: state !== undefined && state.shrunk,
    delivered: state === undefined ? 0 : state.delivered,
    failures: state === undefined ? 0 : state.failures,
    error: state === undefined ? 'Never collected.' : state.error,
  };
}

function toTable(rows: readonly Row[]): string {
  const cells: unknown[][] = [];
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i] as Row;
    cells.push([
      row.name,
      row.settled,
      row.newest,
      seconds(row.lag),
      seconds(row.window) + (row.shrunk ? ' (shrunk: too many events)' : ''),
      row.delivered,
      row.failures,
      row.error,
    ]);
  }
  return markdownTable(
    [
      'Event type',
      'Complete until',
      'Newest event',
      'Lag',
      'Read again',
      'Last run',
      'Failures in a row',
      'Problem',
    ],
    cells,
  );
}

function seconds(count: number | undefined): string {
  return count === undefined ? '' : count + ' s';
}
