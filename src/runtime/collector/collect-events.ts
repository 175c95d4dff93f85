import { lastScheduledFetch } from '../collect/checkpoint.js';
import { type Entry, markdownEntry, markdownTable } from '../commands/entry.js';
import { throwIfUnhealthy } from '../commands/visible-failure.js';
import { configurationFailure } from '../values/failure.js';
import { formatSecond } from '../values/instant.js';
import { collectOnce } from './collect-once.js';
import type { Collector } from './collector.js';

/** Minutes without a scheduled fetch after which this command may take its place. */
const quietMinutes = 15;

/** The collection of `fetch-events`, for tenants whose scheduler does not start it. */
export function collectEvents(collector: Collector): Entry {
  const { host } = collector;
  const last = lastScheduledFetch(host);
  const now = Math.floor(host.now() / 1000);
  if (last !== undefined && now - last < quietMinutes * 60) {
    throw configurationFailure(
      `The scheduled fetch of this instance ran at ${formatSecond(last)}, so it works: this command would collect the same events again. Disable the job that runs this command, or disable Fetch Events and try again ${quietMinutes} minutes after the last fetch.`,
    );
  }
  const report = collectOnce(collector, false);
  throwIfUnhealthy(report);
  const contents = report.streams.map(({ name, delivered, newest, watermark, more, failure }) => ({
    name,
    delivered,
    newest,
    completeUntil: formatSecond(watermark),
    more,
    failure: failure?.message ?? '',
  }));
  const table = markdownTable(
    ['Event type', 'Delivered', 'Newest event', 'Complete until', 'More to come', 'Problem'],
    contents.map((row) => [
      row.name,
      row.delivered,
      row.newest,
      row.completeUntil,
      row.more ? 'yes' : 'no',
      row.failure,
    ]),
  );
  return markdownEntry(`### Collected events\n\n${table}`, contents);
}
