import { lastScheduledFetch } from '../../../src/runtime/collect/checkpoint.js';
import { readStatus, type StreamStatus } from '../../../src/runtime/collect/collection-status.js';
import { type Entry, markdownEntry, markdownTable } from '../../../src/runtime/commands/entry.js';
import type { Host } from '../../../src/runtime/host/host.js';
import { formatSecond } from '../../../src/runtime/values/instant.js';
import { parseUrl } from '../../../src/runtime/values/url.js';
import { readSettings } from '../settings.js';

interface Row {
  readonly name: string;
  /** Everything before it was delivered, and nothing late is expected any more. */
  readonly completeUntil: string;
  readonly newest: string;
  /** Seconds between the last complete reading and now. */
  readonly lag: number | undefined;
  /** Seconds that are read again for late events. */
  readonly window: number | undefined;
  /** Set while events wait because no more can be remembered: since when, and from which time on. */
  readonly waiting: { readonly since: string; readonly from: string } | undefined;
  /** A range that the source no longer kept when it was to be read. */
  readonly missing: { readonly from: string; readonly to: string } | undefined;
  readonly delivered: number;
  /** Events without a readable time that were delivered so far, and the id of the last one. */
  readonly untimed: number;
  readonly untimedId: string;
  readonly failures: number;
  readonly error: string;
}

/** How far each stream is, from the state that the fetch leaves in the integration context. Sends no request. */
export function getStatus(host: Host): Entry {
  const settings = readSettings(host);
  const now = Math.floor(host.now() / 1000);
  const status = readStatus(host, settings.values.event_types_to_fetch);
  const rows = status.streams.map((stream) => toRow(stream, now));
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

function toRow({ name, state }: StreamStatus, now: number): Row {
  return {
    name,
    completeUntil: state === undefined ? '' : formatSecond(state.watermark),
    newest: state?.newest ?? '',
    lag: state && Math.max(0, now - Math.min(state.current, state.waiting?.from ?? state.current)),
    window: state && Math.max(0, state.current - state.watermark),
    waiting: state?.waiting && {
      since: formatSecond(state.waiting.since),
      from: formatSecond(state.waiting.from),
    },
    missing: state?.missing && {
      from: formatSecond(state.missing.from),
      to: formatSecond(state.missing.to),
    },
    delivered: state?.delivered ?? 0,
    untimed: state?.untimed ?? 0,
    untimedId: state?.untimedId ?? '',
    failures: state?.failures ?? 0,
    error: state === undefined ? 'Never collected.' : state.error,
  };
}

function toTable(rows: readonly Row[]): string {
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
    rows.map((row) => [
      row.name,
      row.completeUntil,
      row.newest,
      seconds(row.lag),
      seconds(row.window),
      row.delivered,
      row.failures,
      problemsOf(row).join(' '),
    ]),
  );
}

function problemsOf({ error, waiting, missing, untimed, untimedId }: Row): string[] {
  const problems = error === '' ? [] : [error];
  if (waiting !== undefined) {
    problems.push(
      `Since ${waiting.since} there are more events than can be remembered within the look-back: those from ${waiting.from} on are delivered later.`,
    );
  }
  if (missing !== undefined) {
    problems.push(`Events from ${missing.from} to ${missing.to} are missing: the log no longer held them.`);
  }
  if (untimed > 0) {
    problems.push(`${untimed} delivered events have no readable time, the last of them ${untimedId}.`);
  }
  return problems;
}

function seconds(count: number | undefined): string {
  return count === undefined ? '' : `${count} s`;
}
