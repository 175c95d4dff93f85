import type { Host, StringRecord } from '../host/host.js';
import {
  type Copy,
  readContextCopy,
  readCopies,
  stateVersion,
  type Written,
  writeCopies,
} from '../host/state-copies.js';
import { remoteFailure } from '../values/failure.js';
import { formatSecond, parseInstant } from '../values/instant.js';
import { isObject } from '../values/json.js';
import { byteLength } from '../values/utf8.js';
import { type MemoryUse, roomOf } from './memory-shares.js';
import { newStreamState, readStreamState, type StreamState, writeStreamState } from './stream-state.js';

/** The state of a collection, and how much of it the server takes. */
export interface Checkpoint {
  /** How many times the state was saved. */
  readonly sequence: number;
  state(stream: string): StreamState;
  /** Bytes that may be added to remember records of the stream that are within the look-back, at most so many. */
  roomWithinLookBack(stream: string, bytes: number): number;
  /** True when so many bytes can be added for records that the watermark is about to pass. */
  hasRoom(bytes: number): boolean;
  /** Throws when another collection or a reset has changed the state since this run last saved it. */
  refuseForeignChange(): void;
  /** Writes both copies. `more`: the next run should start at once. Throws when no copy could be written. */
  save(changed: readonly string[], more: boolean): void;
  /** Lets streams start again at a second, with nothing remembered, and writes the state. */
  restart(streams: readonly string[], startSecond: number): void;
}

export interface CheckpointOptions {
  readonly streams: readonly string[];
  /** Where a stream starts that has no state. */
  readonly startSecond: number;
  /** False outside the scheduled fetch, where the server has no last run. */
  readonly useLastRun: boolean;
}

const aliveKey = 'fetchEventsAlive';
/** More saves than any single run makes: a fetch that runs during a restart, and the copy in the last run, are older. */
const restartLead = 100000;
/** Largest saved state in bytes, escapes included. The promised limit is 128 KiB. */
const stateBytes = 127 * 1024;
/** Left free by records within the look-back, for those that the watermark is about to pass: a page in one second. */
const finalBytes = 7 * 1024;
/** Bytes of the state beside those of its streams. */
const frameBytes = 256;
const leastProbe = 16 * 1024;
const mostRefusals = 3;
/** Sizes are told apart so closely. */
const leastStep = 2048;
const writeAttempts = 3;
/** For a state no larger than one that the server took: it fails for now. */
const knownWriteAttempts = 12;
/** A state that no place takes is written again with so much of its size, so many times. */
const shrinkShare = 0.75;
const mostShrinks = 8;

