import { failureWithStatus200, rateLimited, unexplainedFailure } from '../../pack/stand-in/faults.js';
import type { SeededRandom } from '../../pack/stand-in/random.js';
import type { HttpResponse } from '../../src/stand-ins/exchange.js';
import {
  answering,
  emptyBody,
  type Fault,
  htmlError,
  resetAfter,
  resetBefore,
  truncatedTo,
} from '../../src/stand-ins/faults.js';

/** What can go wrong between the collector and Cloudflare. */
export const sourceFaults: readonly Fault[] = [
  resetBefore,
  resetAfter,
  rateLimited(1),
  rateLimited(20),
  rateLimited(),
  htmlError(500, 'Internal Server Error'),
  htmlError(502, 'Bad Gateway'),
  htmlError(520, 'Web server returned an unknown error'),
  unexplainedFailure,
  failureWithStatus200,
  truncatedTo(40),
  emptyBody,
];

/** What can go wrong between the collector and the receiver. In those of the second list the events did arrive. */
export const sinkFaults: readonly Fault[] = [
  resetBefore,
  htmlError(502, 'Bad Gateway'),
  htmlError(503, 'Service Unavailable'),
  answering(text(429, '')),
  answering(text(500, '{ "error": "error processing request, error: failed to process the request"}')),
  answering(text(200, '{"error": "quota exceeded"}')),
];

export const lostAcknowledgements: readonly Fault[] = [
  resetAfter,
  (handle) => {
    handle();
    return text(502, 'bad gateway');
  },
];

export function pickFrom<T>(random: SeededRandom, list: readonly T[]): T {
  const item = list[random.integer(0, list.length - 1)];
  if (item === undefined) throw new Error('the list is empty');
  return item;
}

function text(status: number, body: string): HttpResponse {
  return { status, headers: { 'content-type': 'text/plain' }, body };
}
