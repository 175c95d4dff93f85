import type { HttpResponse } from '../../src/stand-ins/exchange.js';
import { answering, type Fault } from '../../src/stand-ins/faults.js';
import { type Cause, refuse } from './errors.js';

/** The API refuses for this cause, whatever the request. */
export function refusing(cause: Cause, variant = 0): Fault {
  return answering(refuse(cause, { [cause]: variant }));
}

/** Too many requests, with the seconds to wait where they are given. */
export function rateLimited(retryAfterSeconds?: number): Fault {
  const { status, headers, body } = refuse('rateLimited');
  const retryAfter = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return (handle) => {
    const reply = handle();
    // A refusal, too, carries the date and the state of the quota.
    return reply === 'reset'
      ? reply
      : { status, headers: { ...reply.headers, ...headers, ...retryAfter }, body };
  };
}

/** A failure that gives no reason. */
export const unexplainedFailure: Fault = answering(
  json(500, { result: null, success: false, errors: [], messages: [] }),
);

/** The same with a status that looks like success. */
export const failureWithStatus200: Fault = answering(
  json(200, { result: [], success: false, errors: [], messages: [] }),
);

/** A failure whose reason stands where notes stand. */
export const reasonInMessages: Fault = answering(
  json(400, {
    result: null,
    success: false,
    errors: [{ code: 1000, message: 'Bad Request' }],
    messages: [{ code: 1001, message: 'The time range is too long' }],
  }),
);

/** An error that comes without the envelope. */
export function flatError(status: number, code: number, message: string): Fault {
  return answering(json(status, { code, message }));
}

function json(status: number, body: object): HttpResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
