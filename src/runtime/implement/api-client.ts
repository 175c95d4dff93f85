import { unsendableIn } from '../commands/pasted-value.js';
import type { Host } from '../host/host.js';
import { createHttpClient, type HttpAnswer, type HttpMethod } from '../host/http-client.js';
import { createRateLimit, type RateLimit } from '../host/rate-limit.js';
import type { RunClock } from '../host/run-clock.js';
import { base64 } from '../values/bytes.js';
import { asFailure, configurationFailure, type Failure } from '../values/failure.js';
import { parseJson } from '../values/json.js';
import { type Query, queryText } from '../values/url.js';
import { type AnswerExplainer, explainAnswer, explainSilence } from './answer-failure.js';
import { withStandardLimit } from './rate-limit-headers.js';

/** How requests reach the API of a service, and sign in there. */
export interface ApiConnection {
  /** The address that paths are added to. */
  readonly url: string;
  readonly headers?: { readonly [name: string]: string };
  /** Is part of every request, before its own query. */
  readonly query?: Query | undefined;
  /** Basic authentication. */
  readonly user?: { readonly name: string; readonly password: string };
}

export interface ApiRequest {
  /** GET unless it says otherwise. */
  readonly method?: HttpMethod;
  /** Is added to the address of the connection; an address of its own when it has a scheme. */
  readonly path: string;
  readonly query?: Query | undefined;
  /** A value to send as JSON. */
  readonly json?: unknown;
  /** Fields to send as a form. */
  readonly form?: Query;
  /** A text to send as it is, with a `Content-Type` among the headers. */
  readonly text?: string;
  readonly headers?: { readonly [name: string]: string };
  /** Statuses that are an answer, not a failure, in addition to 200 to 299. */
  readonly accept?: readonly number[];
}

/** Requests to the API. All of them throw a Failure with the service's own words unless the answer has JSON. */
export interface ApiClient {
  /** The JSON of the answer; undefined for an empty one. */
  get<T = unknown>(path: string, query?: Query): T;
  post<T = unknown>(path: string, json?: unknown): T;
  put<T = unknown>(path: string, json?: unknown): T;
  patch<T = unknown>(path: string, json?: unknown): T;
  delete<T = unknown>(path: string, query?: Query): T;
  /** For everything that the others do not say, such as forms, own headers and statuses that count as an answer. */
  request<T = unknown>(request: ApiRequest): T;
  /** The answer with its status, text and headers; a status that is not accepted is a Failure here, too. */
  send(request: ApiRequest): ApiAnswer;
}

export interface ApiAnswer extends HttpAnswer {
  /** The body as JSON; undefined for an empty one. Throws a Failure where it is cut off or no JSON. */
  json<T = unknown>(): T;
}

export interface ApiClientOptions {
  readonly connection: ApiConnection;
  readonly insecure: boolean;
  readonly proxy: boolean;
  /** Names the caller to the service. */
  readonly userAgent: string;
  /** Of the service, for messages. */
  readonly serviceName: string;
  readonly clock: RunClock;
  /** Times that a request is sent when it may work a little later; whoever repeats requests itself says 1. */
  readonly attempts: number;
  readonly explain: AnswerExplainer | undefined;
  /** Called when the service does not accept what signs in there. */
  readonly onUnauthorized: () => void;
  /** What is told of settings in messages, in the words of the form. */
  readonly labels: { readonly url: string; readonly secrets: string };
}

/** An API client, and what only the collection asks of it. */
export interface CountingApiClient extends ApiClient {
  readonly rateLimit: RateLimit;
  /** What the service said of its clock in the last answer, as the value of the header Date. */
  lastDate(): string;
  /** What to say of the last answer without a body since this was asked before; undefined where there was none. */
  takeEmptyAnswer(): Failure | undefined;
}

