import { lastScheduledFetch } from '../collect/checkpoint.js';
import { readStatus } from '../collect/collection-status.js';
import type { StreamState } from '../collect/stream-state.js';
import { type Entry, markdownEntry, markdownTable } from '../commands/entry.js';
import { formatSecond } from '../values/instant.js';
import { parseUrl } from '../values/url.js';
import { type Collector, chosenStreams, namesOf } from './collector.js';

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
export function getStatus(collector: Collector): Entry {
  const { host, values } = collector;
  const now = Math.floor(host.now() / 1000);
  const { sequence, streams } = readStatus(host, namesOf(chosenStreams(collector)));
  const rows = streams.map(({ name, state }) => (state ? toRow(name, state, now) : neverCollected(name)));
  const fetched = lastScheduledFetch(host);
  const destination = parseUrl(values.http_collector_url)?.host ?? '';
  const lastFetch = fetched === undefined ? '' : formatSecond(fetched);
  return markdownEntry(
    `### Collection status\n\n${toTable(rows)}\n\nDestination: ${destination}. Last scheduled fetch: ${lastFetch || 'never'}. State saved ${sequence} times.`,
    { destination, lastScheduledFetch: lastFetch, saved: sequence, streams: rows },
  );
}

function neverCollected(name: string): Row {
  return {
    name,
    completeUntil: '',
    newest: '',
    lag: undefined,
    window: undefined,
    waiting: undefined,
    missing: undefined,
    delivered: 0,
    untimed: 0,
    untimedId: '',
    failures: 0,
    error: 'Never collected.',
  };
}

function toRow(name: string, state: StreamState, now: number): Row {
  const { watermark, newest, current, waiting, missing, delivered, untimed, untimedId, failures, error } =
    state;
  return {
    name,
    completeUntil: formatSecond(watermark),
    newest,
    lag: Math.max(0, now - Math.min(current, waiting ? waiting.from : current)),
    window: Math.max(0, current - watermark),
    waiting: waiting && { since: formatSecond(waiting.since), from: formatSecond(waiting.from) },
    missing: missing && { from: formatSecond(missing.from), to: formatSecond(missing.to) },
    delivered,
    untimed,
    untimedId,
    failures,
    error,
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
  if (waiting) {
    problems.push(
      `Since ${waiting.since} there are more events than can be remembered within the look-back: those from ${waiting.from} on are delivered later.`,
    );
  }
  if (missing) {
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
