/** What the server offers a running script. A simulation implements it with virtual time, the worker with real sockets. */

import type { Json, JsonObject } from '../../shared/json.js';

export interface HostHttpOptions {
  readonly Method: string;
  readonly Headers: Readonly<Record<string, readonly string[]>>;
  readonly Body?: string;
  /** A body that is no text, in base64. */
  readonly BodyBytes?: string;
}

export interface HostHttpResponse {
  readonly StatusCode: number;
  readonly Status: string;
  readonly Body: string;
  /** Names in the canonical form of Go (`Content-Type`). */
  readonly Headers: Readonly<Record<string, readonly string[]>>;
  readonly Cookies: readonly JsonObject[];
  /** The body in base64; absent when it is the UTF-8 of `Body`. */
  readonly BodyBytes?: string;
}

/** `log` is the war room, the others are levels of the server log. */
export type LogLevel = 'log' | 'info' | 'debug' | 'error';

export interface VersionedContext {
  readonly context: JsonObject;
  readonly version: number;
}

/** A file of an investigation. */
export interface StoredFile {
  readonly name: string;
  readonly base64: string;
}

/** What a script does with the investigation that it runs in, and with what else is installed. */
export interface InvestigationHost {
  /** The entries of a command of an instance, a script, or the server; an error is an entry. */
  executeCommand(name: string, args: JsonObject): readonly JsonObject[];
  setContext(path: string, value: Json): void;
  /** The id of the new file. Throws when there are too many bytes. */
  saveFile(base64: string): string;
  /** By the id of a file or of its entry. Throws for another one. */
  readFile(id: string): StoredFile;
  /** By the name of the instance. */
  getModules(): JsonObject;
  /** The commands by integration. */
  getAllSupportedCommands(): JsonObject;
}

/** A script that runs outside of an investigation finds nothing of one. */
export interface ScriptHost extends Partial<InvestigationHost> {
  /** Throws a HostTransportError when no answer arrived. `timeoutMs` absent: no limit of its own. */
  http(
    url: string,
    options: HostHttpOptions,
    insecure: boolean,
    proxy: boolean,
    timeoutMs: number | undefined,
  ): HostHttpResponse;
  wait(seconds: number): void;
  log(level: LogLevel, text: string): void;
  getLastRun(): JsonObject;
  setLastRun(lastRun: JsonObject): void;
  getIntegrationContext(): VersionedContext;
  /** False when `version` is given and is not the stored one: then nothing is stored. */
  setIntegrationContext(context: JsonObject, version?: number): boolean;
  demistoVersion(): JsonObject;
  /**
   * Sends events, each a text of JSON, by the platform's own way, all or none of them; no events: says whether it may.
   * Absent: the platform takes none.
   */
  sendEvents?(lines: readonly string[], vendor: string, product: string): SentEvents;
  /** Milliseconds since 1970; the script's `Date` starts from it. */
  now(): number;
}

/** What became of events. When they were not taken: the HTTP status of the refusal, 0 for none, and why. */
export type SentEvents =
  | { readonly Taken: true }
  | {
      readonly Taken: false;
      readonly StatusCode: number;
      readonly Reason: string;
      /** The header, '' when absent. */
      readonly RetryAfter: string;
    };

export type TransportFailureReason = 'timeout' | 'refused' | 'dns' | 'tls' | 'reset' | 'other';

/** No HTTP answer arrived. */
export class HostTransportError extends Error {
  override readonly name = 'HostTransportError';

  constructor(
    readonly reason: TransportFailureReason,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Thrown by a host function to end the run there as a crash of the server would: the script may catch it, but every
 * later host call fails too, and the run ends in this error whatever the script returns.
 */
export class RunKilled extends Error {
  override readonly name = 'RunKilled';
}
