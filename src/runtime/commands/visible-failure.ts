import type { CollectReport } from '../collect/collect-report.js';
import { type Failure, transientFailure } from '../values/failure.js';

/** Runs in a row that one stream may fail before the run as a whole counts as failed. */
const maxFailedRuns = 3;

/**
 * Throws one failure when nothing could be collected, or when a stream failed several runs in a row. It is called
 * after everything was saved, so that the healthy streams lose nothing.
 */
export function throwIfUnhealthy({ streams, destinationFailure }: CollectReport): void {
  const nothingDelivered = streams.every(({ delivered }) => delivered === 0);
  if (destinationFailure && (nothingDelivered || destinationFailure.failureKind === 'configuration')) {
    throw destinationFailure;
  }
  const failed = streams.filter(({ failure }) => failure !== undefined);
  const isLasting = failed.some(({ failures }) => failures >= maxFailedRuns);
  if (failed.length === 0 || (failed.length < streams.length && !isLasting)) return;
  throw transientFailure(describeFailures(failed).join('\n'));
}

/** One line for each message, with the streams that have it. */
export function describeFailures(
  failed: readonly { readonly name: string; readonly failure: Failure | undefined }[],
): string[] {
  const names: { [message: string]: string[] } = {};
  for (const { name, failure } of failed) {
    const message = failure?.message ?? '';
    names[message] = (names[message] ?? []).concat(name);
  }
  return Object.keys(names).map((message) => `${(names[message] as string[]).join(', ')}: ${message}`);
}
