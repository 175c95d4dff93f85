import type { CollectReport, StreamReport } from './collect.js';
import { remoteFailure } from './failure.js';

/** Runs in a row that one stream may fail before the run as a whole counts as failed. */
const patience = 3;

/**
 * Throws one failure when nothing could be collected, or when a stream failed several runs in a row. It is called
 * after everything was saved, so that the healthy streams lose nothing.
 */
export function throwVisibleFailure(report: CollectReport): void {
  let delivered = 0;
  const failed: StreamReport[] = [];
  let lasting = false;
  for (let i = 0; i < report.streams.length; i += 1) {
    const stream = report.streams[i] as StreamReport;
    delivered += stream.delivered;
    if (stream.failure === undefined) continue;
    failed.push(stream);
    lasting = lasting || stream.failures >= patience;
  }
  const destination = report.destinationFailure;
  if (destination !== undefined && (delivered === 0 || destination.failureKind === 'configuration')) {
    throw destination;
  }
  if (failed.length === 0 || (failed.length < report.streams.length && !lasting)) return;
  const texts: string[] = [];
  for (let i = 0; i < failed.length; i += 1) {
    const stream = failed[i] as StreamReport;
    const failure = stream.failure;
    if (failure !== undefined) texts.push(stream.name + ': ' + failure.message);
  }
  throw remoteFailure(texts.join('\n'), { status: 0, transient: true });
}
