import type { Host } from '../host/host.js';
import { retryAfterSeconds } from '../host/rate-limit.js';
import {
  configurationFailure,
  describeThrown,
  type Failure,
  remoteFailure,
  tryAgainLater,
} from '../values/failure.js';
import type { Line } from './batches.js';
import { createDestination, type Destination } from './destination.js';

export interface PlatformIngestionOptions {
  /** The dataset is made of these two. */
  readonly vendor: string;
  readonly product: string;
  /** The fields of the form that name the other way, for messages. */
  readonly collectorLabels: string;
}

/** How the platform refuses custom content. */
const customContent = /only available for system content/i;
/** How the host refuses what no header can carry. */
const unsendableValue = /^The (name|URL) of the instance, /;

/**
 * The platform's own way to the dataset, which needs no collector. Only containers offer it.
 * Throws a configuration failure when this instance may not use it, before anything is read from the source.
 */
export function createPlatformIngestion(host: Host, options: PlatformIngestionOptions): Destination {
  const explain = failureExplainer(options.collectorLabels);

  const attempt = (batch: readonly Line[], now: number): Failure | undefined => {
    if (host.sendEvents === undefined) return explain(0, 'this host cannot send events', -1);
    const texts = batch.map(({ text }) => text);
    try {
      const reply = host.sendEvents(texts, options.vendor, options.product);
      if (reply.Taken) return undefined;
      const retryAfter = retryAfterSeconds({ header: () => reply.RetryAfter }, now);
      return explain(reply.StatusCode, reply.Reason, retryAfter);
    } catch (error) {
      return explain(0, describeThrown(error), -1);
    }
  };

  const failure = attempt([], host.now());
  if (failure?.failureKind === 'configuration') throw failure;
  return createDestination(host, {
    name: 'Platform ingestion',
    send: (batch, clock) => attempt(batch, clock.now()),
    probe: (clock) => {
      const refused = attempt([], clock.now());
      if (refused !== undefined) throw refused;
    },
  });
}

/** @returns what an answer of the platform means. Status 0: none came, or its status is not known. */
function failureExplainer(collectorLabels: string) {
  const createCollector = `create an HTTP Log Collector and fill in ${collectorLabels}`;

  return (status: number, reason: string, retryAfter: number): Failure => {
    const told = reason.replace(/\s+/g, ' ').slice(0, 300) || 'its answer was empty';
    if (customContent.test(reason)) {
      return configurationFailure(
        'The platform sends events only for system content, and it counts this integration as custom content. ' +
          'If the integration was imported or duplicated on its own, install the zip of the pack instead. ' +
          'Newer tenants may count an installed zip as custom content, too. Then ' +
          `${createCollector}. The platform said: ${told}`,
        status,
      );
    }
    const unsendable = unsendableValue.exec(reason);
    if (unsendable) {
      const change = unsendable[1] === 'name' ? 'Rename the instance' : 'Change the URL';
      return configurationFailure(
        `${told}, and the platform sends it as a header. ${change}, or ${createCollector}.`,
        status,
      );
    }
    const answered =
      `The platform did not take the events${status === 0 ? '' : ` (status ${status})`}: ` +
      `${told.replace(/[.\s]+$/, '')}. `;
    // Under load it was seen to answer with nothing.
    if (status === 0 || status >= 500 || status === 408 || status === 429 || reason === '') {
      return remoteFailure(`${answered}${tryAgainLater}`, { status, transient: true, retryAfter });
    }
    const otherWay = `${answered}If this persists, ${createCollector}. The collector is used first.`;
    return status === 401 || status === 403
      ? configurationFailure(otherWay, status)
      : remoteFailure(otherWay, { status });
  };
}
