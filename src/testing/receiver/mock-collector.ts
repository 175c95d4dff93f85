import { collectorPath } from '../../spec/http-log-collector.js';
import type { Handler, Reply } from '../server/exchange.js';
import { type Fault, withFaults } from '../server/faults.js';
import type { RequestRecord } from '../server/serve.js';
import { type FaultRange, SwitchedFaults } from '../server/switched-faults.js';
import type { Dataset } from './dataset.js';
import { createHttpLogCollector } from './http-log-collector.js';

export interface MockCollector {
  /** The whole address, with the path. Nothing has to exist there. */
  readonly url: string;
  readonly key: string;
  readonly dataset: Dataset;
  /** All requests, in the order of their arrival. */
  readonly requests: readonly RequestRecord[];
  readonly latencySeconds: number;
  readonly handler: Handler;
  /** Switches a fault on, such as `failing(413)`. */
  fail(fault: Fault, range?: FaultRange): void;
  /** Switches all faults off. */
  recover(): void;
}

/** An HTTP Log Collector in virtual time. */
export function startMockCollector(names: {
  readonly vendor: string;
  readonly product: string;
}): MockCollector {
  const key = 'Zq7Xv2Lk9RtB4wNc';
  const collector = createHttpLogCollector({ key, ...names, compression: 'uncompressed', format: 'json' });
  const requests: RequestRecord[] = [];
  const faults = new SwitchedFaults();
  const handle = withFaults(collector.handler, faults.choose);
  return {
    url: `https://collector.example${collectorPath}`,
    key,
    dataset: collector.dataset,
    requests,
    latencySeconds: 0.2,
    handler: (request, at): Reply => {
      const reply = handle(request, at);
      requests.push({ at, request, reply });
      return reply;
    },
    fail: (fault, range) => faults.on(fault, range),
    recover: () => faults.off(),
  };
}
