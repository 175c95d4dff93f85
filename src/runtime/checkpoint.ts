import { describeThrown } from './failure.js';
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
/** Largest size of all stream states together, in bytes of ASCII text. The promised limit is 128 KiB. */
const stateBytes = 120 * 1024;

interface Copy {
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

export function openCheckpoint(host: Host, options: CheckpointOptions): Checkpoint {
  const context = readCopy(host, 'integration context', host.readContext);
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
    if (typeof value === 'string' && readStreamState(value) !== undefined) texts[key] = value;
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

  function fitIntoLimit(): void {
    for (;;) {
      let total = 0;
      let largest = '';
      for (const name in texts) {
        total += (texts[name] as string).length;
        if (states[name] === undefined) continue;
        if (largest === '' || (texts[name] as string).length > (texts[largest] as string).length)
          largest = name;
      }
      const state = states[largest];
      if (total <= stateBytes || state === undefined || !shrinkWindow(state)) return;
      host.logInfo(
        '[' +
          largest +
          '] Too many events for the whole look-back window: it now starts at ' +
          formatSecond(state.settled) +
          '.',
      );
      texts[largest] = writeStreamState(state);
    }
  }

  function write(place: string, store: () => boolean): boolean {
    try {
      return store();
    } catch (error) {
      host.logError('[Checkpoint] The ' + place + ' could not be written: ' + describeThrown(error));
      return false;
    }
  }

  return {
    get sequence() {
      return sequence;
    },
    state: function (stream) {
      return states[stream] as StreamState;
    },
    save: function (changed, more) {
      for (let i = 0; i < changed.length; i += 1) {
        texts[changed[i] as string] = writeStreamState(states[changed[i] as string] as StreamState);
      }
      fitIntoLimit();
      sequence += 1;
      const record: StringRecord = { version: version, sequence: String(sequence) };
      for (const name in texts) record[name] = texts[name] as string;
      const contextRecord: StringRecord = {};
      for (const key in record) contextRecord[key] = record[key] as string;
      const alive = options.useLastRun
        ? formatSecond(Math.floor(host.now() / 1000))
        : context.record[aliveKey];
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
        throw new Error(
          'The state of the collection could not be saved: the server took neither the last run nor the integration context.',
        );
      }
    },
  };
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
