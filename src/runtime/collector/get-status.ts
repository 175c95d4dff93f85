import { lastScheduledFetch } from '../collect/checkpoint.js';
import { readStatus } from '../collect/collection-status.js';
import {
  describeMissing,
  describeSkipped,
  describeUnread,
  describeWaiting,
} from '../collect/describe-state.js';
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
  readonly lag?: number;
  /** Seconds that are read again for late events. */
  readonly window?: number;
  /** Set while events wait because no more can be remembered: since when, and from which time on. */
  readonly waiting?: { readonly since: string; readonly from: string } | undefined;
  /** A range that the source no longer kept when it was to be read. */
  readonly missing?: { readonly from: string; readonly to: string } | undefined;
  readonly delivered: number;
  /** Events without a readable time that were delivered so far, and the id of the last one. */
  readonly untimed: number;
  readonly untimedId: string;
  /** Events that no receiver takes and that were left out so far, and the id of the last one. */
  readonly leftOut: number;
  readonly leftOutId: string;
  readonly failures: number;
  /** Why the last run failed; '' when it did not. */
  readonly error: string;
  /** All that is wrong, for a reader. */
  readonly problem: string;
}

/** How far each stream is, from the state that the fetch leaves in the integration context. Sends no request. */
export function getStatus(collector: Collector): Entry {
  const { host, values } = collector;
  const now = Math.floor(host.now() / 1000);
  const { sequence, streams } = readStatus(host, namesOf(chosenStreams(collector)));
  const rows = streams.map(({ name, state }) => (state ? toRow(name, state, now) : neverCollected(name)));
  const fetched = lastScheduledFetch(host);
  // Only in a container an instance may name none.
  const destination = parseUrl(values.http_collector_url)?.host ?? 'the platform';
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
    delivered: 0,
    untimed: 0,
    untimedId: '',
    leftOut: 0,
    leftOutId: '',
    failures: 0,
    error: '',
    problem: 'Never collected.',
  };
}

function toRow(name: string, state: StreamState, now: number): Row {
  const { current, waiting, missing } = state;
  return {
    name,
    completeUntil: formatSecond(state.watermark),
    newest: state.newest,
    lag: Math.max(0, now - Math.min(current, waiting ? waiting.from : current)),
    window: Math.max(0, current - state.watermark),
    waiting: waiting && { since: formatSecond(waiting.since), from: formatSecond(waiting.from) },
    missing: missing && { from: formatSecond(missing.from), to: formatSecond(missing.to) },
    delivered: state.delivered,
    untimed: state.untimed,
    untimedId: state.untimedId,
    leftOut: state.leftOut,
    leftOutId: state.leftOutId,
    failures: state.failures,
    error: state.error,
    problem: problemOf(state),
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
      row.problem,
    ]),
  );
}

function problemOf(state: StreamState): string {
  const untimed =
    state.untimed > 0
      ? `${state.untimed} delivered events have no readable time, the last of them ${state.untimedId}.`
      : '';
  const leftOut =
    state.leftOut > 0
      ? `${state.leftOut} events were left out, because no receiver takes them, the last of them ${state.leftOutId}.`
      : '';
  return [
    state.error,
    describeUnread(state),
    describeWaiting(state),
    describeSkipped(state),
    describeMissing(state),
    untimed,
    leftOut,
  ]
    .filter((text) => text !== '')
    .join(' ');
}

function seconds(count: number | undefined): string {
  return count === undefined ? '' : `${count} s`;
}
