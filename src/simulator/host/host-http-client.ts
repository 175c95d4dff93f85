import { STATUS_CODES } from 'node:http';
import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from 'undici';
import type { JsonObject } from '../../shared/json.js';
import { readBody, unzipped } from './reply-body.js';
import type { HostHttpOptions, HostHttpResponse } from './script-host.js';
import { transportFailure } from './transport-failure.js';

export interface HostHttpRequest {
  readonly url: string;
  readonly options: HostHttpOptions;
  readonly insecure: boolean;
  readonly proxy: boolean;
  /** Absent: no limit. */
  readonly timeoutMs: number | undefined;
}

/** What carries the requests of a run. */
export type Sender = Pick<HostHttpClient, 'send' | 'close'>;

/** Sends requests as the Go client of a server does: redirects are not followed, gzip is taken off. */
export class HostHttpClient {
  readonly #dispatchers = new Map<string, Dispatcher>();

  /** Throws a HostTransportError when no whole answer arrived, or too long a one. */
  async send(outgoing: HostHttpRequest): Promise<HostHttpResponse> {
    const { url, options, timeoutMs } = outgoing;
    const asksForEncoding = hasHeader(options, 'accept-encoding');
    try {
      const answer = await request(url, {
        method: options.Method as Dispatcher.HttpMethod,
        headers: {
          ...(hasHeader(options, 'user-agent') ? {} : { 'User-Agent': 'Go-http-client/1.1' }),
          ...(asksForEncoding ? {} : { 'Accept-Encoding': 'gzip' }),
          ...mutable(options.Headers),
        },
        ...bodyOf(options),
        dispatcher: this.#dispatcher(outgoing),
        ...(timeoutMs === undefined ? {} : { signal: AbortSignal.timeout(timeoutMs) }),
      });
      const body = await readBody(answer.body);
      return response(answer.statusCode, canonicalHeaders(answer.headers), body, !asksForEncoding);
    } catch (error) {
      throw transportFailure(error, options.Method, url, timeoutMs);
    }
  }

  /** Cuts every connection; requests under way fail. */
  async close(): Promise<void> {
    const dispatchers = [...this.#dispatchers.values()];
    this.#dispatchers.clear();
    await Promise.all(dispatchers.map((dispatcher) => dispatcher.destroy()));
  }

  #dispatcher({ url, insecure, proxy }: HostHttpRequest): Dispatcher {
    const throughProxy = proxy && !isLoopback(url);
    const key = `${insecure} ${throughProxy}`;
    const known = this.#dispatchers.get(key);
    if (known !== undefined) return known;
    const tls = { rejectUnauthorized: !insecure };
    const options = { connect: { ...tls, timeout: 30_000 }, headersTimeout: 0, bodyTimeout: 0 };
    const dispatcher = throughProxy
      ? new EnvHttpProxyAgent({ ...options, requestTls: tls })
      : new Agent(options);
    this.#dispatchers.set(key, dispatcher);
    return dispatcher;
  }
}

/** Go never asks a proxy for an address of this machine. */
function isLoopback(url: string): boolean {
  return /^(localhost|127\.[\d.]+|\[::1\])$/.test(new URL(url).hostname);
}

function bodyOf({ Body, BodyBytes }: HostHttpOptions): { body?: string | Buffer } {
  if (BodyBytes !== undefined) return { body: Buffer.from(BodyBytes, 'base64') };
  return Body === undefined ? {} : { body: Body };
}

function hasHeader({ Headers }: HostHttpOptions, name: string): boolean {
  return Object.keys(Headers).some((key) => key.toLowerCase() === name);
}

function mutable(headers: HostHttpOptions['Headers']): Record<string, string[]> {
  return Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, [...values]]));
}

function response(
  status: number,
  headers: Record<string, string[]>,
  body: Uint8Array,
  mayUnzip: boolean,
): HostHttpResponse {
  const zipped = mayUnzip && headers['Content-Encoding']?.join() === 'gzip' && body.length > 0;
  const { 'Content-Encoding': _encoding, 'Content-Length': _length, ...others } = headers;
  const bytes = Buffer.from(zipped ? unzipped(body) : body);
  const text = bytes.toString('utf8');
  return {
    StatusCode: status,
    Status: `${status} ${STATUS_CODES[status] ?? ''}`.trimEnd(),
    Body: text,
    Headers: zipped ? others : headers,
    Cookies: (headers['Set-Cookie'] ?? []).map(cookieOf),
    ...(bytes.equals(Buffer.from(text)) ? {} : { BodyBytes: bytes.toString('base64') }),
  };
}

/** As Go names the parts of a cookie. */
function cookieOf(raw: string): JsonObject {
  const [pair = '', ...attributes] = raw.split(';').map((part) => part.trim());
  const at = pair.indexOf('=');
  const cookie: JsonObject = { Name: pair.slice(0, Math.max(at, 0)), Value: pair.slice(at + 1), Raw: raw };
  for (const attribute of attributes) {
    const [name = '', value = ''] = attribute.split('=');
    if (/^(path|domain)$/i.test(name))
      cookie[name.charAt(0).toUpperCase() + name.slice(1).toLowerCase()] = value;
    if (/^secure$/i.test(name)) cookie.Secure = true;
    if (/^httponly$/i.test(name)) cookie.HttpOnly = true;
  }
  return cookie;
}

/** `content-type` becomes `Content-Type`. */
function canonicalHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string[]> {
  const canonical: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    const key = name.toLowerCase().replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
    if (value !== undefined) canonical[key] = typeof value === 'string' ? [value] : value;
  }
  return canonical;
}
