import { UserError } from '../../shared/errors.js';
import type { InstalledPack } from '../../simulator/install/installed-integration.js';
import { FETCH_EVENTS, FETCH_INCIDENTS } from '../../simulator/instance/command-arguments.js';
import { incidentsIn } from '../../simulator/investigation/fetched-incidents.js';
import { executeScript, type Outcome } from '../../simulator/sandbox/execute-script.js';
import { collectorPath } from '../../spec/http-log-collector.js';
import { configureForTest } from '../cortex/configure-for-test.js';
import type { MockApi } from '../mock-api/mock-api.js';
import { type Faults, tooManyRequests, withFaults } from '../server/faults.js';
import { sourceFaults } from '../server/source-faults.js';
import { type CollectionReport, reportOn } from './collection-report.js';
import { type CollectionTraits, drawCollectionTraits } from './collection-traits.js';
import type { HeldBySource } from './oracle.js';
import { SeededRandom } from './seeded-random.js';
import { SimulatedHost } from './simulated-host.js';
import { createReceiver, type SimulatedReceiver } from './simulated-receiver.js';
import { type Collection, drain, runOnce, runUntil, trackSaves } from './simulated-runs.js';

export interface SimulationOptions {
  /** Parameters of the instance, in addition to those that the mock server names. */
  readonly params?: { readonly [name: string]: unknown };
  /** The id of the integration, for a pack with several. */
  readonly integration?: string;
  /** The command that collects. Default: fetch-events. */
  readonly command?: string;
  /**
   * For so many minutes after its time a record may become visible, and is still collected. Default: the default of
   * the parameter `look_back`, or 5.
   */
  readonly lookBackMinutes?: number;
  /** Traits that do not stay as the seed draws them. */
  readonly traits?: Partial<CollectionTraits>;
}

const start = Date.UTC(2026, 0, 5, 8);
const collector = { url: `https://collector.example${collectorPath}`, key: 'Zq7Xv2Lk9RtB4wNc' };
const backlogMinutes = 10;

/**
 * Runs a collector through the deployment that a seed stands for, in virtual time: records come late and in bursts,
 * requests and deliveries fail, the server is killed and its clock is wrong. From the first run on, which is a calm
 * one, every record that becomes visible within the look-back must arrive once.
 */
export function simulateCollection(
  pack: InstalledPack,
  api: MockApi,
  seed: number,
  options: SimulationOptions = {},
): CollectionReport {
  const drawn = { ...drawCollectionTraits(seed), ...options.traits };
  const random = new SeededRandom(seed + 2_000_003);
  const { configuration, redactor } = configureForTest(pack, {
    servers: [api],
    collector,
    params: options.params ?? {},
    integration: options.integration,
    // The source has records of all of them, and each counts.
    allEventTypes: true,
  });
  const { integration, params } = configuration;
  if (integration.python?.ownHost === false)
    throw new UserError(
      'python-not-run',
      `${integration.display} is Python of its own, which the simulation does not run. It simulates collectors whose code is JavaScript.`,
    );
  const traits = integration.fetchesIncidents ? { ...drawn, ...traitsOfIncidents } : drawn;
  const lookBackMinutes = options.lookBackMinutes ?? (Number(params.look_back) || 5);
  const held = makeRecords(api, traits, lookBackMinutes);
  const streams = new Map(held.map(({ name, stream }) => [name, stream]));
  const receiver = createReceiver(traits, {
    key: collector.key,
    vendor: 'mock',
    product: 'events',
    recordKey: (event) => nameOf(api, event),
    excusesAllUnsaved: true,
  });
  const host = new SimulatedHost(
    start,
    traits.clockSkew * 1000,
    new Map([
      [
        new URL(api.url).host,
        {
          handler: withFaults(api.handler, () => chooseFault()),
          latencyMs: () => traits.latencySeconds * 1000 * (0.5 + random.next()),
        },
      ],
      [new URL(collector.url).host, { handler: receiver.handler, latencyMs: () => 200 }],
    ]),
  );
  const chooseFault = (): ReturnType<Faults> => {
    if (!collection.faulty) return undefined;
    if (traits.throttled && Math.floor(host.clock / 60_000) % 5 !== 0) return tooManyRequests();
    return random.chance(traits.sourceFaults) ? random.among(sourceFaults).fault : undefined;
  };
  const collection: Collection = {
    ...{ traits, host, receiver, random, start, params },
    script: integration.script,
    execute: (script, call, scriptHost, more) => {
      const outcome = executeScript(script, call, scriptHost, { ...more, file: `${integration.id}.js` });
      const problem = api.takeProblem();
      if (problem !== undefined) throw problem;
      if (call.command === FETCH_INCIDENTS) arriveIncidents(outcome, receiver, scriptHost.now?.() ?? start);
      return outcome;
    },
    command: () => options.command ?? (integration.fetchesIncidents ? FETCH_INCIDENTS : FETCH_EVENTS),
    streamOf: (name) => streams.get(name) ?? '',
    faulty: false,
    lastSourceRequest: start,
  };
  trackSaves(host, receiver);
  receiver.faulty = false;
  const first = runOnce(collection, undefined);
  host.clock = Math.max(host.clock, start + 60_000);
  collection.faulty = true;
  receiver.faulty = true;
  const active = runUntil(collection, start + traits.minutes * 60_000, {
    beforeRun: () => {
      if (random.chance(traits.expiringCursors))
        for (const log of Object.values(api.logs)) log.expireCursors();
    },
  });
  // A server whose clock is behind asks for records until a time that is behind.
  const behind = Math.max(0, -traits.clockSkew) * 1000;
  const lastVisible = held.reduce((last, { visibleAt }) => Math.max(last, visibleAt), host.clock) + behind;
  const rest = drain(collection, lastVisible, { quietRuns: 5, mostRuns: 300 });
  return reportOn({
    traits,
    held,
    receiver,
    redactor,
    runs: [first, ...active, ...rest.runs],
    drained: rest.drained,
    promisedFrom: start + Math.max(0, traits.clockSkew) * 1000,
    lookBackMs: lookBackMinutes * 60_000,
  });
}

