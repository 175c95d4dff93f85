import { createHttpLogCollector } from '#src/stand-ins/http-log-collector.js';
import { SeededRandom } from '../../pack/stand-in/random.js';
import type { Handler, Reply } from '../../src/stand-ins/exchange.js';
import { pickFrom, sinkFaults, sinkFaultsAfterArrival } from './faults.js';
import type { Traits } from './traits.js';

export const collectorKey = 'collector-key-0123456789';

/** The receiver, and what the oracle needs to know of its requests. */
export interface Receiver {
  readonly handler: Handler;
  /** How many copies of each record were stored, by stream and record. */
  readonly stored: Map<string, number>;
  /** Records of which one more copy is excused, for each time that their batch was lost track of. */
  readonly excused: Map<string, number>;
  /** The records of the last accepted batch, until the state is saved. */
  lastBatch: readonly string[];
  readonly violations: string[];
  faulty: boolean;
}

export const recordKey = (event: { readonly [field: string]: unknown }): string =>
  `${event.SOURCE_LOG_TYPE} ${event.ray_id ?? event.cf_resource_id ?? event.id}`;

export function createReceiver(traits: Traits): Receiver {
  const collector = createHttpLogCollector({
    key: collectorKey,
    vendor: 'Cloudflare',
    product: 'ZeroTrust',
    compression: 'uncompressed',
    format: 'json',
  });
  const random = new SeededRandom(traits.seed + 1_000_003);

  const receiver: Receiver = {
    handler: (request, now) => {
      const records = parseLines(request.body);
      const bytes = Buffer.byteLength(request.body);
      if (bytes > 1_048_576 && records.length > 1) receiver.violations.push(`a batch has ${bytes} bytes`);
      if (bytes > traits.sinkBytes) return { status: 413, headers: {}, body: '' };
      let arrived = false;
      const handle = (): Reply => {
        const reply = collector.handler(request, now);
        arrived = reply !== 'reset' && reply.status === 200;
        if (arrived) {
          for (const key of records) receiver.stored.set(key, (receiver.stored.get(key) ?? 0) + 1);
          receiver.lastBatch = records;
        }
        return reply;
      };
      if (!receiver.faulty || !random.chance(traits.sinkFaults)) return handle();
      if (!random.chance(0.3)) return pickFrom(random, sinkFaults)(handle);
      const reply = pickFrom(random, sinkFaultsAfterArrival)(handle);
      if (arrived) excuse(receiver, records);
      return reply;
    },
    stored: new Map(),
    excused: new Map(),
    lastBatch: [],
    violations: [],
    faulty: true,
  };
  return receiver;
}

export function excuse(receiver: Receiver, records: readonly string[]): void {
  for (const key of records) receiver.excused.set(key, (receiver.excused.get(key) ?? 0) + 1);
}

function parseLines(body: string): string[] {
  const lines = body.split('\n').filter((line) => line !== '');
  return lines.map((line) => recordKey(JSON.parse(line)));
}
