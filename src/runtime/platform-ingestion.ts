import type { Line } from './batches.js';
import { createDestination, type Destination } from './destination.js';
import { configurationFailure, describeThrown, type Failure, remoteFailure } from './failure.js';
import type { Host } from './host.js';

export interface PlatformIngestionOptions {
  /** The dataset is made of these two. */
  readonly vendor: string;
  readonly product: string;
  /** The fields of the form that name the other way, for messages. */
  readonly collectorLabels: string;
}

/** How the platform refuses what was not installed as part of a pack. */
const refusal = /only available for system content/i;

/**
 * The platform's own way to the dataset, which needs no collector. Only some hosts offer it.
 * Throws a configuration failure when this instance may not use it, before anything is read from the source.
 */
export function createPlatformIngestion(host: Host, options: PlatformIngestionOptions): Destination {
  function attempt(batch: readonly Line[]): Failure | undefined {
    const texts: string[] = [];
    for (let i = 0; i < batch.length; i += 1) texts.push((batch[i] as Line).text);
    if (host.sendEvents === undefined) return explain(0, 'this host cannot send events', options);
    try {
      const response = host.sendEvents(texts, options.vendor, options.product);
      const status = Number(response.StatusCode);
      return status === 200 ? undefined : explain(status, String(response.Status), options);
    } catch (error) {
      return explain(0, describeThrown(error), options);
    }
  }

  function requirePermission(): void {
    const failure = attempt([]);
    if (failure !== undefined && failure.failureKind === 'configuration') throw failure;
  }

  requirePermission();
  return createDestination(host, {
    name: 'Platform ingestion',
    send: attempt,
    probe: function () {
      const failure = attempt([]);
      if (failure !== undefined) throw failure;
    },
  });
}

function explain(status: number, text: string, options: PlatformIngestionOptions): Failure {
  if (refusal.test(text)) {
    return configurationFailure(
      'The platform lets only integrations that were installed with a pack send events by themselves, and it does not take this one for such. ' +
        'Install the zip of the pack instead of a single integration, or create an HTTP Log Collector and fill in ' +
        options.collectorLabels +
        '. The platform said: ' +
        text.substring(0, 200),
      status,
    );
  }
  const answered =
    'The platform did not take the events' +
    (status === 0 ? '' : ' (status ' + status + ')') +
    ': ' +
    text.substring(0, 300) +
    '. ';
  if (status === 413) return remoteFailure(answered, { status: status, transient: false });
  if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
    return remoteFailure(
      answered +
        'If it stays, create an HTTP Log Collector and fill in ' +
        options.collectorLabels +
        ', which then goes first.',
      { status: status, transient: false },
    );
  }
  return remoteFailure(answered + 'The next run tries again.', { status: status, transient: true });
}
