import { lastScheduledFetch } from '../../../src/runtime/collect/checkpoint.js';
import type { StreamReport } from '../../../src/runtime/collect/collect-report.js';
import { type Entry, markdownEntry, markdownTable } from '../../../src/runtime/commands/entry.js';
import { throwIfUnhealthy } from '../../../src/runtime/commands/visible-failure.js';
import type { Host } from '../../../src/runtime/host/host.js';
import { configurationFailure } from '../../../src/runtime/values/failure.js';
import { formatSecond } from '../../../src/runtime/values/instant.js';
import { collectOnce } from './fetch-events.js';

/** Minutes without a scheduled fetch after which this command may take its place. */
const quietMinutes = 15;

/** The collection of `fetch-events`, for tenants whose scheduler does not start it. */
export function collectEvents(host: Host): Entry {
  const last = lastScheduledFetch(host);
  const now = Math.floor(host.now() / 1000);
  if (last !== undefined && now - last < quietMinutes * 60) {
    throw configurationFailure(
      'The scheduled fetch of this instance ran at ' +
        formatSecond(last) +
        ', so it works: this command would collect the same events beside it. ' +
        'Disable the job that runs this command, or disable Fetch Events and try again ' +
        quietMinutes +
        ' minutes after the last fetch.',
    );
  }
  const report = collectOnce(host, false);
  throwIfUnhealthy(report);
  const rows: unknown[][] = [];
  const contents: { [field: string]: unknown }[] = [];
  for (let i = 0; i < report.streams.length; i += 1) {
    const stream = report.streams[i] as StreamReport;
    const failure = stream.failure === undefined ? '' : stream.failure.message;
    rows.push([
      stream.name,
      stream.delivered,
      stream.newest,
      formatSecond(stream.watermark),
      stream.more ? 'yes' : 'no',
      failure,
    ]);
    contents.push({
      name: stream.name,
      delivered: stream.delivered,
      newest: stream.newest,
      completeUntil: formatSecond(stream.watermark),
      more: stream.more,
      failure: failure,
    });
  }
  const table = markdownTable(
    ['Event type', 'Delivered', 'Newest event', 'Complete until', 'More to come', 'Problem'],
    rows,
  );
  return markdownEntry('### Collected events\n\n' + table, contents);
}
