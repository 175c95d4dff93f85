/** What the server offers a running script. A simulation implements it with virtual time, the worker with real sockets. */

import type { JsonObject } from '../../shared/json.js';

export interface HostHttpOptions {
  readonly Method: string;
  readonly Headers: Readonly<Record<string, readonly string[]>>;
  readonly Body?: string;
}

export interface HostHttpResponse {
  readonly StatusCode: number;
  readonly Status: string;
  readonly Body: string;
  /** Names in the canonical form of Go (`Content-Type`). */
  readonly Headers: Readonly<Record<string, readonly string[]>>;
  readonly Cookies: readonly JsonObject[];
}

/** `log` is the war room, the others are levels of the server log. */
export type LogLevel = 'log' | 'info' | 'debug' | 'error';

export interface VersionedContext {
  readonly context: JsonObject;
  readonly version: number;
}

export interface ScriptHost {
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
  /** Milliseconds since 1970; the script's `Date` starts from it. */
  now(): number;
}

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
