import { Buffer } from 'node:buffer';
import { isJsonObject, type Json } from '../../shared/json.js';
import type { HostFunctionName } from '../../spec/host-functions.js';
import { readHttpArguments } from './http-arguments.js';
import { HostTransportError, type LogLevel, type ScriptHost } from './script-host.js';

export interface HostFunctionOptions {
  /** What a script sees of a request without an answer; no public source says which of the two a server does. */
  readonly transportFailure?: 'throw' | 'status';
  /** The integration context takes texts only. Own builds keep to that; shipped content stores objects and lists. */
  readonly textContextOnly?: boolean;
}

/** Positional arguments as JSON; an absent one is missing or null. */
type HostFunction = (...args: Json[]) => unknown;

/** The functions that a script finds as globals, by name. */
export function hostFunctions(
  host: ScriptHost,
  { transportFailure = 'throw', textContextOnly = true }: HostFunctionOptions,
): Record<HostFunctionName, HostFunction> {
  return {
    http: (...args) => {
      const { url, options, insecure, proxy, timeoutMs } = readHttpArguments(args);
      try {
        return host.http(url, options, insecure, proxy, timeoutMs);
      } catch (error) {
        if (transportFailure === 'status' && error instanceof HostTransportError)
          return failedResponse(error);
        throw error;
      }
    },
    wait: (seconds) => {
      if (typeof seconds !== 'number' || seconds < 0) throw new Error('wait: give a number of seconds');
      host.wait(seconds);
    },
    log: logger(host, 'log'),
    logInfo: logger(host, 'info'),
    logDebug: logger(host, 'debug'),
    logError: logger(host, 'error'),
    getLastRun: () => host.getLastRun(),
    setLastRun: (lastRun) => {
      if (!isJsonObject(lastRun)) throw new Error('setLastRun: give an object');
      host.setLastRun(lastRun);
    },
    getIntegrationContext: (versioned) => {
      const stored = host.getIntegrationContext();
      return versioned === true ? stored : stored.context;
    },
    setIntegrationContext: (context, version, versioned) => {
      if (!isJsonObject(context)) throw new Error('setIntegrationContext: give an object');
      if (textContextOnly && !Object.values(context).every((value) => typeof value === 'string')) {
        throw new Error(
          'setIntegrationContext: give an object whose values are all strings; the server stores only text',
        );
      }
      const expected =
        versioned === true && typeof version === 'number' && version !== -1 ? version : undefined;
      if (host.setIntegrationContext(context, expected)) return undefined;
      return { Error: 'the integration context was changed meanwhile: its version is another' };
    },
    demistoVersion: () => host.demistoVersion(),
    btoa: (text) => Buffer.from(String(text), 'utf8').toString('base64'),
    atob: (base64) => Buffer.from(String(base64), 'base64').toString('utf8'),
  };
}

function logger(host: ScriptHost, level: LogLevel): HostFunction {
  return (...parts) => {
    host.log(level, parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' '));
  };
}

function failedResponse(failure: HostTransportError) {
  const status = failure.reason === 'timeout' ? `timeout: ${failure.message}` : failure.message;
  return { StatusCode: 0, Status: status, Body: '', Headers: {}, Cookies: [] };
}
