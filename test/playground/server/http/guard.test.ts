import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { CallName } from '#src/playground/protocol.js';
import { untrustedPlayground } from '../running.js';

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: { readonly [name: string]: string | undefined };
  readonly body?: string;
}

interface Answered {
  readonly status: number | undefined;
  readonly headers: { readonly [name: string]: unknown };
  readonly body: string;
}

/** A request as any program can send it, with nothing put right on the way. */
function send(
  port: number,
  { method = 'POST', path = '/api/runs', headers = {}, body = '{}' }: Asked,
): Promise<Answered> {
  const given = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port, method, path, headers: Object.fromEntries(given) },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk) => {
          text += chunk;
        });
        answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body: text }));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(method === 'GET' ? undefined : body);
  });
}

async function guarded() {
  const { port, token, origin, defects } = await untrustedPlayground('return "ok";');
  const right = { authorization: `Bearer ${token}`, 'content-type': 'application/json', origin };
  const ask = (asked: Asked) => send(port, { ...asked, headers: { ...right, ...asked.headers } });
  return { port, token, origin, defects, ask };
}

describe('a call is let in', () => {
  test('from the page, under both names of this machine, and from a program without an origin', async () => {
    const { ask, port } = await guarded();
    expect(await ask({})).toMatchObject({ status: 200, body: '[]' });
    const local = { host: `localhost:${port}`, origin: `http://localhost:${port}` };
    expect(await ask({ headers: { ...local, 'sec-fetch-site': 'same-origin' } })).toMatchObject({
      status: 200,
    });
    expect(await ask({ headers: { origin: undefined } })).toMatchObject({ status: 200 });
  });
});

