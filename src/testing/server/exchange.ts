/** One HTTP exchange as plain values, so that a mock server is a function that needs no socket and no clock. */

export interface MockRequest {
  readonly method: string;
  /** Path and query, as on the request line. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: { readonly [name: string]: string };
  /** The body decoded as UTF-8. */
  readonly body: string;
  /** The body as received, where there was a wire: text cannot hold compressed bytes. */
  readonly bytes?: Uint8Array;
}

export interface MockResponse {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
  /** The answer arrives so much later; `Infinity` for an answer that never comes. */
  readonly delaySeconds?: number;
}

/** 'reset' breaks the connection instead of answering. */
export type Reply = MockResponse | 'reset';

/** Answers at once, out of state in memory. `now` is in epoch milliseconds. */
export type Handler = (request: MockRequest, now: number) => Reply;

/** The bytes of the body, on the wire or as they would be. */
export function bodyBytes(request: MockRequest): Uint8Array {
  return request.bytes ?? new TextEncoder().encode(request.body);
}
