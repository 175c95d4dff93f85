import type { Host, StringRecord } from '../host/host.js';
import {
  type Copy,
  readContextCopy,
  readCopies,
  stateVersion,
  type Written,
  writeCopies,
} from '../host/state-copies.js';
import { transientFailure } from '../values/failure.js';
import { formatSecond, parseInstant } from '../values/instant.js';
import { isObject } from '../values/json.js';
import { byteLength } from '../values/utf8.js';
import { createKeys } from './delivered-keys.js';
import { type MemoryUse, roomOf } from './memory-shares.js';
import {
  longestText,
  newStreamState,
  readStreamState,
  type StreamState,
  writeStreamState,
} from './stream-state.js';

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
/** Largest saved state in bytes, escapes included. The promised limit is 128 KiB. */
const mostBytes = 127.5 * 1024;
/** The largest one to which keys may be added: errors and cursors that come later find room. */
const stateBytes = 126 * 1024;
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

/** One stream in the state. Those that are not selected at the moment are carried along. */
interface Part {
  readonly name: string;
  readonly state: StreamState;
  /** What was saved last, */
  text: string;
  /** its bytes, */
  saved: number;
  /** and those of them that are no keys. */
  frame: number;
}

const noneWritten: Written = { context: false, lastRun: false };

export function openCheckpoint(host: Host, options: CheckpointOptions): Checkpoint {
  const { streams, useLastRun } = options;
  const copies = readCopies(host, useLastRun);
  const [newest] = copies;
  const run = host.now().toString(36) + Math.random().toString(36).slice(2, 8);
  let sequence = Math.max(0, newest.sequence);
  let parts: Part[] = [];
  /**
   * A command that lets streams start again cannot see the last run, which may be newer than the integration context.
   * So it notes their names there, and who reads a newer copy takes those streams from the context, once.
   */
  const [note] = copies.filter((copy) => copy.sequence >= 0 && copy.record.restarts !== undefined);
  const restarted = note ? note.record.run : newest.record.restarted;
  const isDone = restarted === newest.record.restarted;
  let restarts = note && !isDone ? String(note.record.restarts).split('\n') : [];
  let isNoted = false;
  /** The largest state that the server is known to take, in bytes. */
  let capacity = Number(newest.record.capacity) || 0;
  /** The smallest one that it refused in this run. */
  let refused = Number.POSITIVE_INFINITY;
  let refusals = 0;
  /** The copies that took a state in this run. */
  let alive = noneWritten;

  for (const name of restarts.concat(newest.sequence < 0 ? [] : Object.keys(newest.record))) {
    const [copy = newest] = copiesOf(name);
    const carried = streams.indexOf(name) < 0 ? readStreamState(copy.record[name]) : undefined;
    if (carried) addPart(name, carried);
  }
  for (const name of streams) {
    const found = copiesOf(name);
    addPart(name, restore(host, found, name) ?? freshState(host, found, name, options.startSecond));
  }

  function copiesOf(name: string): readonly Copy[] {
    return note && restarts.indexOf(name) >= 0 ? [note] : copies;
  }

  function addPart(name: string, state: StreamState): void {
    parts = parts.filter((other) => other.name !== name);
    const part: Part = { name, state, text: '', saved: 0, frame: 0 };
    render(part);
    parts.push(part);
  }

  function partOf(stream: string): Part {
    return parts.filter(({ name }) => name === stream)[0] as Part;
  }

  function render(part: Part, textLength = longestText): void {
    const { name, state } = part;
    part.text = writeStreamState(state, textLength);
    // Keys stand at the end and need no escapes.
    const keyBytes = state.keys.characters();
    const rest = encodedBytes(name, part.text.slice(0, part.text.length - keyBytes));
    part.saved = rest + keyBytes;
    part.frame = rest - state.untimedKeys.toText().length;
  }

  function usedBy({ state, frame }: Part): number {
    return frame + state.keys.characters() + state.untimedKeys.characters();
  }

  function useOf(part: Part): MemoryUse {
    const { name, state } = part;
    return { used: usedBy(part), waiting: state.waiting !== undefined && streams.indexOf(name) >= 0 };
  }

  function total(): number {
    return parts.reduce((bytes, part) => bytes + usedBy(part), frameBytes);
  }

  function savedBytes(): number {
    return parts.reduce((bytes, part) => bytes + part.saved, frameBytes);
  }

  function write(more: boolean, padding: number): Written {
    const record: StringRecord = {
      version: stateVersion,
      sequence: String(sequence),
      run,
      capacity: String(capacity),
    };
    if (restarted !== undefined) record.restarted = String(restarted);
    for (const { name, text } of parts) record[name] = text;
    if (padding > 0) record.padding = new Array(padding + 1).join('0');
    const context = { ...record };
    const seen = useLastRun ? formatSecond(Math.floor(host.now() / 1000)) : newest.record[aliveKey];
    if (typeof seen === 'string') context[aliveKey] = seen;
    if (isNoted) context.restarts = restarts.join('\n');
    if (more) record.nextTrigger = '0';
    return writeCopies(host, context, useLastRun ? record : undefined);
  }

  /** A server that cannot read back what it stored, or lost it, shows no state at all: then nobody changed it. */
  function refuseForeignChange(): void {
    const now = readContextCopy(host);
    const isOwn = alive.context
      ? now.record.run === run
      : now.record.restarts === undefined || now.record.run === note?.record.run;
    if (now.sequence < 0 || (now.sequence <= sequence && isOwn)) return;
    throw transientFailure(
      'A reset or another collection changed the state while this run went on. The next run starts from the changed state.',
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

  /** False when there is nothing to forget of streams that have not been selected for as long as they were read again. */
  function forgetUnselected(): boolean {
    const now = host.now() / 1000;
    const unselected = parts.filter(({ name, state: { keys, current, watermark } }) => {
      return streams.indexOf(name) < 0 && keys.characters() > 0 && now - current > current - watermark;
    });
    for (const part of unselected) {
      const { name, state } = part;
      host.logInfo(
        `[${name}] It is no longer selected: what was remembered of it makes room. If it is selected again, its events from ${formatSecond(state.watermark)} to ${formatSecond(state.current)} come again.`,
      );
      state.keys = createKeys();
      render(part);
    }
    return unselected.length > 0;
  }

  /** Forgets the newest records: they come again once, and nothing is lost. False when there is nothing to forget. */
  function shrink(): boolean {
    const [largest] = parts.slice(0).sort((a, b) => usedBy(b) - usedBy(a));
    if (!largest || largest.state.keys.characters() === 0) return false;
    largest.state.keys.forgetNewest(Math.ceil(total() * (1 - shrinkShare)));
    render(largest);
    return true;
  }

  /**
   * The texts of the other streams still hold what these have forgotten since they were saved themselves. Its room may
   * be in use: where the state gets too large, all texts are made again.
   */
  function save(changed: readonly string[], more: boolean): void {
    for (const name of changed) render(partOf(name));
    if (savedBytes() > capacity) for (const part of parts) render(part);
    // Beside a full memory there is no room for long texts.
    for (let length = longestText; savedBytes() > mostBytes && length > 1; length /= 2) {
      for (const part of parts) render(part, length / 2);
    }
    refuseForeignChange();
    sequence += 1;
    let written = noneWritten;
    let shrinks = 0;
    for (let attempt = 1; ; attempt += 1) {
      written = write(more, 0);
      if (written.context || written.lastRun) break;
      if (attempt < (savedBytes() <= capacity ? knownWriteAttempts : writeAttempts)) continue;
      if (shrinks >= mostShrinks || !shrink()) throw unsaved();
      shrinks += 1;
    }
    const bytes = savedBytes();
    if (shrinks > 0) {
      host.logError(
        `[Checkpoint] The server takes no larger state than ${bytes} bytes: the newest of the delivered events had to be forgotten and come again once.`,
      );
    }
    alive = {
      context: alive.context || written.context,
      lastRun: alive.lastRun || written.lastRun,
    };
    capacity = isWhole(written) && shrinks === 0 ? Math.max(capacity, bytes) : Math.min(capacity, bytes);
  }

  function roomWithinLookBack(stream: string, bytes: number): number {
    const own = useOf(partOf(stream));
    const others = parts.filter(({ name }) => name !== stream).map(useOf);
    const limit = stateBytes - finalBytes - frameBytes;
    const wanted = Math.min(bytes, roomOf(own, others, limit));
    if (isStorable(total() + finalBytes + wanted)) return wanted;
    // Where the server takes less, the records that are about to be passed need less, too.
    const reserve = Math.min(finalBytes, Math.floor(capacity / 8));
    return Math.max(0, Math.min(wanted, roomOf(own, others, capacity - reserve - frameBytes)));
  }

  return {
    get sequence() {
      return sequence;
    },
    state: (stream) => partOf(stream).state,
    roomWithinLookBack(stream, bytes) {
      const room = roomWithinLookBack(stream, bytes);
      return room < bytes && forgetUnselected() ? roomWithinLookBack(stream, bytes) : room;
    },
    hasRoom: (bytes) => isStorable(total() + bytes) || (forgetUnselected() && isStorable(total() + bytes)),
    refuseForeignChange,
    save,
    restart(names, startSecond) {
      for (const name of names) addPart(name, newStreamState(startSecond));
      restarts = restarts.concat(names);
      isNoted = true;
      save([], false);
    },
  };
}

/** As it is written: as a text in the JSON of the whole state. */
function encodedBytes(name: string, text: string): number {
  return byteLength(JSON.stringify(text)) + name.length + 4;
}

function unsaved(): Error {
  return transientFailure(
    'The state of the collection could not be saved: the server took neither the last run nor the integration context. Nothing more is delivered, because it would come again in every run. Report it to the support of the tenant.',
  );
}

function restore(host: Host, copies: readonly Copy[], name: string): StreamState | undefined {
  for (const copy of copies) {
    const state = copy.sequence < 0 ? undefined : readStreamState(copy.record[name]);
    if (!state) continue;
    if (copy !== copies[0]) host.logError(`[${name}] Its state was restored from the ${copy.place}.`);
    return state;
  }
  return undefined;
}

function freshState(host: Host, copies: readonly Copy[], name: string, startSecond: number): StreamState {
  const text = `[${name}] Starts at ${formatSecond(startSecond)}.`;
  if (copies.some((copy) => isDamaged(copy, name))) {
    host.logError(
      `${text} Its saved state is damaged in every copy: events may be missing before this time, or come again after it.`,
    );
  } else host.logInfo(`${text} There is no saved state: this is its first run.`);
  return newStreamState(startSecond);
}

function isDamaged({ record, sequence }: Copy, name: string): boolean {
  return record[name] !== undefined || (sequence < 0 && record.version !== undefined);
}

/** When the scheduled fetch last saved its state, in seconds since 1970; undefined for never. */
export function lastScheduledFetch(host: Host): number | undefined {
  const context = host.readContext();
  return isObject(context) ? parseInstant(context[aliveKey])?.second : undefined;
}
