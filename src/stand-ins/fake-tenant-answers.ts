import type { HttpResponse } from './exchange.js';

export function json(status: number, body: unknown): HttpResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** A refusal in the form that the platform's tools read. */
export function failure(status: number, error: string, detail: string): HttpResponse {
  return json(status, { status, error, detail });
}
