import type { HostHttpOptions, HostHttpResponse, LogLevel } from '#src/cortex/host.js';
import { type Host, HostTransportError, RunKilled } from '#src/cortex/host.js';
import { InstanceState } from '#src/cortex/instance-state.js';
import type { Handler, Reply } from '../../src/stand-ins/exchange.js';

/** A server in virtual time: its requests go to handlers, and it can be killed at any call. */
export class SimulatedHost implements Host {
  readonly state = new InstanceState();
  readonly logs: { readonly level: LogLevel; readonly text: string }[] = [];
  /** Epoch milliseconds of the true time. */
  clock: number;
  /** Milliseconds by which this server's clock is ahead. */
  readonly skew: number;
  /** Called when the state was saved in the copy that no failure takes back. */
  onSaved: () => void = () => {};
  readonly #routes: ReadonlyMap<string, Route>;
  #calls = 0;
  #kill: Kill | undefined;

  constructor(clock: number, skew: number, routes: ReadonlyMap<string, Route>) {
    this.clock = clock;
    this.skew = skew;
    this.#routes = routes;
  }

  /** Prepares the next run. `kill` counts the host calls of the run from 1. */
  startRun(kill: Kill | undefined): void {
    this.#calls = 0;
    this.#kill = kill;
  }

  now(): number {
    return this.clock + this.skew;
  }

  http(
    url: string,
    options: HostHttpOptions,
    _insecure: boolean,
    _proxy: boolean,
    timeoutMs: number | undefined,
  ): HostHttpResponse {
    return this.#call(() => this.#request(url, options, timeoutMs ?? 60_000));
  }

  wait(seconds: number): void {
    this.#call(() => {
      this.clock += seconds * 1000;
    });
  }

  log(level: LogLevel, text: string): void {
    this.logs.push({ level, text });
  }

  getLastRun() {
    return this.#call(() => this.state.getLastRun());
  }

  setLastRun(lastRun: Parameters<Host['setLastRun']>[0]): void {
    this.#call(() => this.state.setLastRun(lastRun));
  }

  getIntegrationContext() {
    return this.#call(() => this.state.getIntegrationContext());
  }

  setIntegrationContext(context: Readonly<Record<string, string>>, version?: number): boolean {
    return this.#call(() => {
      const stored = this.state.setIntegrationContext(context, version);
      if (stored) this.onSaved();
      return stored;
    });
  }

  demistoVersion() {
    return { version: '8.9.0', buildNumber: '1', platform: 'x2' };
  }

  #call<T>(effect: () => T): T {
    this.#calls += 1;
    const kill = this.#kill;
    if (kill !== undefined && kill.call === this.#calls && !kill.afterEffect) throw new RunKilled('killed');
    const value = effect();
    if (kill !== undefined && kill.call === this.#calls) throw new RunKilled('killed');
    return value;
  }

  #request(url: string, options: HostHttpOptions, timeoutMs: number): HostHttpResponse {
    const { host, pathname, search } = new URL(url);
    const route = this.#routes.get(host);
    if (route === undefined) throw new HostTransportError('dns', `no such host ${host}`);
    const headers = Object.fromEntries(
      Object.entries(options.Headers).map(([name, values]) => [name.toLowerCase(), values[0] ?? '']),
    );
    const latency = route.latencyMs();
    if (latency > timeoutMs) {
      this.clock += timeoutMs;
      throw new HostTransportError('timeout', 'timeout awaiting response headers');
    }
    this.clock += latency / 2;
    const reply = route.handler(
      { method: options.Method, path: pathname + search, headers, body: options.Body ?? '' },
      this.clock,
    );
    this.clock += latency / 2;
    return toResponse(reply);
  }
}

export interface Kill {
  /** The host call, counted from 1, at which the run ends. */
  readonly call: number;
  /** Whether the call still has its effect. */
  readonly afterEffect: boolean;
}

export interface Route {
  readonly handler: Handler;
  latencyMs(): number;
}

function toResponse(reply: Reply): HostHttpResponse {
  if (reply === 'reset') throw new HostTransportError('reset', 'connection reset by peer');
  const headers: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(reply.headers)) {
    headers[name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase())] = [value];
  }
  return {
    StatusCode: reply.status,
    Status: String(reply.status),
    Body: reply.body,
    Headers: headers,
    Cookies: [],
  };
}
