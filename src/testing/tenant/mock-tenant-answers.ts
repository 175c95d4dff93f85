import type { MockResponse } from '../server/exchange.js';

export function json(status: number, body: unknown): MockResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** A refusal in the form that the platform's tools read. */
export function failure(status: number, error: string, detail: string): MockResponse {
  return json(status, { status, error, detail });
}

/** A refusal of the public API; `extra` is a text or an object: tenants were seen to send either. */
export function publicFailure(status: number, message: string, extra: unknown = null): MockResponse {
  return json(status, { reply: { err_code: status, err_msg: message, err_extra: extra } });
}
