import { Buffer } from 'node:buffer';
import { isJsonObject, type Json, type JsonObject } from '../../shared/json.js';
import { httpLimits } from './http-limits.js';
import type { HostHttpOptions } from './script-host.js';

export interface HttpArguments {
  readonly url: string;
  readonly options: HostHttpOptions;
  readonly insecure: boolean;
  readonly proxy: boolean;
  readonly timeoutMs: number | undefined;
  /** The body of the answer becomes a file. */
  readonly saveToFile: boolean;
}

const OPTIONS = ['Method', 'Headers', 'Body', 'Username', 'Password', 'Cookies', 'SaveToFile'];

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
    saveToFile: isJsonObject(given) && readFlag('SaveToFile', given.SaveToFile),
    insecure: readFlag('insecure', insecure),
    proxy: readFlag('proxy', proxy),
    timeoutMs: readTimeout(timeoutMs ?? undefined),
  };
}

export interface MultipartArguments {
  readonly request: HttpArguments;
  readonly fileId: Json | undefined;
  readonly fields: Readonly<Record<string, string>>;
  /** The name of the file's part of the form. */
  readonly field: string;
  /** Absent: the name that the file has. */
  readonly fileName: string | undefined;
}

/**
 * Reads the arguments of `httpMultipart(url, fileId, options, fields, insecure, proxy, _, field, fileName, _, timeoutMs)`:
 * their order is the one of the official script helper and of shipped integrations. A POST unless the options say another.
 */
export function readMultipartArguments(args: readonly Json[]): MultipartArguments {
  const [url, fileId, options, fields, insecure, proxy, , field, fileName, , timeoutMs] = args;
  const given = { Method: 'POST', ...(isJsonObject(options) ? options : {}) };
  if (!isJsonObject(fields ?? {})) throw new Error('httpMultipart: the fields must be an object');
  const texts = Object.entries((fields ?? {}) as JsonObject).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return {
    request: readHttpArguments([
      url ?? null,
      given,
      insecure ?? null,
      proxy ?? null,
      null,
      null,
      timeoutMs ?? null,
    ]),
    fileId,
    fields: Object.fromEntries(texts),
    field: optionalText('the name of the field', field) || 'file',
    fileName: optionalText('the name of the file', fileName) || undefined,
  };
}

function readOptions(options: Json): HostHttpOptions {
  if (!isJsonObject(options)) throw new Error('http: the options must be an object');
  const unknown = Object.keys(options).find((name) => !OPTIONS.includes(name));
  if (unknown !== undefined) throw new Error(`http: the local Cortex has no option "${unknown}"`);
  const { Method, Body, Username, Password } = options;
  const body = optionalText('Body', Body);
  const headers = readHeaders(options.Headers ?? {});
  const user = optionalText('Username', Username) ?? '';
  const password = optionalText('Password', Password) ?? '';
  if (user !== '' || password !== '') {
    headers.Authorization = [`Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`];
  }
  const cookies = readCookies(options.Cookies ?? []);
  if (cookies.length > 0) headers.Cookie = [...(headers.Cookie ?? []), cookies.join('; ')];
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

/** `[{ Name, Value }]`, as the answers have them. */
function readCookies(cookies: Json): string[] {
  if (!Array.isArray(cookies))
    throw new Error('http: Cookies must be an array of objects with Name and Value');
  return cookies.map((cookie) => {
    if (!isJsonObject(cookie) || typeof cookie.Name !== 'string' || typeof cookie.Value !== 'string')
      throw new Error('http: a cookie must be an object with the texts Name and Value');
    return `${cookie.Name}=${cookie.Value}`;
  });
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
