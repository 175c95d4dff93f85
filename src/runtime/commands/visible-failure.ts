import type { CollectReport, StreamReport } from '../collect/collect-report.js';
import { remoteFailure } from '../values/failure.js';

/** Runs in a row that one stream may fail before the run as a whole counts as failed. */
const maxFailedRuns = 3;

/**
 * Throws one failure when nothing could be collected, or when a stream failed several runs in a row. It is called
 * after everything was saved, so that the healthy streams lose nothing.
 */
export function throwIfUnhealthy({ streams, destinationFailure }: CollectReport): void {
  const nothingDelivered = streams.every(({ delivered }) => delivered === 0);
  if (
    destinationFailure !== undefined &&
    (nothingDelivered || destinationFailure.failureKind === 'configuration')
  ) {
    throw destinationFailure;
  }
  const failed = streams.filter(({ failure }) => failure !== undefined);
  const isLasting = failed.some(({ failures }) => failures >= maxFailedRuns);
  if (failed.length === 0 || (failed.length < streams.length && !isLasting)) return;
  throw remoteFailure(describeFailures(failed), { status: 0, transient: true });
}

/** One line for each message, with the streams that have it. */
function describeFailures(failed: readonly StreamReport[]): string {
  const messages: string[] = [];
  const names: string[][] = [];
  for (const { name, failure } of failed) {
    const message = failure?.message ?? '';
    const known = messages.indexOf(message);
    if (known >= 0) names[known]?.push(name);
    else {
      messages.push(message);
      names.push([name]);
    }
  }
  return messages.map((message, i) => `${names[i]?.join(', ')}: ${message}`).join('\n');
}
