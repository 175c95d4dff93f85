import { describeThrown } from '../values/failure.js';
import { isObject } from '../values/json.js';
import type { Host, StringRecord } from './host.js';

/**
 * The state of a collection is kept twice, in the last run and in the integration context, each with a sequence
 * number: nobody documents whether the server keeps the last run of a run that throws, and either copy may be lost.
 */
export interface Copy {
  readonly place: string;
  readonly record: { readonly [key: string]: unknown };
  /** -1 for a copy that was never written or is damaged. */
  readonly sequence: number;
}

/** Which copies were written. */
export interface Written {
  readonly context: boolean;
  readonly lastRun: boolean;
}

export const stateVersion = '2';

function readCopy(host: Host, place: string, read: () => unknown): Copy {
  let value: unknown;
  try {
    value = read();
    if (typeof value === 'string') value = value === '' ? {} : JSON.parse(value);
  } catch (error) {
    host.logError(`[Checkpoint] The ${place} could not be read: ${describeThrown(error)}`);
  }
  const record = isObject(value) ? value : {};
  const whole = record.version === stateVersion && /^\d{1,15}$/.test(String(record.sequence));
  if (!whole && record.version !== undefined) {
    host.logError(`[Checkpoint] The ${place} is damaged or has an unknown version.`);
  }
  return { place, record, sequence: whole ? Number(record.sequence) : -1 };
}

export function readContextCopy(host: Host): Copy {
  return readCopy(host, 'integration context', host.readContext);
}

/** The newest first. @param useLastRun false outside the scheduled fetch, where the server has no last run */
export function readCopies(host: Host, useLastRun: boolean): [Copy, ...Copy[]] {
  const context = readContextCopy(host);
  if (!useLastRun) return [context];
  const lastRun = readCopy(host, 'last run', host.readLastRun);
  return context.sequence > lastRun.sequence ? [context, lastRun] : [lastRun, context];
}

/** Writes what is given; an absent copy is not written. Failures are logged. */
export function writeCopies(host: Host, context: StringRecord, lastRun: StringRecord | undefined): Written {
  return {
    context: write(host, 'integration context', () => host.writeContext(context)),
    lastRun: lastRun !== undefined && write(host, 'last run', () => host.writeLastRun(lastRun)),
  };
}

function write(host: Host, place: string, store: () => boolean): boolean {
  try {
    return store();
  } catch (error) {
    host.logError(`[Checkpoint] The ${place} could not be written: ${describeThrown(error)}`);
    return false;
  }
}
