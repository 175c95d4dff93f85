import type { JsonObject } from '../../shared/json.js';
import type { executeScript } from '../../simulator/sandbox/execute-script.js';
import { takeEarlyRun, wantsEarlyRun } from './early-run.js';
import type { SeededRandom } from './seeded-random.js';
import type { Kill, SimulatedHost } from './simulated-host.js';
import { excuse, type SimulatedReceiver } from './simulated-receiver.js';

export interface RunTraits {
  /** Chance that the server is killed in a run. */
  readonly kills: number;
  readonly skippedRuns: number;
  /** Chance that another collection runs while one is under way. */
  readonly overlaps: number;
  /** Chance that the server refuses to store a state. */
  readonly storeFaults: number;
  /** What the platform does with the last run of a run that fails. */
  readonly failureDiscardsLastRun: boolean;
  readonly transportFailure: 'throw' | 'status';
}

/** A collector at work: what runs, where, and what the servers around it do. */
export interface Collection {
  readonly script: string;
  readonly execute: typeof executeScript;
  readonly params: JsonObject;
  readonly traits: RunTraits;
  readonly host: SimulatedHost;
  readonly receiver: SimulatedReceiver;
  readonly random: SeededRandom;
  /** When the scheduler starts the first run, in epoch milliseconds. */
  readonly start: number;
  /** The command of the next run. */
  readonly command: () => string;
  /** The stream of a record that arrived. */
  readonly streamOf: (record: string) => string;
  /** Whether the servers fail now and then. */
  faulty: boolean;
  /** Epoch milliseconds of the last request to the source in this run. */
  lastSourceRequest: number;
}

/** What happened in a run, for the oracle. */
export interface RunRecord {
  /** Epoch milliseconds by the clock of the server, at its start. */
  readonly began: number;
  readonly seconds: number;
  readonly lastSourceRequest: number;
  /** How many records of each stream arrived. */
  readonly delivered: ReadonlyMap<string, number>;
  readonly stateBytes: number;
  /** Whether the server has a state after it. */
  readonly keptState: boolean;
  readonly failed: string | undefined;
  /** Another run happened within this one: its times and counts are not its own. */
  readonly interrupted: boolean;
}

export interface RunHooks {
  /** Before each time that the scheduler may start a run. */
  readonly beforeRun?: () => void;
  readonly afterGoodRun?: () => void;
}

/** Lets the scheduler start runs until a time in epoch milliseconds; some are skipped, in some the server is killed. */
export function runUntil(collection: Collection, until: number, hooks: RunHooks = {}): RunRecord[] {
  const { host, random, traits } = collection;
  const runs: RunRecord[] = [];
  while (host.clock < until) {
    hooks.beforeRun?.();
    if (!random.chance(traits.skippedRuns)) {
      const last = runOnce(collection, drawKill(traits, random));
      runs.push(last);
      if (last.failed === undefined) hooks.afterGoodRun?.();
    }
    toNextRun(collection);
  }
  return runs;
}

export interface Drained {
  readonly runs: readonly RunRecord[];
  /** Whether nothing came any more at the end. */
  readonly drained: boolean;
}

/** Lets everything work, and runs until nothing came in `quietRuns` runs after a time in epoch milliseconds. */
export function drain(
  collection: Collection,
  after: number,
  { quietRuns, mostRuns }: { readonly quietRuns: number; readonly mostRuns: number },
): Drained {
  const { host, receiver } = collection;
  collection.faulty = false;
  receiver.faulty = false;
  const runs: RunRecord[] = [];
  let quiet = 0;
  while (runs.length < mostRuns && quiet < quietRuns) {
    const before = receiver.stored.size;
    runs.push(runOnce(collection, undefined));
    const isIdle = receiver.stored.size === before && host.clock > after;
    quiet = isIdle && !wantsEarlyRun(host.state) && !hasWaiting(host) ? quiet + 1 : 0;
    toNextRun(collection);
  }
  return { runs, drained: quiet >= quietRuns };
}

