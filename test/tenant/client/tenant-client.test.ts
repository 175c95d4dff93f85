import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Send } from '#src/tenant/client/connection.js';
import { createTenantClient } from '#src/tenant/client/create-tenant-client.js';
import { Secret } from '#src/tenant/client/secret.js';
import { recordedWait } from '../../fixtures/recorded-wait.js';

const apiUrl = 'https://api-acme.xdr.eu.paloaltonetworks.com';
const secret = 'client-secret-77';

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
  nock.enableNetConnect();
});

// The global fetch is the one that nock stands before.
const send: Send = (url, { body, ...outgoing }) =>
  fetch(url, {
    redirect: 'manual',
    ...outgoing,
    ...(body === undefined ? {} : { body: body as string, duplex: 'half' }),
  } as RequestInit);

function client(kind: 'standard' | 'advanced' = 'standard', through: Send = send) {
  const pauses: number[] = [];
  const { wait, told } = recordedWait();
  const tenant = {
    name: 'dev',
    url: { apiUrl, kind: 'api' },
    key: { kind, id: '7', secret: new Secret(secret) },
    keyOrigin: 'KEY',
    caFiles: [],
    verifyCertificates: true,
  } as const;
  const deps = {
    send: through,
    now: () => 1_700_000_000_000,
    nonce: () => 'd'.repeat(64),
    sleep: async (milliseconds: number) => void pauses.push(milliseconds),
    wait,
  };
  return { ...createTenantClient(tenant, deps), pauses, told };
}

const read = { method: 'GET', path: '/xsoar/about', about: 'version', repeatable: true } as const;
const write = {
  method: 'PUT',
  path: '/xsoar/settings/integration',
  about: 'instance',
  json: { a: 1 },
} as const;

describe('a request', () => {
  test('carries the key, and JSON', async () => {
    nock(apiUrl, {
      reqheaders: {
        authorization: secret,
        'x-xdr-auth-id': '7',
        accept: 'application/json',
        'content-type': 'application/json',
      },
    })
      .put('/xsoar/settings/integration', { a: 1 })
      .reply(200, { id: 'x' });
    expect(await client().call(write)).toEqual({ id: 'x' });
  });

  test('is signed with an Advanced key', async () => {
    nock(apiUrl, {
      reqheaders: {
        authorization: /^[0-9a-f]{64}$/,
        'x-xdr-nonce': 'd'.repeat(64),
        'x-xdr-timestamp': '1700000000000',
      },
    })
      .get('/xsoar/about')
      .reply(200, {});
    expect(await client('advanced').call(read)).toEqual({});
  });

  test('may have an empty answer', async () => {
    nock(apiUrl).put('/xsoar/settings/integration').reply(204);
    expect(await client().call(write)).toBeUndefined();
  });
});

