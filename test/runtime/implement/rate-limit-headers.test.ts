import { expect, test } from 'vitest';
import { createRateLimit, retryAfterSeconds } from '#src/runtime/host/rate-limit.js';
import { withStandardLimit } from '#src/runtime/implement/rate-limit-headers.js';

const now = Date.UTC(2026, 10, 22, 9, 10);
const inAMinute = String(now / 1000 + 60);

function answer(status: number, headers: { readonly [name: string]: string }) {
  const found = { status, problem: '', body: '', header: (name: string) => headers[name] ?? '' };
  return withStandardLimit(found, now);
}

/** The headers of a limit, as they begin in different services. */
function limit(prefix: string, remaining: string, reset: string) {
  return { [`${prefix}Limit`]: '100', [`${prefix}Remaining`]: remaining, [`${prefix}Reset`]: reset };
}

test.each([
  ['seconds since 1970', limit('X-Rate-Limit-', '0', inAMinute), 60],
  ['milliseconds since 1970', limit('X-RateLimit-', '0', `${inAMinute}000`), 60],
  ['seconds from now', limit('RateLimit-', '0', '60'), 60],
  ['a budget that is nearly used up', limit('X-RateLimit-', '10', '60'), 6],
  ['a budget that is not', limit('X-RateLimit-', '90', '60'), 0],
  [
    'the clock of the service',
    { ...limit('X-RateLimit-', '0', inAMinute), Date: 'Sun, 22 Nov 2026 09:10:50 GMT' },
    10,
  ],
  ['a time that is over', limit('X-RateLimit-', '0', String(now / 1000 - 60)), 0],
  ['a reset that is no number', limit('X-RateLimit-', '0', 'soon'), 0],
  ['no limit', { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '60' }, 0],
  ['the standard, which counts more', { ...limit('X-RateLimit-', '0', '60'), Ratelimit: '"a";r=0;t=7' }, 7],
])('the wait before the next request, by %s', (_what, headers, seconds) => {
  const rateLimit = createRateLimit();
  rateLimit.note(answer(200, headers), now);
  expect(rateLimit.delay(now)).toBe(seconds);
});

test('too many requests: until the reset, unless the answer says how long', () => {
  expect(retryAfterSeconds(answer(429, { 'X-Rate-Limit-Reset': inAMinute }), now)).toBe(60);
  expect(retryAfterSeconds(answer(429, { 'X-Rate-Limit-Reset': inAMinute, 'Retry-After': '5' }), now)).toBe(
    5,
  );
  expect(retryAfterSeconds(answer(503, { 'X-Rate-Limit-Reset': inAMinute }), now)).toBe(-1);
});