export function runOnce(collection: Collection, kill: Kill | undefined, mayBeInterrupted = true): RunRecord {
  const { host, receiver, traits, random } = collection;
  takeEarlyRun(host.state);
  let { lastRun: lastRunBefore } = host.state.read();
  const began = host.clock;
  const ownTime = host.now();
  const storedBefore = new Map(receiver.stored);
  receiver.unsaved = [];
  collection.lastSourceRequest = began;
  let interrupted = false;
  const interruption = {
    call: random.integer(1, random.pick([8, 25, 60])),
    run: () => {
      interrupted = true;
      const underWay = receiver.unsaved;
      excuse(receiver, underWay);
      runOnce(collection, undefined, false);
      // A run that fails takes back what it stored itself, not what this one did.
      lastRunBefore = host.state.read().lastRun;
      // What was sent and not saved is the one batch; otherwise it is the one that is about to be sent.
      receiver.excusesNext = underWay.length === 0;
      receiver.unsaved = [];
    },
  };
  const isInterrupted = collection.faulty && mayBeInterrupted && random.chance(traits.overlaps);
  host.startRun(kill, isInterrupted ? interruption : undefined);
  const outcome = collection.execute(
    collection.script,
    { command: collection.command(), params: collection.params, args: {} },
    host,
    // A script for the server finds one function more than it asks for.
    { transportFailure: traits.transportFailure, runtime: 'container' },
  );
  receiver.excusesNext = false;
  const after = host.state.read();
  if (outcome.error !== undefined) {
    // Killed between the delivery of a batch and the saving of the state: that batch comes again.
    if (outcome.error.message === 'killed' || traits.storeFaults > 0) excuse(receiver, receiver.unsaved);
    if (traits.failureDiscardsLastRun) host.state.replace({ ...after, lastRun: lastRunBefore });
  }
  return {
    began: ownTime,
    seconds: (host.clock - began) / 1000,
    lastSourceRequest: (collection.lastSourceRequest - began) / 1000,
    delivered: countDelivered(receiver.stored, storedBefore, collection.streamOf),
    stateBytes: Math.max(bytesOf(after.lastRun), bytesOf(after.integrationContext.context)),
    keptState: copiesOf(host).some((copy) => Object.keys(copy).length > 0),
    failed: outcome.error?.message,
    interrupted,
  };
}

/** Lets the receiver know when the state was saved that remembers what was delivered. */
export function trackSaves(host: SimulatedHost, receiver: SimulatedReceiver): void {
  let saved = 0;
  host.onSaved = () => {
    const copies = copiesOf(host);
    // Our collections number their states, and also write to learn how much the server takes: only a new state
    // remembers what was delivered.
    if (copies.some(({ sequence }) => sequence !== undefined)) {
      const sequence = Math.max(...copies.map((copy) => Number(copy.sequence ?? 0)));
      if (sequence === saved) return;
      saved = sequence;
    }
    receiver.unsaved = [];
  };
}

function copiesOf({ state }: SimulatedHost): readonly JsonObject[] {
  const { lastRun, integrationContext } = state.read();
  return [lastRun, integrationContext.context];
}

function toNextRun({ host, start }: Collection): void {
  const next = wantsEarlyRun(host.state)
    ? host.clock + 1000
    : Math.ceil((host.clock - start + 1) / 60_000) * 60_000 + start;
  host.clock = Math.max(host.clock, next);
}

/** True while a stream of our collections has events that wait for memory. */
function hasWaiting(host: SimulatedHost): boolean {
  const { context } = host.state.getIntegrationContext();
  return Object.values(context).some((text) => String(text).includes('"waiting":{'));
}

function drawKill({ kills }: RunTraits, random: SeededRandom): Kill | undefined {
  if (!random.chance(kills)) return undefined;
  return { call: random.integer(1, random.pick([8, 25, 60])), afterEffect: random.chance(0.5) };
}

function bytesOf(state: object): number {
  return Buffer.byteLength(JSON.stringify(state));
}

function countDelivered(
  now: ReadonlyMap<string, number>,
  before: ReadonlyMap<string, number>,
  streamOf: (record: string) => string,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [record, copies] of now) {
    const added = copies - (before.get(record) ?? 0);
    if (added > 0) counts.set(streamOf(record), (counts.get(streamOf(record)) ?? 0) + added);
  }
  return counts;
}
