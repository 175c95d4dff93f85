/** The one place that touches the globals of the Cortex server. What is optional there is optional here. */

import { sendsEvents } from '../../definition/abilities.js';
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
  logError(text: string): void;
  readLastRun(): unknown;
  /** False where the server has no last run. */
  writeLastRun(state: StringRecord): boolean;
  readContext(): unknown;
  /** False where the server has no integration context. */
  writeContext(context: StringRecord): boolean;
  /** The platform's own way to a dataset; undefined where it is not offered to scripts. */
  readonly sendEvents: typeof sendEvents;
  /** Stores a text as a file of the War Room, and returns its id; undefined where the server cannot. */
  saveFile(content: string): string | undefined;
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
  const { context, version } = asObject(value);
  return context !== undefined && version !== undefined ? context : value;
}

/** Fewer characters of a secret tell nothing. */
const tellingLength = 6;
/** Letters as in a word tell nothing either, unless there are twice as many, or they are most of the secret. */
const word = /^[A-Z]?[a-z -]+$/;

function without(texts: readonly string[], text: string): string {
  let safe = text;
  for (const secret of texts) if (safe.indexOf(secret) >= 0) safe = safe.split(secret).join('***');
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
    return (text) => {
      try {
        if (write !== undefined) write(concealed(text));
      } catch (_error) {
        // A log that cannot be written must not stop the collection.
      }
    };
  }

  const info = typeof logInfo === 'function' ? logInfo : undefined;
  return {
    runtime,
    command: typeof command === 'undefined' ? '' : String(command),
    params: asObject(typeof params === 'undefined' ? undefined : params),
    args: asObject(typeof args === 'undefined' ? undefined : args),
    // Some engines count parts of milliseconds.
    now: () => Math.floor(Date.now()),
    http: typeof http === 'function' ? http : undefined,
    wait(seconds) {
      if (typeof wait !== 'function') return false;
      try {
        wait(Math.ceil(seconds));
        return true;
      } catch (_error) {
        return false;
      }
    },
    logInfo: logger(info),
    logError: logger(typeof logError === 'function' ? logError : info),
    readLastRun: () => (typeof getLastRun === 'function' ? getLastRun() : undefined),
    writeLastRun(state) {
      if (typeof setLastRun !== 'function') return false;
      setLastRun(state);
      return true;
    },
    readContext: () =>
      typeof getIntegrationContext === 'function' ? unwrapContext(getIntegrationContext()) : undefined,
    writeContext(context) {
      if (typeof setIntegrationContext !== 'function') return false;
      setIntegrationContext(context);
      return true;
    },
    sendEvents: sendsEvents && runtime === 'container' ? sendEvents : undefined,
    saveFile: (content) => (typeof saveFile === 'function' ? String(saveFile(content)) : undefined),
    redact(texts) {
      for (const text of texts) {
        // Blanking a text of a few letters would garble every message and hide nothing.
        if (text.length < tellingLength) continue;
        secrets.push(text);
        const ofWords = Math.max(
          tellingLength,
          Math.min(tellingLength * 2, Math.ceil((text.length * 2) / 3)),
        );
        for (let start = 0; start < text.length; start += 1) {
          const isWord = word.test(text.substring(start, start + tellingLength));
          const end = start + (isWord ? ofWords : tellingLength);
          if (end <= text.length) partsOfSecrets.push(text.substring(start, end));
        }
      }
    },
    concealed,
  };
}
