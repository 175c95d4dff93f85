import type { Event } from '../receiver/dataset.js';
import { createHttpLogCollector } from '../receiver/http-log-collector.js';
import { lostAcknowledgements, refusals } from '../receiver/receiver-faults.js';
import type { Handler, Reply } from '../server/exchange.js';
import { SeededRandom } from './seeded-random.js';

export interface ReceiverTraits {
  readonly seed: number;
  /** Chance that a request fails, with or without the arrival of its events. */
  readonly sinkFaults: number;
  /** It is down in every other minute. */
  readonly sinkDown: boolean;
  /** It refuses larger bodies with 413. */
  readonly sinkBytes: number;
}

export interface ReceiverOptions {
  readonly key: string;
  readonly vendor: string;
  readonly product: string;
  /** What tells an event apart from all others. */
  readonly recordKey: (event: Event) => string;
  /** Bytes of the longest batch of several events, where the collector promises one. */
  readonly largestBatch?: number;
  /** False for a collector that saves its state after each batch: then one batch is the most that it can lose track of. */
  readonly excusesAllUnsaved: boolean;
}

/** The HTTP Log Collector of a simulation, and what the oracle needs to know of its requests. */
export interface SimulatedReceiver {
  readonly handler: Handler;
  /** How many copies of each record were stored. */
  readonly stored: Map<string, number>;
  /** Records of which one more copy is excused, for each time that their batch was lost track of. */
  readonly excused: Map<string, number>;
  /** When each record arrived first, in epoch milliseconds. */
  readonly arrivedAt: Map<string, number>;
  /** The records that were accepted since the state was saved. */
  unsaved: readonly string[];
  /** Another collection took over: the one batch that may be under way is excused. */
  excusesNext: boolean;
  /** Takes records, each a text of JSON, that came by another way, which does not fail. */
  takeReturned(records: readonly string[], now: number): void;
  readonly violations: string[];
  faulty: boolean;
}

const faultsBefore = refusals.map(({ fault }) => fault);
const faultsAfterArrival = lostAcknowledgements.map(({ fault }) => fault);

export function createReceiver(traits: ReceiverTraits, options: ReceiverOptions): SimulatedReceiver {
  const { recordKey, largestBatch = Number.POSITIVE_INFINITY, excusesAllUnsaved, ...names } = options;
  const collector = createHttpLogCollector({ ...names, compression: 'uncompressed', format: 'json' });
  const random = new SeededRandom(traits.seed + 1_000_003);

  const receiver: SimulatedReceiver = {
    handler: (request, now) => {
      const bytes = Buffer.byteLength(request.body);
      if (bytes > largestBatch && request.body.trim().includes('\n')) {
        receiver.violations.push(`a batch has ${bytes} bytes`);
      }
      if (bytes > traits.sinkBytes) return { status: 413, headers: {}, body: '' };
      let arrived: readonly string[] = [];
      const handle = (): Reply => {
        const before = collector.dataset.count();
        const reply = collector.handler(request, now);
        arrived = collector.dataset.arrivals().slice(before).map(recordKey);
        if (arrived.length > 0) noteArrival(arrived, now);
        return reply;
      };
      if (receiver.faulty && traits.sinkDown && Math.floor(now / 60_000) % 2 === 1) return 'reset';
      if (!receiver.faulty || !random.chance(traits.sinkFaults)) return handle();
      if (!random.chance(0.3)) return random.among(faultsBefore)(handle);
      const reply = random.among(faultsAfterArrival)(handle);
      excuse(receiver, arrived);
      return reply;
    },
    takeReturned: (records, now) => {
      noteArrival(
        records.map((record) => recordKey(JSON.parse(record))),
        now,
      );
      receiver.unsaved = [];
    },
    stored: new Map(),
    excused: new Map(),
    arrivedAt: new Map(),
    unsaved: [],
    excusesNext: false,
    violations: [],
    faulty: true,
  };

  function noteArrival(records: readonly string[], now: number): void {
    for (const key of records) {
      receiver.stored.set(key, (receiver.stored.get(key) ?? 0) + 1);
      if (!receiver.arrivedAt.has(key)) receiver.arrivedAt.set(key, now);
    }
    receiver.unsaved = excusesAllUnsaved ? [...receiver.unsaved, ...records] : records;
    if (receiver.excusesNext) excuse(receiver, records);
    receiver.excusesNext = false;
  }

  return receiver;
}

export function excuse(receiver: SimulatedReceiver, records: readonly string[]): void {
  for (const key of records) receiver.excused.set(key, (receiver.excused.get(key) ?? 0) + 1);
}
