import { describe, expect, test } from 'vitest';
import type { Host } from '#src/runtime/host/host.js';
import { createHttpClient, type HttpAnswer } from '#src/runtime/host/http-client.js';

const request = { method: 'GET', url: 'https://x.example/', headers: {}, timeoutSeconds: 20 } as const;

/** What the script makes of the way in which a server's `http` ends. */
function answerOf(http: (...args: readonly unknown[]) => unknown): HttpAnswer {
  const host = { http } as unknown as Host;
  return createHttpClient(host, { insecure: false, proxy: false, userAgent: 'test' }).send(request);
}

function thrown(error: unknown): () => never {
  return () => {
    throw error;
  };
}

describe('a request without an answer', () => {
  // Nobody has published what a server does. The vendor's Core REST API integration tests whether the text of the
  // status begins with "timeout" after a request; engines written in Go throw errors of the host.
  test.each([
    [
      'an exception',
      thrown(new Error('timeout awaiting response headers')),
      'timeout awaiting response headers',
    ],
    [
      'an object of the engine',
      thrown({ message: 'context deadline exceeded' }),
      'context deadline exceeded',
    ],
    ['a text', thrown('timeout'), 'timeout'],
    [
      'a status text without a code',
      () => ({ StatusCode: 0, Status: 'timeout: no answer' }),
      'timeout: no answer',
    ],
    [
      'a status text with a code',
      () => ({ StatusCode: 200, Status: 'timeout after 20s' }),
      'timeout after 20s',
    ],
    ['a capital status text', () => ({ StatusCode: 408, Status: 'Timeout' }), 'Timeout'],
    ['no code', () => ({ Body: '' }), 'no response'],
    ['nothing', () => undefined, 'no response'],
    ['null', () => null, 'no response'],
  ])('that ends in %s', (_how, http, problem) => {
    expect(answerOf(http)).toMatchObject({ status: 0, problem, body: '' });
  });
});

test.each([
  ['200 OK', 200],
  ['504 Gateway Timeout', 504],
  ['Request timeout', 408],
])('an answer with the status text %s is an answer', (text, code) => {
  const http = () => ({ StatusCode: code, Status: text, Body: 'b', Headers: { 'retry-after': ['7'] } });
  const answer = answerOf(http);
  expect(answer).toMatchObject({ status: code, problem: '', body: 'b' });
  expect(answer.header('Retry-After')).toBe('7');
});

test('the time limit is the seventh argument, in milliseconds', () => {
  let given: readonly unknown[] = [];
  answerOf((...args) => {
    given = args;
    return { StatusCode: 200, Status: '200 OK' };
  });
  expect(given.slice(2)).toEqual([false, false, undefined, undefined, 20_000]);
});
