import { describeThrown, remoteFailure } from './failure.js';
import type { Host, StringRecord } from './host.js';
import { formatSecond, parseInstant } from './instant.js';
import { isObject } from './json.js';
import { newStreamState, readStreamState, type StreamState, writeStreamState } from './stream-state.js';
import { shrinkWindow } from './sweep.js';

/**
 * The state of a collection. It is kept twice, in the last run and in the integration context, each with a sequence
 * number: nobody documents whether the server keeps the last run of a run that throws, and either copy may be lost.
 */
export interface Checkpoint {
  /** How many times the state was saved. */
  readonly sequence: number;
  state(stream: string): StreamState;
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

const version = '1';
const aliveKey = 'fetchEventsAlive';
/** More saves than any single run makes. */
const restartLead = 100000;
/** Largest size of all stream states together, in bytes of ASCII text. The promised limit is 128 KiB. */
const stateBytes = 120 * 1024;

/** One copy of the state. */
export interface Copy {
  readonly place: string;
  readonly record: { readonly [key: string]: unknown };
  /** -1 for a copy that was never written or is damaged. */
  readonly sequence: number;
}

function readCopy(host: Host, place: string, read: () => unknown): Copy {
  let value: unknown;
  try {
    value = read();
    if (typeof value === 'string') value = value === '' ? {} : JSON.parse(value);
  } catch (error) {
    host.logError('[Checkpoint] The ' + place + ' could not be read: ' + describeThrown(error));
  }
  const record = isObject(value) ? value : {};
  const whole = record['version'] === version && /^\d{1,15}$/.test(String(record['sequence']));
  if (!whole && record['version'] !== undefined) {
    host.logError('[Checkpoint] The ' + place + ' is damaged or has an unknown version.');
  }
  return { place: place, record: record, sequence: whole ? Number(record['sequence']) : -1 };
}

export function readContextCopy(host: Host): Copy {
  return readCopy(host, 'integration context', host.readContext);
}

export function openCheckpoint(host: Host, options: CheckpointOptions): Checkpoint {
  const context = readContextCopy(host);
  const copies = options.useLastRun ? [readCopy(host, 'last run', host.readLastRun), context] : [context];
  copies.sort(function (a, b) {
    return b.sequence - a.sequence;
  });
  const newest = copies[0] as Copy;
  let sequence = Math.max(0, newest.sequence);
  const texts: StringRecord = {};
  const states: { [stream: string]: StreamState } = {};

  /** States of streams that are not selected at the moment are carried along. */
  for (const key in newest.sequence < 0 ? {} : newest.record) {
    const value = newest.record[key];
    if (options.streams.indexOf(key) >= 0 || typeof value !== 'string') continue;
    if (readStreamState(value) !== undefined) texts[key] = value;
  }
  for (let i = 0; i < options.streams.length; i += 1) {
    const name = options.streams[i] as string;
    const state = restore(host, copies, name);
    if (state === undefined) {
      const damaged = isDamaged(copies, name);
      const text = '[' + name + '] Starts at ' + formatSecond(options.startSecond) + '.';
      if (damaged)
        host.logError(
          text +
            ' Its saved state is damaged in every copy: events may be missing before this time, or come again after it.',
        );
      else host.logInfo(text + ' There is no saved state: this is its first run.');
    }
    states[name] = state === undefined ? newStreamState(options.startSecond) : state;
    texts[name] = writeStreamState(states[name] as StreamState);
  }

  /** The stream with the largest state gives up the oldest part of its window. */
  function fitIntoLimit(): void {
    let total = 0;
    let largest = '';
    for (const name in texts) {
      const length = (texts[name] as string).length;
      total += length;
      if (states[name] === undefined) continue;
      if (largest === '' || length > (texts[largest] as string).length) largest = name;
    }
    const state = states[largest];
    if (total <= stateBytes || state === undefined) return;
    shrinkWindow(state, total - stateBytes);
    texts[largest] = writeStreamState(state);
    host.logError(
      '[' +
        largest +
        '] Too many events for the whole look-back window: late events before ' +
        formatSecond(state.settled) +
        ' are not looked for any more.',
    );
  }

  function write(place: string, store: () => boolean): boolean {
    try {
      return store();
    } catch (error) {
      host.logError('[Checkpoint] The ' + place + ' could not be written: ' + describeThrown(error));
      return false;
    }
  }

  function save(changed: readonly string[], more: boolean): void {
    for (let i = 0; i < changed.length; i += 1) {
      texts[changed[i] as string] = writeStreamState(states[changed[i] as string] as StreamState);
    }
    fitIntoLimit();
    refuseForeignChange(host, sequence);
    sequence += 1;
    const record: StringRecord = { version: version, sequence: String(sequence) };
    for (const name in texts) record[name] = texts[name] as string;
    const contextRecord: StringRecord = {};
    for (const key in record) contextRecord[key] = record[key] as string;
    const alive = options.useLastRun ? formatSecond(Math.floor(host.now() / 1000)) : context.record[aliveKey];
    if (typeof alive === 'string') contextRecord[aliveKey] = alive;
    if (more) record['nextTrigger'] = '0';
    const inContext = write('integration context', function () {
      return host.writeContext(contextRecord);
    });
    const inLastRun =
      options.useLastRun &&
      write('last run', function () {
        return host.writeLastRun(record);
      });
    if (!inContext && !inLastRun) {
      throw remoteFailure(
        'The state of the collection could not be saved: the server took neither the last run nor the integration context. Nothing more is delivered, because it would come again in every run. Report it to the support of the tenant.',
        { status: 0, transient: true },
      );
    }
  }

  return {
    get sequence() {
      return sequence;
    },
    state: function (stream) {
      return states[stream] as StreamState;
    },
    save: save,
    restart: function (streams, startSecond) {
      for (let i = 0; i < streams.length; i += 1) {
        states[streams[i] as string] = newStreamState(startSecond);
      }
      // A fetch that runs at this moment must find the state changed, and so must the copy in the last run.
      sequence += restartLead;
      save(streams, false);
    },
  };
}

/** Two collections at once, or a reset during one, would undo each other's state. */
function refuseForeignChange(host: Host, sequence: number): void {
  if (readContextCopy(host).sequence <= sequence) return;
  throw remoteFailure(
    'The state of the collection was changed while this run went on, by a reset or by another collection. This run ends here; the next one starts from the changed state.',
    { status: 0, transient: true },
  );
}

function restore(host: Host, copies: readonly Copy[], name: string): StreamState | undefined {
  for (let i = 0; i < copies.length; i += 1) {
    const copy = copies[i] as Copy;
    if (copy.sequence < 0) continue;
    const state = readStreamState(copy.record[name]);
    if (state !== undefined) {
      if (i > 0) host.logError('[' + name + '] Its state was restored from the ' + copy.place + '.');
      return state;
    }
  }
  return undefined;
}

function isDamaged(copies: readonly Copy[], name: string): boolean {
  for (let i = 0; i < copies.length; i += 1) {
    const copy = copies[i] as Copy;
    if (copy.record[name] !== undefined || (copy.sequence < 0 && copy.record['version'] !== undefined))
      return true;
  }
  return false;
}

/** When the scheduled fetch last saved its state, in seconds since 1970; undefined for never. */
export function lastScheduledFetch(host: Host): number | undefined {
  const context = host.readContext();
  const alive = isObject(context) ? parseInstant(context[aliveKey]) : undefined;
  return alive === undefined ? undefined : alive.second;
}
