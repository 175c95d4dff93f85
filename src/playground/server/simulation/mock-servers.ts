import { randomBytes } from 'node:crypto';
import { collectorPath } from '../../../spec/http-log-collector.js';
import type { MockSource, MockSourceModule } from '../../../testing/mock-source.js';
import type { Dataset } from '../../../testing/receiver/dataset.js';
import { createHttpLogCollector } from '../../../testing/receiver/http-log-collector.js';
import { lostAcknowledgements, refusals } from '../../../testing/receiver/receiver-faults.js';
import { withFaults } from '../../../testing/server/faults.js';
import { serve } from '../../../testing/server/serve.js';
import { FaultSwitches } from './fault-switches.js';
import { MemoryBudget } from './memory-budget.js';

export interface MockServersRequest {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly vendor: string;
  readonly product: string;
  readonly demo: MockSourceModule['default'] | undefined;
}

/** The running mock servers: the receiver, and the source where the pack brings one. */
export interface MockServers {
  readonly dataset: Dataset;
  readonly source: MockSource | undefined;
  readonly faults: FaultSwitches;
  readonly receiverUrl: string;
  /** What there is to see, for showing. */
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  close(): Promise<void>;
}

/**
 * Another one with every start, so that nothing else on this machine knows it. Without words in it: a script that
 * redacts parts of a secret would redact them in what it says.
 */
export const receiverKey = randomBytes(16).toString('hex');

export async function startMockServers({
  now,
  vendor,
  product,
  demo,
}: MockServersRequest): Promise<MockServers> {
  const faults = new FaultSwitches({
    source: demo?.faults ?? [],
    receiver: [...refusals, ...lostAcknowledgements],
  });
  const collector = createHttpLogCollector({
    key: receiverKey,
    vendor,
    product,
    compression: 'uncompressed',
    format: 'json',
    refuse: new MemoryBudget().refuse,
  });
  const receiver = await serve(withFaults(collector.handler, faults.choose('receiver')), {
    clock: now,
    keepRequests: false,
  });
  const receiverUrl = receiver.url + collectorPath;
  const source = await demo?.start({
    now,
    collector: { url: receiverUrl, key: receiverKey },
    faults: faults.choose('source'),
  });
  return {
    dataset: collector.dataset,
    source,
    faults,
    receiverUrl,
    facts: [
      ...(source === undefined ? [] : [{ name: 'Source', value: source.url }]),
      { name: 'HTTP Log Collector', value: receiverUrl },
      { name: 'Key of the HTTP Log Collector', value: receiverKey },
      ...(source?.facts ?? []),
    ],
    close: async () => {
      await source?.close();
      await receiver.close();
    },
  };
}
