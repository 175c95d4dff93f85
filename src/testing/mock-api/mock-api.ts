import { UserError } from '../../shared/errors.js';
import { nearestName } from '../../shared/nearest-name.js';
import type { Handler, Reply } from '../server/exchange.js';
import { type Fault, withFaults } from '../server/faults.js';
import { type FaultRange, SwitchedFaults } from '../server/switched-faults.js';
import type { Authenticate } from './authentication.js';
import { RateLimiter, type RequestQuota } from './rate-limiter.js';
import type { RecordLog } from './record-log.js';
import {
  jsonReply,
  type Route,
  type RouteAnswer,
  RoutePattern,
  RouteReply,
  type RouteRequest,
  readRequest,
  reply,
} from './route.js';

// biome-ignore lint/suspicious/noExplicitAny: each log has records of its own kind
type Logs = { readonly [name: string]: RecordLog<any> };

export interface MockApiOptions<L extends Logs> {
  /** The address that the instance is given, such as `https://desk.example.com`. Nothing has to exist there. */
  readonly url: string;
  /** The parameters of an instance that reads from here, but for the URL of the collector. */
  readonly params?: { readonly [name: string]: unknown };
  /** The id of the integration that reads from here, in a pack with several; absent: any. */
  readonly integration?: string;
  /** Absent: everybody may read. */
  readonly authenticate?: Authenticate;
  /** Requests over the quota are answered with 429. */
  readonly quota?: RequestQuota;
  /** What a request takes, in seconds of virtual time. Default 0.2. */
  readonly latencySeconds?: number;
  /** The lists that grow with time. */
  readonly logs?: L;
  /** Everything else, by method and path, such as `GET /v1/tickets/:id`. */
  readonly routes?: { readonly [route: string]: Route };
}

/** A request as it arrived, with the status of its answer. */
export interface ReceivedRequest extends Omit<RouteRequest, 'params' | 'now'> {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Absent when the connection broke. */
  readonly status?: number;
}

/** A mock server as whoever runs a pack against it needs it. */
export interface MockServer {
  readonly url: string;
  readonly params: { readonly [name: string]: unknown };
  /** The id of the integration whose parameters they are; absent: any. */
  readonly integration?: string;
  readonly latencySeconds: number;
  readonly handler: Handler;
  /**
   * What has gone wrong in the mock server itself since this was last asked: a request without a route, or an error
   * in a route. Whoever runs the pack must throw it, for the pack sees an ordinary failure.
   */
  takeProblem(): unknown;
}

/** A mock server of an API: logs and routes in a few lines, and what was asked of them. */
export class MockApi<L extends Logs = Logs> implements MockServer {
  readonly url: string;
  readonly params: { readonly [name: string]: unknown };
  readonly integration?: string;
  readonly latencySeconds: number;
  readonly logs: L;
  /** All requests, in the order of their arrival. */
  readonly requests: readonly ReceivedRequest[];
  readonly handler: Handler;
  readonly #requests: ReceivedRequest[] = [];
  readonly #faults = new SwitchedFaults();
  readonly #routes: readonly { readonly pattern: RoutePattern; readonly route: Route }[];
  readonly #basePath: string;
  readonly #options: MockApiOptions<L>;
  readonly #limiter: RateLimiter | undefined;
  #problem: unknown;

