import type { MockRequest, MockResponse } from '../server/exchange.js';

/** A request as a route sees it. */
export interface RouteRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** The parts of the path that the route names with a colon, decoded. */
  readonly params: { readonly [name: string]: string };
  /** The last value of each. */
  readonly query: { readonly [name: string]: string };
  /** Names in lower case. */
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
  /** The body, read as JSON; undefined when it is none. */
  readonly json: unknown;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** An answer with a status, in place of the plain JSON of a success. */
export class RouteReply {
  constructor(readonly response: MockResponse) {}
}

/** What is answered: a RouteReply, or a value that is sent as JSON with status 200. */
export type RouteAnswer = RouteReply | object | string | number | boolean | null;

/** The answer, or the function that finds it. */
export type Route = RouteAnswer | ((request: RouteRequest) => RouteAnswer);

/** An answer of a route. A body that is a text is sent as it is, anything else as JSON. */
export function reply(status: number, body: unknown = '', headers: ReplyHeaders = {}): RouteReply {
  if (typeof body !== 'string') return jsonReply(status, body, headers);
  return replyOf(status, body, { 'content-type': 'text/plain; charset=utf-8', ...headers });
}

/** An answer of a route in JSON, which a text can be, too. */
export function jsonReply(status: number, value: unknown, headers: ReplyHeaders = {}): RouteReply {
  return replyOf(status, JSON.stringify(value), { 'content-type': 'application/json', ...headers });
}

type ReplyHeaders = { readonly [name: string]: string };

function replyOf(status: number, body: string, headers: ReplyHeaders): RouteReply {
  const lowerCase = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return new RouteReply({ status, headers: Object.fromEntries(lowerCase), body });
}

/** A route by its text, such as `GET /v1/tickets/:id`. */
export class RoutePattern {
  readonly #method: string;
  readonly #parts: readonly string[];

  /** Throws a TypeError for a text of another form. */
  constructor(readonly text: string) {
    const [, method, path] = /^([A-Z]+) (\/\S*)$/.exec(text) ?? [];
    if (method === undefined || path === undefined || path.includes('?')) {
      throw new TypeError(
        `"${text}" is no route. Write the method, a space and the path without its query, such as "GET /v1/tickets/:id".`,
      );
    }
    this.#method = method;
    this.#parts = path.split('/');
  }

  /** How many parts of the path may be anything. */
  get openParts(): number {
    return this.#parts.filter((part) => part.startsWith(':')).length;
  }

  /** The text with the parts that may be anything as a path has them. */
  filledFrom(path: string): string {
    const parts = path.split('/');
    const filled = this.#parts.map((part, index) => (part.startsWith(':') ? (parts[index] ?? part) : part));
    return `${this.#method} ${filled.join('/')}`;
  }

  /** The parts that the pattern names; undefined when the request is not for it. */
  match(method: string, path: string): { [name: string]: string } | undefined {
    const parts = path.split('/');
    if (method !== this.#method || parts.length !== this.#parts.length) return undefined;
    const params: { [name: string]: string } = {};
    for (const [index, pattern] of this.#parts.entries()) {
      const part = parts[index] ?? '';
      if (pattern.startsWith(':')) params[pattern.slice(1)] = decoded(part);
      else if (pattern !== part) return undefined;
    }
    return params;
  }
}

/** The request without the path in front of the routes. */
export function readRequest(request: MockRequest, basePath: string, now: number): RouteRequest {
  const { pathname, searchParams } = new URL(`http://mock${request.path}`);
  const { method, headers, body } = request;
  return {
    method,
    path: pathname.startsWith(basePath) ? pathname.slice(basePath.length) : pathname,
    params: {},
    query: Object.fromEntries(searchParams),
    headers,
    body,
    json: jsonOf(body),
    now,
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