export function openCheckpoint(host: Host, options: CheckpointOptions): Checkpoint {
  const copies = readCopies(host, options.useLastRun);
  const newest = copies[0] as Copy;
  const context = copies.filter(({ place }) => place === 'integration context')[0] as Copy;
  const run = host.now().toString(36) + Math.random().toString(36).substring(2, 8);
  let sequence = Math.max(0, newest.sequence);
  /** What was saved last, by stream; states of streams that are not selected at the moment are carried along. */
  const texts: StringRecord = {};
  const states: { [stream: string]: StreamState } = {};
  /** Bytes of the saved state of each stream without its keys. */
  const frames: { [stream: string]: number } = {};
  /** Bytes of the text that was saved last, by stream. */
  const saved: { [stream: string]: number } = {};
  /** The largest state that the server is known to take, in bytes. */
  let capacity = Number(newest.record['capacity']) || 0;
  /** The smallest one that it refused in this run. */
  let refused = Number.POSITIVE_INFINITY;
  let refusals = 0;
  /** The copies that took a state in this run. */
  let alive: Written = { context: false, lastRun: false };

  for (const key in newest.sequence < 0 ? {} : newest.record) {
    const value = newest.record[key];
    if (options.streams.indexOf(key) >= 0 || typeof value !== 'string') continue;
    if (readStreamState(value) === undefined) continue;
    texts[key] = value;
    frames[key] = encodedBytes(key, value);
    saved[key] = frames[key];
  }
  for (const name of options.streams) {
    states[name] = restore(host, copies, name) ?? freshState(host, copies, name, options.startSecond);
    render(name);
  }

  function render(name: string): void {
    const state = states[name] as StreamState;
    const text = writeStreamState(state);
    texts[name] = text;
    // Keys stand at the end and need no escapes.
    const keyBytes = state.keys.characters();
    saved[name] = encodedBytes(name, text.substring(0, text.length - keyBytes)) + keyBytes;
    frames[name] = saved[name] - keyBytes - state.untimedKeys.toText().length;
  }

  function useOf(name: string): MemoryUse {
    const state = states[name];
    return {
      used:
        (frames[name] as number) +
        (state === undefined ? 0 : state.keys.characters() + state.untimedKeys.characters()),
      waiting: state?.waiting !== undefined,
    };
  }

  function total(): number {
    let bytes = frameBytes;
    for (const name in texts) bytes += useOf(name).used;
    return bytes;
  }

  function savedBytes(): number {
    let bytes = frameBytes;
    for (const name in saved) bytes += saved[name] as number;
    return bytes;
  }

  function recordOf(more: boolean, padding: number): { context: StringRecord; lastRun: StringRecord } {
    const record: StringRecord = {
      version: stateVersion,
      sequence: String(sequence),
      run,
      capacity: String(capacity),
    };
    for (const name in texts) record[name] = texts[name] as string;
    if (padding > 0) record['padding'] = new Array(padding + 1).join('0');
    const forContext: StringRecord = {};
    for (const key in record) forContext[key] = record[key] as string;
    const seen = options.useLastRun ? formatSecond(Math.floor(host.now() / 1000)) : context.record[aliveKey];
    if (typeof seen === 'string') forContext[aliveKey] = seen;
    if (more) record['nextTrigger'] = '0';
    return { context: forContext, lastRun: record };
  }

  function write(more: boolean, padding: number): Written {
    const record = recordOf(more, padding);
    return writeCopies(host, record.context, options.useLastRun ? record.lastRun : undefined);
  }

  /** A server that cannot read back what it stored, or lost it, shows no state at all: then nobody changed it. */
  function refuseForeignChange(): void {
    const now = readContextCopy(host);
    const isOwn = !alive.context || now.sequence < 0 || now.record['run'] === run;
    if (now.sequence <= sequence && isOwn) return;
    throw remoteFailure(
      'The state of the collection was changed while this run went on, by a reset or by another collection. This run ends here; the next one starts from the changed state.',
      { status: 0, transient: true },
    );
  }

  /**
   * Before records are delivered, a state as large as the one that will remember them is written: what the server does
   * not take would come again in every run.
   * @returns true when the server is known to take a state of so many bytes
   */
  function isStorable(bytes: number): boolean {
    if (bytes > stateBytes) return false;
    while (bytes > capacity && refused - capacity > leastStep && refusals < mostRefusals) {
      const probe =
        refused > stateBytes
          ? Math.min(stateBytes, Math.max(leastProbe, bytes * 2))
          : bytes < refused
            ? bytes
            : Math.floor((capacity + refused) / 2);
      refuseForeignChange();
      if (isWhole(write(false, Math.max(0, probe - savedBytes())))) capacity = probe;
      else {
        refused = probe;
        refusals += 1;
      }
    }
    return bytes <= capacity;
  }

  /** True when no copy is missing that was written before in this run. */
  function isWhole(written: Written): boolean {
    return (written.context || !alive.context) && (written.lastRun || !alive.lastRun);
  }

  /** Forgets the newest records: they come again once, and nothing is lost. False when there is nothing to forget. */
  function shrink(): boolean {
    let largest: string | undefined;
    for (const name in states) {
      const { used } = useOf(name);
      if (largest === undefined || used > useOf(largest).used) largest = name;
    }
    const keys = largest === undefined ? undefined : states[largest]?.keys;
    if (largest === undefined || keys === undefined || keys.characters() === 0) return false;
    keys.forgetNewest(Math.ceil(total() * (1 - shrinkShare)));
    render(largest);
    return true;
  }

  function save(changed: readonly string[], more: boolean): void {
    for (const name of changed) render(name);
    refuseForeignChange();
    sequence += 1;
    let written: Written = { context: false, lastRun: false };
    let shrinks = 0;
    for (let attempt = 1; ; attempt += 1) {
      written = write(more, 0);
      if (written.context || written.lastRun) break;
      if (attempt < (savedBytes() <= capacity ? knownWriteAttempts : writeAttempts)) continue;
      if (shrinks >= mostShrinks || !shrink()) throw unsaved();
      shrinks += 1;
    }
    if (shrinks > 0) {
      host.logError(
        `[Checkpoint] The server takes no larger state than ${savedBytes()} bytes: the newest of the delivered events had to be forgotten and come again once.`,
      );
    }
    alive = {
      context: alive.context || written.context,
      lastRun: alive.lastRun || written.lastRun,
    };
    const bytes = savedBytes();
    capacity = isWhole(written) && shrinks === 0 ? Math.max(capacity, bytes) : Math.min(capacity, bytes);
  }

  return {
    get sequence() {
      return sequence;
    },
    state: (stream) => states[stream] as StreamState,
    roomWithinLookBack: (stream, bytes) => {
      const others: MemoryUse[] = [];
      for (const name in texts) if (name !== stream) others.push(useOf(name));
      const limit = stateBytes - finalBytes - frameBytes;
      const wanted = Math.min(bytes, roomOf(useOf(stream), others, limit));
      const used = total() + finalBytes;
      if (isStorable(used + wanted)) return wanted;
      // Where the server takes less, the records that are about to be passed need less, too.
      const reserve = Math.min(finalBytes, Math.floor(capacity / 8));
      return Math.max(0, Math.min(wanted, roomOf(useOf(stream), others, capacity - reserve - frameBytes)));
    },
    hasRoom: (bytes) => isStorable(total() + bytes),
    refuseForeignChange,
    save,
    restart: (streams, startSecond) => {
      for (const name of streams) states[name] = newStreamState(startSecond);
      sequence += restartLead;
      save(streams, false);
    },
  };
}

