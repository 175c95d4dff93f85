import {
  answering,
  emptyBody,
  type Fault,
  htmlError,
  type MockResponse,
  type NamedFault,
  resetAfter,
  resetBefore,
  truncatedTo,
} from 'cortex-pack/test';
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

/** What can go wrong between the collector and Cloudflare. */
export const sourceFaults: readonly NamedFault[] = [
  { id: 'reset-before', title: 'Connection reset before the request', fault: resetBefore },
  { id: 'reset-after', title: 'Connection reset before the answer', fault: resetAfter },
  { id: 'rate-limit-1', title: '429, free again in 1 second', fault: rateLimited(1) },
  { id: 'rate-limit-20', title: '429, free again in 20 seconds', fault: rateLimited(20) },
  { id: 'rate-limit', title: '429 that does not say for how long', fault: rateLimited() },
  { id: 'status-500', title: '500 with an HTML page', fault: htmlError(500, 'Internal Server Error') },
  { id: 'status-502', title: '502 Bad Gateway', fault: htmlError(502, 'Bad Gateway') },
  {
    id: 'status-520',
    title: '520 from the edge',
    fault: htmlError(520, 'Web server returned an unknown error'),
  },
  { id: 'unexplained', title: '500 without a reason', fault: unexplainedFailure },
  { id: 'failure-with-200', title: '200 that says it failed', fault: failureWithStatus200 },
  { id: 'truncated', title: 'Answer cut off', fault: truncatedTo(40) },
  { id: 'empty', title: 'Empty answer', fault: emptyBody },
];

function json(status: number, body: object): MockResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
