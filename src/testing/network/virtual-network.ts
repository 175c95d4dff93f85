import {
  type HostHttpOptions,
  type HostHttpResponse,
  HostTransportError,
} from '../../simulator/host/script-host.js';
import type { Handler, MockResponse } from '../server/exchange.js';

/** A server that answers in virtual time, without a socket. */
export interface VirtualServer {
  readonly handler: Handler;
  /** What a request takes on its way there and back. */
  latencyMs(): number;
}

/** The time in which requests take place. Epoch milliseconds. */
export interface NetworkTime {
  now(): number;
  advance(milliseconds: number): void;
}

/** Milliseconds for a request of a script that names no limit of its own. */
const defaultTimeout = 60_000;

/** Servers by their host name with port, as the host of a script reaches them. */
export class VirtualNetwork {
  readonly #servers: ReadonlyMap<string, VirtualServer>;
  readonly #time: NetworkTime;

  constructor(servers: ReadonlyMap<string, VirtualServer>, time: NetworkTime) {
    this.#servers = servers;
    this.#time = time;
  }

  /** Throws a HostTransportError when no answer arrives. */
  request(url: string, options: HostHttpOptions, timeoutMs = defaultTimeout): HostHttpResponse {
    const { host, pathname, search } = new URL(url);
    const server = this.#servers.get(host);
    if (server === undefined) throw new HostTransportError('dns', `no such host ${host}`);
    const headers = Object.fromEntries(
      Object.entries(options.Headers).map(([name, values]) => [name.toLowerCase(), values[0] ?? '']),
    );
    const latency = server.latencyMs();
    if (latency > timeoutMs) this.#timeOut(timeoutMs);
    this.#time.advance(latency / 2);
    const reply = server.handler(
      { method: options.Method, path: pathname + search, headers, body: options.Body ?? '' },
      Math.floor(this.#time.now()),
    );
    const delay = reply === 'reset' ? 0 : (reply.delaySeconds ?? 0) * 1000;
    if (latency + delay > timeoutMs) this.#timeOut(timeoutMs - latency / 2);
    this.#time.advance(latency / 2 + delay);
    if (reply === 'reset') throw new HostTransportError('reset', 'connection reset by peer');
    return toResponse(reply);
  }

  #timeOut(milliseconds: number): never {
    this.#time.advance(milliseconds);
    throw new HostTransportError('timeout', 'timeout awaiting response headers');
  }
}

function toResponse(reply: MockResponse): HostHttpResponse {
  const headers: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(reply.headers)) {
    headers[name.toLowerCase().replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase())] = [value];
  }
  return {
    StatusCode: reply.status,
    Status: String(reply.status),
    Body: reply.body,
    Headers: headers,
    Cookies: [],
  };
}