  /** Throws a TypeError for a URL or a route that is none. */
  constructor(options: MockApiOptions<L>) {
    const { pathname } = new URL(options.url);
    this.#options = options;
    this.#basePath = pathname.replace(/\/$/, '');
    this.url = options.url.replace(/\/$/, '');
    this.params = options.params ?? {};
    if (options.integration !== undefined) this.integration = options.integration;
    this.latencySeconds = options.latencySeconds ?? 0.2;
    this.requests = this.#requests;
    this.#limiter = options.quota === undefined ? undefined : new RateLimiter(options.quota);
    this.logs = options.logs ?? ({} as L);
    this.#routes = [
      ...Object.values(this.logs).map((log) => ({ text: log.options.route, route: this.#pageOf(log) })),
      ...Object.entries(options.routes ?? {}).map(([text, route]) => ({ text, route })),
    ]
      .map(({ text, route }) => ({ pattern: new RoutePattern(text), route }))
      // `/tickets/new` is meant before `/tickets/:id`.
      .sort((a, b) => a.pattern.openParts - b.pattern.openParts);
    const handle = withFaults(
      (request, now) => this.#answer(readRequest(request, this.#basePath, now)),
      this.#faults.choose,
    );
    this.handler = (request, now) => {
      const answer = handle(request, now);
      this.#note(readRequest(request, this.#basePath, now), answer);
      return answer;
    };
  }

  /** Switches a fault on, for all requests or some. */
  fail(fault: Fault, range?: FaultRange): void {
    this.#faults.on(fault, range);
  }

  /** Switches all faults off. */
  recover(): void {
    this.#faults.off();
  }

  takeProblem(): unknown {
    const problem = this.#problem;
    this.#problem = undefined;
    return problem;
  }

  #pageOf(log: Pick<RecordLog<object>, 'answer'>): Route {
    return (request) => log.answer(request, `${this.url}${request.path}`);
  }

  #answer(request: RouteRequest): Reply {
    const found = this.#find(request);
    if (found === undefined) {
      const problem = this.#unrouted(request);
      this.#problem ??= problem;
      return reply(404, { error: problem.message }).response;
    }
    const admission = this.#limiter?.admit('all', request.now);
    const answer =
      admission?.admitted === false ? reply(429, { error: 'Too many requests.' }) : this.#allowed(found);
    const { status, headers, body } = (answer instanceof RouteReply ? answer : jsonReply(200, answer))
      .response;
    return {
      status,
      headers: { date: new Date(request.now).toUTCString(), ...headers, ...admission?.headers },
      body,
    };
  }

  #allowed({ route, request }: { readonly route: Route; readonly request: RouteRequest }): RouteAnswer {
    const authenticated = this.#options.authenticate?.(request) ?? true;
    if (authenticated === false) return reply(401, { error: 'The credentials are not valid.' });
    if (authenticated !== true) return authenticated;
    if (typeof route !== 'function') return route;
    try {
      return route(request);
    } catch (error) {
      this.#problem ??= error;
      return reply(500, { error: 'The mock server failed.' });
    }
  }

  #find(request: RouteRequest): { readonly route: Route; readonly request: RouteRequest } | undefined {
    for (const { pattern, route } of this.#routes) {
      const params = pattern.match(request.method, request.path);
      if (params !== undefined) return { route, request: { ...request, params } };
    }
    return undefined;
  }

  #unrouted({ method, path, query }: RouteRequest): UserError {
    const text = new URLSearchParams(query).toString();
    const asked = `${method} ${path}`;
    // What a route leaves open cannot be misspelt.
    const known = new Map(this.#routes.map(({ pattern }) => [pattern.filledFrom(path), pattern.text]));
    const nearest = known.get(nearestName(asked, [...known.keys()]) ?? '');
    const hint =
      nearest === undefined
        ? `Its routes are: ${[...known.values()].join(', ')}.`
        : `Did you mean "${nearest}"?`;
    return new UserError(
      'mock-request',
      `The mock server ${this.url} has no route for ${asked}${text === '' ? '' : `?${text}`}. ` +
        `${hint} Add a route, or correct the path in the pack.`,
    );
  }

  #note({ params: _params, now, ...request }: RouteRequest, answer: Reply): void {
    this.#requests.push({ ...request, at: now, ...(answer === 'reset' ? {} : { status: answer.status }) });
  }
}

/** Declares a mock server of an API. */
export function mockApi<L extends Logs = Record<never, never>>(options: MockApiOptions<L>): MockApi<L> {
  return new MockApi(options);
}
