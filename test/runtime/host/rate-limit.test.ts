import { expect, test } from 'vitest';
import { createRateLimit, retryAfterSeconds } from '#src/runtime/host/rate-limit.js';

function answer(status: number, headers: { readonly [name: string]: string }) {
  return { status, problem: '', body: '', header: (name: string) => headers[name] ?? '' };
}

function delayAfter(limits: string, policies: string): number {
  const rateLimit = createRateLimit();
  rateLimit.note(answer(200, { Ratelimit: limits, 'Ratelimit-Policy': policies }), 1000);
  return rateLimit.delay(1000);
}

const policies = '"burst";q=100;w=60, "default";q=1200;w=300';

test.each([
  ['one limit that is used up', '"default";r=0;t=240', '"default";q=1200;w=300', 240],
  ['the second of two limits used up', '"burst";r=90;t=5, "default";r=0;t=240', policies, 240],
  ['the first of two limits used up', '"burst";r=2;t=5, "default";r=900;t=240', policies, 5],
  ['both nearly used up', '"default";r=120;t=240, "burst";r=10;t=50', policies, 5],
  ['plenty of both', '"burst";r=90;t=5, "default";r=900;t=240', policies, 0],
  ['no policy', '"default";r=10;t=30', '', 30],
  ['no limit', '', '', 0],
])('%s', (_what, limits, announced, seconds) => {
  expect(delayAfter(limits, announced)).toBe(seconds);
});

test.each([
  ['300', 300],
  ['0.5', 1],
  ['9999999', 9_999_999],
  ['300, 300', 300],
  ['300;comment', 300],
  ['Sun, 22 Nov 2026 09:11:43 GMT', 103],
  ['Sunday, 22-Nov-26 09:11:43 GMT', 103],
  ['Sun, 22 Nov 2026 09:00:00 GMT', 0],
  ['', -1],
  ['-5', -1],
  ['1e3', -1],
  ['soon', -1],
])('Retry-After: %s', (text, seconds) => {
  expect(retryAfterSeconds(answer(429, { 'Retry-After': text }), Date.UTC(2026, 10, 22, 9, 10))).toBe(
    seconds,
  );
});
