import { Buffer } from 'node:buffer';
import { isJsonObject, type Json } from '../../shared/json.js';
import { httpLimits } from './http-limits.js';
import type { HostHttpOptions } from './script-host.js';

export interface HttpArguments {
  readonly url: string;
  readonly options: HostHttpOptions;
  readonly insecure: boolean;
  readonly proxy: boolean;
  readonly timeoutMs: number | undefined;
}

const OPTIONS = ['Method', 'Headers', 'Body', 'Username', 'Password', 'Cookies'];

/**
 * Reads the arguments of `http(url, options, insecure, proxy, _, _, timeoutMs)` as they came from the script.
 * Throws an Error for a use whose meaning on a server is unknown or that the local Cortex does not have.
 */
export function readHttpArguments(args: readonly Json[]): HttpArguments {
  const [url, given, insecure, proxy, , , timeoutMs] = args;
  if (typeof url !== 'string' || !/^https?:\/\//i.test(url)) {
    throw new Error(`http: the URL must be absolute, with http or https, not ${JSON.stringify(url)}`);
  }
  requireLength('URL', url, httpLimits.urlCharacters);
  return {
    url,
    options: readOptions(given ?? {}),
    insecure: readFlag('insecure', insecure),
    proxy: readFlag('proxy', proxy),
    timeoutMs: readTimeout(timeoutMs ?? undefined),
  };
}

function readOptions(options: Json): HostHttpOptions {
  if (!isJsonObject(options)) throw new Error('http: the options must be an object');
  const unknown = Object.keys(options).find((name) => !OPTIONS.includes(name));
  if (unknown !== undefined) throw new Error(`http: the local Cortex has no option "${unknown}"`);
  const { Method, Body, Username, Password } = options;
  const body = optionalText('Body', Body);
  const headers = readHeaders(options.Headers ?? {});
  const user = optionalText('Username', Username);
  if (user !== undefined) {
    const pair = Buffer.from(`${user}:${optionalText('Password', Password) ?? ''}`);
    headers.Authorization = [`Basic ${pair.toString('base64')}`];
  }
  const method = (optionalText('Method', Method) || 'GET').toUpperCase();
  requireLength('method', method, httpLimits.methodCharacters);
  requireBoundedHeaders(headers);
  return {
    Method: method,
    Headers: headers,
    ...(body ? { Body: body } : {}),
  };
}

function readHeaders(headers: Json): Record<string, readonly string[]> {
  if (!isJsonObject(headers)) throw new Error('http: Headers must be an object');
  const read: Record<string, readonly string[]> = {};
  for (const [name, values] of Object.entries(headers)) {
    if (!Array.isArray(values) || !values.every((value) => typeof value === 'string')) {
      throw new Error(
        `http: the header ${name} must be an array of strings; no server is known to take anything else`,
      );
    }
    read[name] = values;
  }
  return read;
}

function requireBoundedHeaders(headers: HostHttpOptions['Headers']): void {
  requireCount('headers', Object.keys(headers).length, httpLimits.headers);
  for (const [name, values] of Object.entries(headers)) {
    requireLength('name of a header', name, httpLimits.headerNameCharacters);
    requireCount(`values of the header ${name}`, values.length, httpLimits.headerValues);
    for (const value of values) requireLength(`header ${name}`, value, httpLimits.headerValueCharacters);
  }
}

function requireLength(what: string, text: string, longest: number): void {
  if (text.length > longest) {
    throw new Error(
      `http: the ${what} has ${text.length} characters; the local Cortex takes at most ${longest}`,
    );
  }
}

function requireCount(what: string, count: number, most: number): void {
  if (count > most)
    throw new Error(`http: ${count} ${what} are too many; the local Cortex takes at most ${most}`);
}

function optionalText(name: string, value: Json | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new Error(`http: ${name} must be a string`);
  return value;
}

function readFlag(name: string, value: Json | undefined): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value !== 'boolean') throw new Error(`http: ${name} must be true or false`);
  return value;
}

function readTimeout(value: Json | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || value <= 0) {
    throw new Error('http: the timeout must be a positive number of milliseconds');
  }
  return value;
}