/** As it is written: as a text in the JSON of the whole state. */
function encodedBytes(name: string, text: string): number {
  return byteLength(JSON.stringify(text)) + name.length + 4;
}

function unsaved(): Error {
  return remoteFailure(
    'The state of the collection could not be saved: the server took neither the last run nor the integration context. Nothing more is delivered, because it would come again in every run. Report it to the support of the tenant.',
    { status: 0, transient: true },
  );
}

function restore(host: Host, copies: readonly Copy[], name: string): StreamState | undefined {
  for (let i = 0; i < copies.length; i += 1) {
    const copy = copies[i] as Copy;
    if (copy.sequence < 0) continue;
    const state = readStreamState(copy.record[name]);
    if (state === undefined) continue;
    if (i > 0) host.logError(`[${name}] Its state was restored from the ${copy.place}.`);
    return state;
  }
  return undefined;
}

function freshState(host: Host, copies: readonly Copy[], name: string, startSecond: number): StreamState {
  const text = `[${name}] Starts at ${formatSecond(startSecond)}.`;
  if (isDamaged(copies, name)) {
    host.logError(
      `${text} Its saved state is damaged in every copy: events may be missing before this time, or come again after it.`,
    );
  } else host.logInfo(`${text} There is no saved state: this is its first run.`);
  return newStreamState(startSecond);
}

function isDamaged(copies: readonly Copy[], name: string): boolean {
  return copies.some(
    ({ record, sequence }) => record[name] !== undefined || (sequence < 0 && record['version'] !== undefined),
  );
}

/** When the scheduled fetch last saved its state, in seconds since 1970; undefined for never. */
export function lastScheduledFetch(host: Host): number | undefined {
  const context = host.readContext();
  return isObject(context) ? parseInstant(context[aliveKey])?.second : undefined;
}