describe('a request that fails on the way', () => {
  test('is sent again, with pauses, when it changes nothing', async () => {
    nock(apiUrl).get('/xsoar/about').reply(503);
    nock(apiUrl)
      .get('/xsoar/about')
      .replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
    nock(apiUrl).get('/xsoar/about').reply(200, { ok: true });
    const { call, pauses } = client();
    expect(await call(read)).toEqual({ ok: true });
    expect(pauses).toEqual([500, 2000]);
  });

  test('is given up after three times, and tells which it is', async () => {
    nock(apiUrl).get('/xsoar/about').times(3).reply(503, 'busy');
    const { call, told } = client();
    await expect(call(read)).rejects.toMatchObject({
      origin: 'remote',
      message: expect.stringContaining('503'),
    });
    expect(told).toEqual([
      'begin Waiting for dev: version',
      'note Waiting for dev: version: attempt 2 of 3',
      'note Waiting for dev: version: attempt 3 of 3',
      'end Waiting for dev: version',
    ]);
  });

  test.each(['ENOTFOUND', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', ''])(
    'is not sent again for %j, which does not pass by itself',
    async (code) => {
      const fail = () => Object.assign(new Error('bad port'), code === '' ? {} : { code });
      nock(apiUrl).get('/xsoar/about').replyWithError(fail());
      const { call, pauses } = client();
      await expect(call(read)).rejects.toMatchObject({ code: 'unreachable' });
      expect(pauses).toEqual([]);

      // Of a tenant that answered, it is no setting.
      nock(apiUrl).get('/xsoar/about').reply(200, {});
      nock(apiUrl).get('/xsoar/about').replyWithError(fail());
      nock(apiUrl).get('/xsoar/about').reply(200, { ok: true });
      await call(read);
      expect(await call(read)).toEqual({ ok: true });
    },
  );

  test('is not waited for again when no answer came in time', async () => {
    const never: Send = (_url, { signal }) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    let attempts = 0;
    let answers = false;
    const { call } = client('standard', (url, outgoing) => {
      attempts += 1;
      return answers ? send(url, outgoing) : never(url, outgoing);
    });
    const quick = { ...read, limit: 0.05 };
    await expect(call(quick)).rejects.toThrow('no answer in time (limit 0.05 seconds)');
    expect(attempts).toBe(1);

    nock(apiUrl).get('/xsoar/about').reply(200, {});
    answers = true;
    await call(read);
    answers = false;
    attempts = 0;
    await expect(call(quick)).rejects.toThrow('It answered other requests before');
    expect(attempts).toBe(2);
  });

  test('is not sent again when it may have changed something', async () => {
    nock(apiUrl).put('/xsoar/settings/integration').reply(503);
    const { call, pauses } = client();
    await expect(call(write)).rejects.toMatchObject({ code: 'refused' });
    expect(pauses).toEqual([]);
  });

  test.each([
    ['ENOTFOUND', 'no such host'],
    ['ECONNREFUSED', 'HTTPS_PROXY, NO_PROXY'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'SSL_CERT_FILE'],
    ['ECONNRESET', 'connection reset'],
  ])('with %s says what fixes it', async (code, expected) => {
    nock(apiUrl)
      .put('/xsoar/settings/integration')
      .replyWithError(Object.assign(new Error(code), { code }));
    await expect(client().call(write)).rejects.toMatchObject({
      code: 'unreachable',
      origin: 'remote',
      message: expect.stringContaining(expected),
    });
  });
});

describe('an answer', () => {
  test.each([
    [400, { error: 'bad', detail: 'no such field' }, 'bad: no such field'],
    [401, { title: 'unauthorized' }, 'cortex-pack doctor'],
    [403, '', 'Instance Administrator'],
    [403, { error: 'forbidden' }, 'Instance Administrator'],
    [403, '<html><h1>Access denied</h1></html>', 'this refusal comes from something else'],
    [403, 'RBAC: access denied', 'this refusal comes from something else'],
    [401, '<html><h1>Sign in</h1></html>', 'this refusal comes from something else'],
    [404, 'page not found', 'check the API URL'],
    [407, '', 'proxy wants credentials'],
    [302, '', 'redirects the request to https://example.com, which was not followed'],
    [500, { reply: { err_msg: 'boom' } }, 'boom'],
    [200, '<!DOCTYPE html><html>login</html>', 'page for browsers'],
    [200, 'hello', 'not JSON'],
  ])('of %i with %j is explained', async (status, body, expected) => {
    nock(apiUrl).put('/xsoar/settings/integration').reply(status, body, { location: 'https://example.com/' });
    await expect(client().call(write)).rejects.toThrow(expected);
  });

  test.each([
    [404, '', 'check the API URL'],
    [401, '', 'The key is wrong'],
    [200, '<html>login</html>', 'the API URL is that of something else'],
    [302, '', 'Check the API URL'],
    [403, '<html>Denied</html>', 'The role of the key'],
    [200, 'hello', 'this is not a Cortex API'],
  ])('of %i blames no setting that another answer proved right', async (status, body, blamed) => {
    nock(apiUrl).get('/xsoar/about').reply(200, { ok: true });
    nock(apiUrl).put('/xsoar/settings/integration').reply(status, body);
    const { call } = client();
    await call(read);
    const { message } = (await call(write).catch((error: Error) => error as Error)) as Error;
    expect(message).toContain('It answered other requests of this run');
    expect(message).not.toContain(blamed);
  });

  test('that does not come blames no setting that another answer proved right', async () => {
    nock(apiUrl).get('/xsoar/about').reply(200, { ok: true });
    nock(apiUrl)
      .put('/xsoar/settings/integration')
      .replyWithError(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    const { call } = client();
    await call(read);
    await expect(call(write)).rejects.toThrow('so the URL and the proxy settings are right');
  });

  test('that repeats the key is quoted without it', async () => {
    nock(apiUrl)
      .put('/xsoar/settings/integration')
      .reply(401, { error: `bad key ${secret}` });
    const failure = await client()
      .call(write)
      .catch((error: unknown) => error);
    expect(String(failure)).toContain('bad key ***');
    expect(JSON.stringify(failure) + String(failure)).not.toContain(secret);
  });

  test('that repeats the signature of an Advanced key is quoted without it', async () => {
    let sent: string[] = [];
    const { call } = client('advanced', (url, outgoing) => {
      const { Authorization: signature = '', 'x-xdr-nonce': nonce = '' } = outgoing.headers;
      sent = [signature, nonce];
      return send(url, outgoing);
    });
    nock(apiUrl)
      .put('/xsoar/settings/integration')
      .reply(401, () => ({ error: `no key has signed ${sent.join(' ')}` }));
    const failure = await call(write).catch((error: unknown) => error);
    expect(sent[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(String(failure)).toContain('It says: no key has signed *** ***.');
  });
});
