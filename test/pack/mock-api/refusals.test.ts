import { describe, expect, test } from 'vitest';
import { withFaults } from '#src/testing/server/faults.js';
import type { Behavior } from '../../../pack/mock-api/behavior.js';
import { createCloudflareApi } from '../../../pack/mock-api/cloudflare-api.js';
import { type Cause, refusals } from '../../../pack/mock-api/errors.js';
import {
  failureWithStatus200,
  flatError,
  reasonInMessages,
  refusing,
  unexplainedFailure,
} from '../../../pack/mock-api/faults.js';
import { running } from '../../fixtures/running-server.js';
import { send } from '../../fixtures/send.js';
import {
  account,
  bearer,
  foreignAccount,
  globalKey,
  organization,
  paths,
  tokens,
  user,
  withoutZeroTrust,
} from './organization.js';

type Headers = { readonly [name: string]: string };

const agent = { 'user-agent': 'test/1' };

/** Status, codes (those of a chain after a slash) and the first message of the answer. */
async function ask(path: string, headers: Headers, behavior: Partial<Behavior> = {}) {
  const { url } = await running(createCloudflareApi({ ...organization, behavior }).handler);
  const { status, body } = await send(url + path, { headers });
  const { success, errors, result } = JSON.parse(body);
  expect(success).toBe(status === 200);
  if (status === 200) return { status, result };
  expect(result).toBeNull();
  const codes = errors.map((error: { code: number; error_chain?: { code: number }[] }) =>
    [error.code, ...(error.error_chain ?? []).map(({ code }) => code)].join('/'),
  );
  return { status, codes: codes.join(' '), message: errors[0].message };
}

describe('credentials that are refused', () => {
  const authorization = (value: string) => ({ ...agent, authorization: value });
  const invalidHeaders = 'Invalid request headers';
  const key = (email: string, value: string) => ({ ...agent, 'x-auth-email': email, 'x-auth-key': value });

  test.each<[string, Headers, number, string, string]>([
    ['none', agent, 400, '9106', 'Missing X-Auth-Key, X-Auth-Email or Authorization headers'],
    ['no email', { ...agent, 'x-auth-key': user.globalKey }, 400, '9106', 'Missing X-Auth-Email header'],
    ['no key', { ...agent, 'x-auth-email': user.email }, 400, '9107', 'Missing X-Auth-Key header'],
    ['an empty bearer', authorization('Bearer '), 400, '6003/6111', invalidHeaders],
    ['another scheme', authorization('Token abc'), 400, '6003/6111', invalidHeaders],
    ['a doubled scheme', authorization('Bearer Bearer abc'), 400, '6003/6111', invalidHeaders],
    ['quotes', authorization('Bearer "abc"'), 400, '6003/6111', invalidHeaders],
    ['a malformed key', key(user.email, 'short'), 400, '6003/6103', invalidHeaders],
    ['a malformed email', key('ops', user.globalKey), 400, '6003/6102', invalidHeaders],
    ['a wrong key', key(user.email, 'f'.repeat(37)), 400, '9103', 'Unknown X-Auth-Key or X-Auth-Email'],
    [
      'a wrong email',
      key('no@example.net', user.globalKey),
      400,
      '9103',
      'Unknown X-Auth-Key or X-Auth-Email',
    ],
    ['an unknown token', authorization('Bearer cfut_unknown'), 401, '10000', 'Authentication error'],
    ['a disabled token', bearer(tokens.disabled), 401, '10000', 'Authentication error'],
    ['a key as token', authorization(`Bearer ${user.globalKey}`), 401, '10000', 'Authentication error'],
    ['a powerless token', bearer(tokens.powerless), 403, '10000', 'Authentication error'],
    ['a token for another account', bearer(tokens.elsewhere), 403, '10000', 'Authentication error'],
    [
      'a token for another address',
      bearer(tokens.restricted),
      403,
      '9109',
      'Cannot use the access token from location: 203.0.113.99',
    ],
    ['a token just made', bearer(tokens.fresh), 403, '10001', 'Unable to authenticate request'],
  ])('%s', async (_case, headers, status, codes, message) => {
    expect(await ask(paths.accountAudit, headers)).toEqual({ status, codes, message });
    expect(await ask(paths.access, headers)).toEqual({ status, codes, message });
  });

  test('an account token where a user is needed', async () => {
    const expected = { status: 403, codes: '9109', message: 'Valid user-level authentication not found' };
    expect(await ask(paths.userAudit, bearer(tokens.account))).toEqual(expected);
    expect(await ask(paths.user, bearer(tokens.account))).toEqual(expected);
  });

  test('a token that is of no use any more, for the logs of its user', async () => {
    for (const token of [tokens.disabled, tokens.expired]) {
      expect(await ask(paths.userAudit, bearer(token))).toMatchObject({ status: 401, codes: '10000' });
    }
  });

  test('a request without an agent of its own gets a page', async () => {
    const { url } = await running(createCloudflareApi(organization).handler);
    const { authorization } = bearer(tokens.user);
    for (const headers of [{ authorization }, { authorization, 'user-agent': 'Go-http-client/1.1' }]) {
      const answer = await send(url + paths.userAudit, { headers });
      expect(answer).toMatchObject({ status: 403, body: expect.stringContaining('<html>') });
    }
  });
});

