/** The one place that touches the globals of the Cortex server. What is optional there is optional here. */

import type { Runtime } from '../../definition/runtime.js';
import { runtime } from './runtime.js';

export type StringRecord = { [key: string]: string };

export interface Host {
  readonly runtime: Runtime;
  readonly command: string;
  readonly params: { readonly [name: string]: unknown };
  readonly args: { readonly [name: string]: unknown };
  /** Milliseconds since 1970. */
  now(): number;
  readonly http: typeof http;
  /** Blocks for whole seconds. False where the server cannot wait. */
  wait(seconds: number): boolean;
  logInfo(text: string): void;
  logDebug(text: string): void;
  logError(text: string): void;
  readLastRun(): unknown;
  /** False where the server has no last run. */
  writeLastRun(state: StringRecord): boolean;
  readContext(): unknown;
  /** False where the server has no integration context. */
  writeContext(context: StringRecord): boolean;
  /** The platform's own way to a dataset; undefined where it is not offered to scripts. */
  readonly sendEvents: typeof sendEvents;
  /** From now on these texts appear neither in logs nor in messages. */
  redact(secrets: readonly string[]): void;
  /** The text without any concealed secret. */
  concealed(text: string): string;
}

function asObject(value: unknown): { [name: string]: unknown } {
  return typeof value === 'object' && value !== null ? (value as { [name: string]: unknown }) : {};
}

/** The versioned form of the context wraps it with its version. */
function unwrapContext(value: unknown): unknown {
  const object = asObject(value);
  return object['context'] !== undefined && object['version'] !== undefined ? object['context'] : value;
}

/** Fewer characters of a secret tell nothing. */
const tellingLength = 6;

function without(texts: readonly string[], text: string): string {
  let safe = text;
  for (let i = 0; i < texts.length; i += 1) {
    const concealed = texts[i] as string;
    if (safe.indexOf(concealed) >= 0) safe = safe.split(concealed).join('***');
  }
  return safe;
}

export function hostFromGlobals(): Host {
  const secrets: string[] = [];
  /** Remote systems quote secrets cut off, as in "token abcdef... is invalid". */
  const partsOfSecrets: string[] = [];

  function concealed(text: string): string {
    return without(partsOfSecrets, without(secrets, text));
  }

  function logger(write: ((text: string) => void) | undefined): (text: string) => void {
    return function (text) {
      if (write === undefined) return;
      try {
        write(concealed(text));
      } catch (_error) {
        // A log that cannot be written must not stop the collection.
      }
    };
  }

  return {
    runtime,
    command: typeof command === 'undefined' ? '' : String(command),
    params: asObject(typeof params === 'undefined' ? undefined : params),
    args: asObject(typeof args === 'undefined' ? undefined : args),
    now: function () {
      return Math.floor(new Date().getTime());
    },
    http: typeof http === 'function' ? http : undefined,
    wait: function (seconds) {
      if (typeof wait !== 'function') return false;
      try {
        wait(Math.ceil(seconds));
        return true;
      } catch (_error) {
        return false;
      }
    },
    logInfo: logger(typeof logInfo === 'function' ? logInfo : undefined),
    logDebug: logger(typeof logDebug === 'function' ? logDebug : undefined),
    logError: logger(
      typeof logError === 'function' ? logError : typeof logInfo === 'function' ? logInfo : undefined,
    ),
    readLastRun: function () {
      return typeof getLastRun === 'function' ? getLastRun() : undefined;
    },
    writeLastRun: function (state) {
      if (typeof setLastRun !== 'function') return false;
      setLastRun(state);
      return true;
    },
    readContext: function () {
      return typeof getIntegrationContext === 'function' ? unwrapContext(getIntegrationContext()) : undefined;
    },
    writeContext: function (context) {
      if (typeof setIntegrationContext !== 'function') return false;
      setIntegrationContext(context);
      return true;
    },
    sendEvents: runtime === 'container' ? sendEvents : undefined,
    redact: function (texts) {
      for (let i = 0; i < texts.length; i += 1) {
        // Blanking a text of a few letters would garble every message and hide nothing.
        const text = texts[i] as string;
        if (text.length < tellingLength) continue;
        secrets.push(text);
        for (let start = 0; start + tellingLength <= text.length; start += 1) {
          partsOfSecrets.push(text.substring(start, start + tellingLength));
        }
      }
    },
    concealed: concealed,
  };
}
