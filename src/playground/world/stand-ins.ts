import type { Dataset } from '../../stand-ins/dataset.js';
import type { DemoModule, DemoSource } from '../../stand-ins/demo-source.js';
import type { Handler } from '../../stand-ins/exchange.js';
import { withFaults } from '../../stand-ins/faults.js';
import { collectorPath, createHttpLogCollector } from '../../stand-ins/http-log-collector.js';
import { lostAcknowledgements, refusals } from '../../stand-ins/receiver-faults.js';
import { serve } from '../../stand-ins/serve.js';
import { isTooDeep } from '../data/json-depth.js';
import { FaultSwitches } from './fault-switches.js';

export interface StandInsRequest {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly vendor: string;
  readonly product: string;
  readonly demo: DemoModule['default'] | undefined;
}

/** The running stand-ins: the receiver, and the source where the pack brings one. */
export interface StandIns {
  readonly dataset: Dataset;
  readonly source: DemoSource | undefined;
  readonly faults: FaultSwitches;
  readonly receiverUrl: string;
  /** What there is to see, for showing. */
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  close(): Promise<void>;
}

/** Without words in it: a script that conceals parts of a secret would conceal them in what it says. */
export const receiverKey = '5f1c2a9e07b34d86b1e9c3702f48ad65';

export async function startStandIns({ now, vendor, product, demo }: StandInsRequest): Promise<StandIns> {
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
  });
  const receiver = await serve(withFaults(shallow(collector.handler), faults.choose('receiver')), {
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

/** Refuses events that could not be shown: a stranger's script may send anything. */
function shallow(handler: Handler): Handler {
  return (request, now) =>
    isTooDeep(request.body)
      ? { status: 500, headers: { 'content-type': 'text/plain' }, body: 'The events nest too deep.' }
      : handler(request, now);
}
