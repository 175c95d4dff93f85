import { createHttpLogCollector } from '#src/testing/receiver/http-log-collector.js';
import type { Handler, Reply } from '#src/testing/server/exchange.js';
import { SeededRandom } from '#src/testing/simulation/seeded-random.js';
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
  /** When each record arrived first, in epoch milliseconds. */
  readonly arrivedAt: Map<string, number>;
  /** The records that were accepted since the state was saved. */
  unsaved: readonly string[];
  /** Another collection took over: the one batch that may be under way is excused. */
  excusesNext: boolean;
  readonly violations: string[];
  faulty: boolean;
}

export function recordKey(event: { readonly [field: string]: unknown }): string {
  const { SOURCE_LOG_TYPE: stream, knock_request_id: request, status } = event;
  if (request !== undefined) return `${stream} ${request} ${status}`;
  return `${stream} ${event.ray_id ?? event.cf_resource_id ?? (event.id || markOf(event.metadata))}`;
}

/** What tells records without an id apart. */
function markOf(metadata: unknown): unknown {
  return (metadata as { readonly mark?: unknown } | undefined)?.mark;
}

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
          for (const key of records) {
            receiver.stored.set(key, (receiver.stored.get(key) ?? 0) + 1);
            if (!receiver.arrivedAt.has(key)) receiver.arrivedAt.set(key, now);
          }
          // With a server that stores every state there is never more than one batch.
          receiver.unsaved = traits.storeFaults > 0 ? [...receiver.unsaved, ...records] : records;
          if (receiver.excusesNext) excuse(receiver, records);
          receiver.excusesNext = false;
        }
        return reply;
      };
      if (receiver.faulty && traits.sinkDown && Math.floor(now / 60_000) % 2 === 1) return 'reset';
      if (!receiver.faulty || !random.chance(traits.sinkFaults)) return handle();
      if (!random.chance(0.3)) return pickFrom(random, sinkFaults)(handle);
      const reply = pickFrom(random, sinkFaultsAfterArrival)(handle);
      if (arrived) excuse(receiver, records);
      return reply;
    },
    stored: new Map(),
    excused: new Map(),
    arrivedAt: new Map(),
    unsaved: [],
    excusesNext: false,
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