export function createApiClient(host: Host, options: ApiClientOptions): CountingApiClient {
  const { connection, clock, attempts, serviceName, labels } = options;
  const http = createHttpClient(host, options);
  const rateLimit = createRateLimit();
  let date = '';
  /** An answer that was no refusal proves address and credential right. */
  let proven = false;
  let empty: Failure | undefined;

  function attempt(request: ApiRequest): HttpAnswer {
    const { path, query, accept = [] } = request;
    const address = addressOf(path, connection.url);
    // What signs in at the service is nobody else's business.
    const own = originOf(address) === originOf(connection.url) ? connection : undefined;
    const headers = headersFor(request, own);
    for (const name in headers) checkHeader(name, headers[name] as string);
    const answer = http.send({
      method: request.method ?? 'GET',
      url: withQuery(address, { ...own?.query, ...query }),
      ...contentOf(request, headers),
      timeoutSeconds: clock.readTimeout(),
    });
    const limited = withStandardLimit(answer, host.now());
    rateLimit.note(limited, host.now());
    const where = { serviceName, labels, path, proven };
    if (answer.status === 0) throw explainSilence(answer.problem, where);
    date = answer.header('Date');
    if (answer.status === 401 && own) options.onUnauthorized();
    const isFine = answer.status < 300 || accept.indexOf(answer.status) >= 0;
    if (!isFine) throw explainAnswer(limited, where, host.now(), options.explain);
    proven = true;
    return answer;
  }

  function checkHeader(name: string, value: string): void {
    const unsendable = unsendableIn(value);
    if (unsendable === '') return;
    throw configurationFailure(
      `${serviceName} cannot be asked: the header ${name} contains ${unsendable}, which no header can carry. Check ${labels.secrets}.`,
    );
  }

  function send(request: ApiRequest): ApiAnswer {
    for (let tries = 1; ; tries += 1) {
      try {
        const answer = attempt(request);
        return { ...answer, json: <T>() => jsonOf(answer, request.path) as T };
      } catch (error) {
        const failure = asFailure(error);
        if (tries >= attempts || !isRepeatable(request, failure)) throw failure;
        const pause = Math.max(2 ** (tries - 1), failure.retryAfter);
        host.logInfo(`[${serviceName}] Request ${tries} failed, again in ${pause} s. ${failure.message}`);
        if (!clock.pauseReading(pause)) throw failure;
      }
    }
  }

  function jsonOf(answer: HttpAnswer, path: string): unknown {
    const broken = () => explainAnswer(answer, { serviceName, labels, path, proven }, host.now(), undefined);
    if (answer.body === '') {
      empty = broken();
      return undefined;
    }
    try {
      return parseJson(answer.body);
    } catch (_error) {
      throw broken();
    }
  }

  const request = <T>(wanted: ApiRequest): T => send(wanted).json<T>();

  return {
    get: (path, query) => request({ path, query }),
    post: (path, json) => request({ method: 'POST', path, json }),
    put: (path, json) => request({ method: 'PUT', path, json }),
    patch: (path, json) => request({ method: 'PATCH', path, json }),
    delete: (path, query) => request({ method: 'DELETE', path, query }),
    request,
    send,
    rateLimit,
    lastDate: () => date,
    takeEmptyAnswer() {
      const taken = empty;
      empty = undefined;
      return taken;
    },
  };
}

function addressOf(path: string, root: string): string {
  if (/^https?:/i.test(path)) return path;
  // Without a slash between them the path would make another host.
  return root.replace(/\/+$/, '') + (path === '' || /^[/?]/.test(path) ? path : `/${path}`);
}

/** Scheme, host and port. */
function originOf(address: string): string {
  return (/^[a-z]+:\/\/[^/?#]*/i.exec(address)?.[0] ?? '').toLowerCase();
}

function withQuery(address: string, query: Query): string {
  const text = queryText(query);
  return address + (address.indexOf('?') < 0 ? text : text.replace('?', '&'));
}

function headersFor({ headers }: ApiRequest, own: ApiConnection | undefined): { [name: string]: string } {
  const user = own?.user;
  return {
    Accept: 'application/json',
    ...(user && { Authorization: `Basic ${base64(`${user.name}:${user.password}`)}` }),
    ...own?.headers,
    ...headers,
  };
}

/** A request that changes something is repeated only when it was certainly not taken. */
function isRepeatable({ method = 'GET' }: ApiRequest, { transient, status }: Failure): boolean {
  if (!transient) return false;
  return method === 'GET' || method === 'HEAD' || status === 429 || status === 503;
}

function contentOf({ json, form, text }: ApiRequest, headers: { [name: string]: string }) {
  if (json !== undefined) {
    return { headers: withType(headers, 'application/json'), body: JSON.stringify(json) };
  }
  if (form !== undefined) {
    return {
      headers: withType(headers, 'application/x-www-form-urlencoded'),
      body: queryText(form).slice(1),
    };
  }
  return text === undefined ? { headers } : { headers, body: text };
}

function withType(headers: { [name: string]: string }, type: string): { [name: string]: string } {
  for (const name in headers) if (name.toLowerCase() === 'content-type') return headers;
  return { ...headers, 'Content-Type': type };
}
