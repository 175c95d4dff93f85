import { trim } from '../values/instant.js';
import { textOf } from '../values/json.js';
import type { HttpAnswer } from './http-client.js';

/**
 * The request budget that a source announces in `Ratelimit` (remaining, seconds to reset) and `Ratelimit-Policy`
 * (quota, window). The budget is shared with the user's other tools, so a part of it is left to them.
 */
export interface RateLimit {
  /** To be called with every answer of the source. */
  note(answer: HttpAnswer, nowMilliseconds: number): void;
  /** Seconds to wait before the next request; 0 for none. */
  delay(nowMilliseconds: number): number;
}

/** Below this share of the quota requests are spread over the time to the reset. */
const slowBelow = 0.2;
/** Below this share no request is made before the reset. */
const stopBelow = 0.05;

/** Seconds without requests after a 429 that does not say how long to wait. */
const defaultBlock = 2;

function numberIn(text: string, name: string): number {
  const parts = new RegExp(`(?:^|[;,\\s])${name}=(\\d+)`).exec(text);
  return parts === null ? -1 : Number(parts[1]);
}

function nameOf(limit: string): string {
  return trim(limit.split(';')[0] as string);
}

/** Seconds to wait for the sake of one limit; 0 for one that cannot be read. */
function waitFor(limit: string, announced: number): number {
  const remaining = numberIn(limit, 'r');
  const reset = numberIn(limit, 't');
  const quota = announced > 0 ? announced : 1200;
  if (remaining < 0 || reset < 0 || remaining > quota * slowBelow) return 0;
  return remaining <= quota * stopBelow ? reset : reset / remaining;
}

export function createRateLimit(): RateLimit {
  let nextRequest = 0;

  return {
    note(answer, now) {
      nextRequest = 0;
      if (answer.status === 429) {
        nextRequest = now + Math.max(defaultBlock, retryAfterSeconds(answer, now)) * 1000;
        return;
      }
      const policies = answer.header('Ratelimit-Policy').split(',');
      // Each of several limits counts, such as one for bursts and one for an hour.
      for (const limit of answer.header('Ratelimit').split(',')) {
        const [policy = ''] = policies.filter((other) => nameOf(other) === nameOf(limit));
        nextRequest = Math.max(nextRequest, now + waitFor(limit, numberIn(policy, 'q')) * 1000);
      }
    },
    delay: (now) => Math.max(0, (nextRequest - now) / 1000),
  };
}

/** `Retry-After` in seconds, from a number or an HTTP date; -1 when absent or unreadable. */
export function retryAfterSeconds(answer: Pick<HttpAnswer, 'header'>, nowMilliseconds: number): number {
  const text = answer.header('Retry-After');
  // Proxies may join two of them.
  const seconds = /^\s*(\d+(?:\.\d+)?)\s*(?:[,;]|$)/.exec(text);
  if (seconds) return Math.ceil(Number(seconds[1]));
  const date = httpDateSecond(text);
  return date === undefined ? -1 : Math.max(0, date - Math.floor(nowMilliseconds / 1000));
}

const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** Reads `Sun, 22 Nov 2026 09:11:43 GMT`, or `Sunday, 22-Nov-26 09:11:43 GMT`: engines differ in what their Date parses. */
export function httpDateSecond(text: string): number | undefined {
  const parts = /^[A-Za-z]+, (\d\d)[ -]([A-Za-z]{3})[ -]((?:\d\d)?\d\d) (\d\d):(\d\d):(\d\d) GMT$/.exec(text);
  if (parts === null) return undefined;
  const number = (at: number) => Number(parts[at]);
  const month = months.indexOf(textOf(parts[2])) / 3;
  if (month < 0 || month !== Math.floor(month)) return undefined;
  return (
    Date.UTC(
      number(3) < 100 ? number(3) + 2000 : number(3),
      month,
      number(1),
      number(4),
      number(5),
      number(6),
    ) / 1000
  );
}