describe('credentials that work', () => {
  test.each<[string, Headers]>([
    ['a user token', bearer(tokens.user)],
    ['a user token of the old format', bearer(tokens.oldUser)],
    ['the global key', globalKey],
  ])('%s, for every log', async (_case, headers) => {
    for (const path of [paths.accountAudit, paths.userAudit, paths.access, paths.account]) {
      expect(await ask(path, headers)).toMatchObject({ status: 200 });
    }
  });

  test('an account token, for the logs of its account', async () => {
    expect(await ask(paths.accountAudit, bearer(tokens.account))).toEqual({ status: 200, result: [] });
    expect(await ask(paths.access, bearer(tokens.account))).toEqual({ status: 200, result: [] });
  });

  test('the details of the user need a permission of their own', async () => {
    expect((await ask(paths.user, bearer(tokens.user))).status).toBe(403);
    expect(await ask(paths.user, bearer(tokens.curious))).toMatchObject({ result: { email: user.email } });
    expect(await ask(paths.user, globalKey)).toMatchObject({ result: { id: user.id } });
  });
});

describe('verification', () => {
  test.each([
    ['user', tokens.user, 'active'],
    ['user', tokens.expired, 'expired'],
    ['user', tokens.disabled, 'disabled'],
  ])('of a %s token tells its status', async (_kind, token, status) => {
    const answer = await ask(paths.verifyUserToken, bearer(token));
    expect(answer).toEqual({ status: 200, result: { id: token.id, status } });
  });

  test('knows only its own kind', async () => {
    const expected = { status: 401, codes: '1000', message: 'Invalid API Token' };
    expect(await ask(paths.verifyUserToken, bearer(tokens.account))).toEqual(expected);
    expect(await ask(paths.verifyAccountToken, bearer(tokens.user))).toEqual(expected);
    expect(await ask(paths.verifyUserToken, bearer({ value: 'unknown' }))).toEqual(expected);
    expect(await ask(paths.verifyUserToken, bearer(tokens.restricted))).toEqual(expected);
    expect(await ask(paths.verifyUserToken, globalKey)).toEqual(expected);
    expect(await ask(paths.verifyAccountToken, bearer(tokens.account))).toMatchObject({ status: 200 });
    const elsewhere = paths.verifyAccountToken.replace(account.id, withoutZeroTrust.id);
    expect(await ask(elsewhere, bearer(tokens.account))).toEqual(expected);
  });

  test('names a malformed header at the top', async () => {
    const answer = await ask(paths.verifyUserToken, { ...agent, authorization: 'Bearer a b' });
    expect(answer).toMatchObject({ status: 400, codes: '6111' });
  });
});

describe('paths that lead nowhere', () => {
  test('a malformed account id', async () => {
    const path = paths.accountAudit.replace(account.id, 'abc');
    expect(await ask(path + '?page=1', bearer(tokens.user))).toEqual({
      status: 404,
      codes: '7003',
      message: `Could not route to ${path}, perhaps your object identifier is invalid?`,
    });
  });

  test('an account out of reach, or that does not exist', async () => {
    for (const id of [foreignAccount.id, 'd'.repeat(32)]) {
      const path = paths.accountAudit.replace(account.id, id);
      expect(await ask(path, globalKey)).toMatchObject({ status: 403, codes: '10000' });
    }
  });

  test('an account without Zero Trust', async () => {
    const path = paths.access.replace(account.id, withoutZeroTrust.id);
    const answer = await ask(path, bearer(tokens.user));
    expect(answer).toMatchObject({ status: 403, codes: '9999' });
    expect(answer.message).toMatch(/^access\.api\.error\.not_enabled: Access is not enabled\./);
  });

  test.each(['/', '/client/v4', '/client/v4/zones', '/client/v4/user/other', paths.account + '/other'])(
    '%s',
    async (path) => expect(await ask(path, globalKey)).toMatchObject({ status: 404, codes: '7000' }),
  );
});

describe('where reports differ', () => {
  test('every variant of every refusal can be had', async () => {
    for (const [cause, alternatives] of Object.entries(refusals)) {
      for (const [variant, { status, errors }] of alternatives.entries()) {
        const fault = refusing(cause as Cause, variant);
        const { url } = await running(withFaults(createCloudflareApi(organization).handler, () => fault));
        const answer = await send(url + paths.userAudit);
        expect(answer.status).toBe(status);
        const body = JSON.parse(answer.body);
        if ('code' in errors) expect(body).toEqual(errors);
        else expect(body.errors).toHaveLength(errors.length);
      }
    }
  });

  test('an option selects the variant', async () => {
    const options = (variants: Behavior['variants']) => ({ variants });
    const unknown = await ask(paths.access, bearer({ value: 'unknown' }), options({ unknownToken: 3 }));
    expect(unknown).toEqual({ status: 403, codes: '9109', message: 'Invalid access token' });
    const path = paths.access.replace(account.id, 'abc');
    const malformed = await ask(path, globalKey, options({ malformedAccount: 2 }));
    expect(malformed).toMatchObject({ status: 404, codes: '7003 7000' });
  });

  test('Access logs without the permission may be empty', async () => {
    const answer = await ask(paths.access, bearer(tokens.powerless), { accessWithoutPermission: 'empty' });
    expect(answer).toEqual({ status: 200, result: [] });
  });

  test('a failure may come without a reason, without an envelope, or with its reason elsewhere', async () => {
    const bodyOf = async (fault: typeof unexplainedFailure) => {
      const { url } = await running(withFaults(createCloudflareApi(organization).handler, () => fault));
      const { status, body } = await send(url);
      return { status, body: JSON.parse(body) };
    };
    const silent = { success: false, errors: [], messages: [] };
    expect(await bodyOf(unexplainedFailure)).toMatchObject({ status: 500, body: silent });
    expect(await bodyOf(failureWithStatus200)).toMatchObject({ status: 200, body: silent });
    expect((await bodyOf(reasonInMessages)).body.messages).toHaveLength(1);
    expect(await bodyOf(flatError(403, 1010, 'no'))).toEqual({
      status: 403,
      body: { code: 1010, message: 'no' },
    });
  });
});