describe('a call is refused', () => {
  test.each<[why: string, status: number, headers: (port: number) => Asked['headers'] & object]>([
    ['under a foreign host, as after DNS rebinding', 403, (port) => ({ host: `attacker.example:${port}` })],
    ['under its host at another port', 403, () => ({ host: '127.0.0.1:1' })],
    ['under a host that only begins so', 403, (port) => ({ host: `127.0.0.1:${port}.attacker.example` })],
    ['from a foreign origin', 403, () => ({ origin: 'https://attacker.example' })],
    ['from a page without an origin', 403, () => ({ origin: 'null' })],
    ['from another port of this machine', 403, () => ({ origin: 'http://127.0.0.1:1' })],
    ['across sites', 403, () => ({ 'sec-fetch-site': 'cross-site' })],
    ['across origins of a site', 403, () => ({ 'sec-fetch-site': 'same-site' })],
    ['without a token', 401, () => ({ authorization: undefined })],
    ['with a wrong token', 401, () => ({ authorization: `Bearer ${'x'.repeat(43)}` })],
    ['with an empty token', 401, () => ({ authorization: 'Bearer ' })],
    ['with a body that a form could send', 415, () => ({ 'content-type': 'text/plain' })],
    ['without a type of its body', 415, () => ({ 'content-type': undefined })],
  ])('%s', async (_why, status, headers) => {
    const { ask, port, token } = await guarded();
    const answer = await ask({ headers: headers(port) });
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toMatchObject({ origin: 'user' });
    expect(answer.body).not.toContain(token);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('with a part of the token', async () => {
    const { ask, token } = await guarded();
    expect(await ask({ headers: { authorization: `Bearer ${token.slice(0, -1)}` } })).toMatchObject({
      status: 401,
    });
    expect(await ask({ headers: { authorization: `Bearer ${token}x` } })).toMatchObject({ status: 401 });
    expect(await ask({ headers: { authorization: token } })).toMatchObject({ status: 401 });
  });

  test('as a GET, or an OPTIONS before a call of another page', async () => {
    const { ask } = await guarded();
    expect(await ask({ method: 'GET' })).toMatchObject({ status: 405, headers: { allow: 'POST' } });
    expect(await ask({ method: 'OPTIONS' })).toMatchObject({ status: 405 });
  });

  test('with a body that is too long, and the server goes on', async () => {
    const { ask } = await guarded();
    const long = JSON.stringify({ name: 'a', line: 'x'.repeat(1_100_000) });
    const answer = await ask({ path: '/api/run', body: long }).catch((error: NodeJS.ErrnoException) => error);
    // It may hang up on the rest before its answer was read.
    expect('status' in answer ? answer.status : answer.code).toSatisfy((seen) =>
      [413, 'ECONNRESET', 'EPIPE'].includes(seen),
    );
    expect(await ask({})).toMatchObject({ status: 200 });
  });

  test.each<
    [call: CallName | '__proto__' | 'constructor' | 'nope', body: string, status: number, message: RegExp]
  >([
    ['nope', '{}', 404, /no such call/],
    ['__proto__', '{}', 404, /no such call/],
    ['constructor', '{}', 404, /no such call/],
    ['runs', '{', 400, /must be JSON/],
    ['runs', '[]', 400, /runs is wrong: it must be an object/],
    ['runs', '{"more": 1}', 400, /it must not have the key "more"/],
    ['run', '{"name": "a"}', 400, /it must have the key "line"/],
    ['run', '{"name": 1, "line": ""}', 400, /run is wrong: \/name must be text/],
    ['rows', '{"offset": -1, "limit": 1, "columns": []}', 400, /\/offset must be 0 or more/],
    ['rows', '{"offset": 0, "limit": 501, "columns": []}', 400, /\/limit must be 500 or less/],
    ['setFault', '{"id": "a", "mode": "often"}', 400, /\/mode must be one of /],
    ['burst', '{"count": 1e9}', 400, /\/count must be 200000 or less/],
    ['setPace', '{"intervalSeconds": 0}', 400, /\/intervalSeconds must be 1 or more/],
    [
      'saveInstance',
      `{"name": "a", "integration": "Weather", "target": "mock", "values": {"url": 5}}`,
      400,
      /\/values\/url has none of the forms/,
    ],
    ['test', `{"name": "${'a'.repeat(101)}"}`, 400, /\/name/],
  ])('%s with %s', async (call, body, status, message) => {
    const { ask, defects } = await guarded();
    const answer = await ask({ path: `/api/${call}`, body });
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toEqual({ origin: 'user', message: expect.stringMatching(message) });
    expect(defects).toEqual([]);
  });
});

describe('the page', () => {
  test('is given out with a policy that lets nothing else in', async () => {
    const { port, ask } = await guarded();
    const answer = await send(port, { method: 'GET', path: '/' });
    expect(answer).toMatchObject({ status: 200, body: '<!doctype html><title>Page</title>' });
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
    const policy = String(answer.headers['content-security-policy']);
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]) {
      expect(policy.split('; ')).toContain(part);
    }
    expect(policy).not.toContain('unsafe');
    const call = await ask({});
    expect(call.headers).toMatchObject({ 'cache-control': 'no-store', 'content-security-policy': policy });
    expect(await send(port, { method: 'GET', path: '/assets/page.js?x=1' })).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/javascript; charset=utf-8' },
    });
  });

  test.each([
    '/assets',
    '/assets/',
    '/..%2fpackage.json',
    '/../../package.json',
    '/assets/..%2f..%2f..%2fetc%2fpasswd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/page.js%00.html',
    '//etc/passwd',
    '/\\..\\package.json',
    'http://127.0.0.1/etc/passwd',
    '/__proto__',
  ])('does not give out %s', async (path) => {
    const { port } = await guarded();
    const answer = await send(port, { method: 'GET', path });
    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.body)).toEqual({ origin: 'user', message: 'There is no such file.' });
  });

  test('is refused under a foreign host, and cannot be written to', async () => {
    const { port } = await guarded();
    expect(
      await send(port, { method: 'GET', path: '/', headers: { host: 'attacker.example' } }),
    ).toMatchObject({
      status: 403,
    });
    expect(await send(port, { method: 'PUT', path: '/' })).toMatchObject({ status: 405 });
  });
});