/** The platform runs one fetch of incidents at a time, and keeps the last run of one whose incidents it took. */
const traitsOfIncidents = { overlaps: 0, failureDiscardsLastRun: true } as const;

/** Incidents arrive when they are returned, each as the record that it was made of. */
function arriveIncidents({ error, result }: Outcome, receiver: SimulatedReceiver, now: number): void {
  if (error !== undefined) return;
  const records = incidentsIn(result).map(({ rawJSON }) => String(rawJSON));
  if (records.length > 0) receiver.takeReturned(records, now);
}

/** Fills the logs of a mock server with what happens from before the first run until the end of the simulation. */
function makeRecords(api: MockApi, traits: CollectionTraits, lookBackMinutes: number): HeldBySource[] {
  const random = new SeededRandom(traits.seed);
  const held: HeldBySource[] = [];
  const from = start - backlogMinutes * 60_000;
  const until = start + traits.minutes * 60_000;
  let count = 0;
  for (const [stream, log] of Object.entries(api.logs)) {
    const { sample } = log.options;
    if (sample === undefined) {
      throw new TypeError(
        `The log "${stream}" of the mock server needs "sample", which makes the records of a simulation.`,
      );
    }
    log.overlap = traits.overlap;
    const add = (moment: number) => {
      count += 1;
      const id = `${stream}-${count}`;
      const time = new Date(moment).toISOString();
      const record = sample({ id, time, at: moment, random });
      const lateBySeconds = random.chance(traits.lateShare)
        ? random.integer(0, lookBackMinutes * 60 - 1)
        : random.integer(0, 2);
      log.add(record, { lateBySeconds });
      const at = log.timeOf(record);
      held.push({ stream, name: log.idOf(record), at, visibleAt: at + lateBySeconds * 1000 });
    };
    for (let minute = from; minute < until; minute += 60_000) {
      const rate = traits.recordsPerMinute;
      const records = Math.floor(rate) + (random.chance(rate % 1) ? 1 : 0);
      for (let i = 0; i < records; i += 1) add(random.integer(minute, minute + 59_999));
    }
    for (let burst = 0; burst < traits.bursts; burst += 1) {
      const moment = random.integer(start, until - 1000);
      for (let i = 0; i < traits.burstSize; i += 1) add(moment + random.integer(0, 999));
    }
  }
  refuseAlike(held);
  return held;
}

function refuseAlike(held: readonly HeldBySource[]): void {
  if (held.length === 0) throw new TypeError('The mock server has no logs, so there is nothing to collect.');
  const names = new Set<string>();
  for (const { name, stream } of held) {
    if (name === '' || names.has(name)) {
      throw new TypeError(
        `Two records of a simulation have the same id: "${name}" in "${stream}". Let "sample" put the id that it gets, or the time, into the field that "id" names.`,
      );
    }
    names.add(name);
  }
}

/** What the log that an event comes from tells it apart by. */
function nameOf(api: MockApi, event: object): string {
  for (const log of Object.values(api.logs)) {
    const name = log.idOf(event);
    if (name !== '') return name;
  }
  return JSON.stringify(event);
}
