import type { Handler, MockRequest, MockResponse, Reply } from './exchange.js';

/** Stands between a request and its answer. `handle` lets the mock server see the request, at most once. */
export type Fault = (handle: () => Reply) => Reply;

/** A fault that can be told apart and switched on. */
export interface NamedFault {
  /** Such as `reset-before`. */
  readonly id: string;
  /** What a user sees of it, such as "Connection reset before the request". */
  readonly title: string;
  readonly fault: Fault;
}

/** Chooses the fault of one request, if any. `callIndex` counts the requests from 0. */
export type Faults = (request: MockRequest, now: number, callIndex: number) => Fault | undefined;

/** The handler with faults in front of it. */
export function withFaults(handler: Handler, faults: Faults): Handler {
  let calls = 0;
  return (request, now) => {
    const fault = faults(request, now, calls++);
    const handle = () => handler(request, now);
    return fault === undefined ? handle() : fault(handle);
  };
}

/** The first of several choices that names a fault. */
export function firstOf(...choices: readonly Faults[]): Faults {
  return (request, now, callIndex) => {
    // All are asked, so that each counts the same requests whatever the others say.
    const chosen = choices.map((choice) => choice(request, now, callIndex));
    return chosen.find((fault) => fault !== undefined);
  };
}

/** Only for requests whose path contains the text; these are counted separately, from 0. */
export function onPath(text: string, faults: Faults): Faults {
  let calls = 0;
  return (request, now) => (request.path.includes(text) ? faults(request, now, calls++) : undefined);
}

/** The fault on the calls with these indexes. */
export function onCalls(indexes: readonly number[], fault: Fault): Faults {
  return (_request, _now, callIndex) => (indexes.includes(callIndex) ? fault : undefined);
}

/** Answers in place of the mock server, which never sees the request. */
export function answering(response: MockResponse): Fault {
  return () => response;
}

/** The connection breaks before the request was handled. */
export const resetBefore: Fault = () => 'reset';

/** The request was handled, and the connection breaks before its answer. */
export const resetAfter: Fault = (handle) => {
  handle();
  return 'reset';
};

/** The answer's body ends after so many characters. */
export function truncatedTo(characters: number): Fault {
  return (handle) => {
    const reply = handle();
    return reply === 'reset' ? reply : { ...reply, body: reply.body.slice(0, characters) };
  };
}

/** An answer with the right status and nothing in it. */
export const emptyBody: Fault = truncatedTo(0);

/** The answer's body ends in its middle: JSON that cannot be read. */
export const cutOff: Fault = (handle) => {
  const reply = handle();
  return reply === 'reset' ? reply : { ...reply, body: reply.body.slice(0, reply.body.length / 2) };
};

/** The request was handled, and its answer never comes: the caller runs into its time limit. */
export const noAnswer: Fault = slowAnswer(Number.POSITIVE_INFINITY);

/** The answer comes so much later. */
export function slowAnswer(delaySeconds: number): Fault {
  return (handle) => {
    const reply = handle();
    return reply === 'reset' ? reply : { ...reply, delaySeconds };
  };
}

/** 429, with or without the seconds to wait. */
export function tooManyRequests(retryAfterSeconds?: number): Fault {
  const retryAfter = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return answering({
    status: 429,
    headers: { 'content-type': 'application/json', ...retryAfter },
    body: '{"error":"Too many requests."}',
  });
}

/** An answer with this status and a reason in JSON. */
export function failing(status: number): Fault {
  return answering({
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ error: `The mock server answers ${status}.` }),
  });
}

/** An error page as a proxy or an edge sends it. */
export function htmlError(status: number, title: string): Fault {
  return answering(htmlPage(status, title));
}

export function htmlPage(status: number, title: string): MockResponse {
  const heading = `${status} ${title}`;
  return {
    status,
    headers: { 'content-type': 'text/html; charset=UTF-8' },
    body: `<!DOCTYPE html>\n<html><head><title>${heading}</title></head><body><h1>${heading}</h1></body></html>\n`,
  };
}
