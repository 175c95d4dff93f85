import { expect, onTestFinished, test } from 'vitest';
import { callsOf } from '#src/playground/server/http/calls.js';
import { servePlayground } from '#src/playground/server/http/server.js';
import { untrustedPlayground } from '../running.js';

test('a defect is reported here, and nothing of it goes out', async () => {
  const { playground } = await untrustedPlayground('return "ok";');
  const defects: unknown[] = [];
  const defect = new TypeError('Cannot read /home/me/keys');
  const { origin, token, close } = await servePlayground({
    calls: {
      ...callsOf(playground),
      runs: () => {
        throw defect;
      },
    },
    page: new Map(),
    port: 0,
    masked: (text) => text,
    reportDefect: (error) => defects.push(error),
  });
  onTestFinished(close);
  const answer = await fetch(`${origin}/api/runs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  });
  expect(answer.status).toBe(500);
  expect(await answer.json()).toEqual({
    origin: 'defect',
    message: expect.stringMatching(/^This is a mistake in cortex-pack/),
  });
  expect(defects).toEqual([defect]);
});

test('each server has a token of its own', async () => {
  const [one, other] = [await untrustedPlayground('return 1;'), await untrustedPlayground('return 1;')];
  expect(one.token).not.toBe(other.token);
  expect(one.token.length).toBeGreaterThanOrEqual(43);
});

test('a connection stays longer than the server is ever at work', async () => {
  const { origin } = await untrustedPlayground('return 1;');
  const { headers } = await fetch(origin);
  expect(headers.get('keep-alive')).toBe('timeout=60');
});

test('a snapshot waits for the next change', async () => {
  const { call } = await untrustedPlayground('return "ok";');
  const { revision } = await call('snapshot', {});
  const waiting = call('snapshot', { since: revision });
  await call('setPace', { intervalSeconds: 5 });
  expect(await waiting).toMatchObject({ revision: revision + 1, pace: { intervalSeconds: 5 } });
  expect((await call('snapshot', { since: revision })).revision).toBe(revision + 1);
});
