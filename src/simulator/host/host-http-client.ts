import { STATUS_CODES } from 'node:http';
import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from 'undici';
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
        ...(options.Body === undefined ? {} : { body: options.Body }),
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
  return {
    StatusCode: status,
    Status: `${status} ${STATUS_CODES[status] ?? ''}`.trimEnd(),
    Body: Buffer.from(zipped ? unzipped(body) : body).toString('utf8'),
    Headers: zipped ? others : headers,
    Cookies: [],
  };
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
