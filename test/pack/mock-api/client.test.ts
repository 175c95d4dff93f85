import Cloudflare from 'cloudflare';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { withFaults } from '#src/testing/server/faults.js';
import type { Behavior } from '../../../pack/mock-api/behavior.js';
import { createCloudflareApi } from '../../../pack/mock-api/cloudflare-api.js';
import { flatError } from '../../../pack/mock-api/faults.js';
import { RecordGenerator } from '../../../pack/mock-api/records.js';
import { running } from '../../fixtures/running-server.js';
import { account, foreignAccount, organization, tokens, user } from './organization.js';

const start = Date.parse('2026-11-03T08:00:00Z');
const total = 230;

// Every credential is named, or the client would take it from the environment.
const nobody = { apiToken: null, apiKey: null, apiEmail: null, userServiceKey: null };
const byUserToken = { ...nobody, apiToken: tokens.user.value };
const byAccountToken = { ...nobody, apiToken: tokens.account.value };
const byGlobalKey = { ...nobody, apiKey: user.globalKey, apiEmail: user.email };

async function started(behavior: Partial<Behavior> = {}) {
  const { handler, logs } = createCloudflareApi({ ...organization, behavior });
  const generator = new RecordGenerator(3);
  for (let n = 0; n < total; n += 1) {
    const at = start + n * 250;
    logs.accountAudit(account.id).add(generator.accountAudit(at, account.id));
    logs.userAudit(user.id).add(generator.userAudit(at, user));
    logs.access(account.id).add(generator.access(at));
  }
  const clock = { now: start + 3_600_000 };
  const server = await running(handler, () => clock.now);
  const client = (credential: typeof nobody | typeof byUserToken | typeof byGlobalKey, maxRetries = 0) =>
    new Cloudflare({ ...credential, baseURL: server.url + '/client/v4', maxRetries });
  return { client, clock, server, logs };
}

describe.each([{ resultInfo: false }, { resultInfo: true }])('the official client, with %j', (behavior) => {
  test.each([
    ['a user token', byUserToken],
    ['the global key', byGlobalKey],
  ])('pages through all logs by %s', async (_credential, credential) => {
    const { client, server, logs } = await started(behavior);
    const cloudflare = client(credential);

    const ofAccount: Cloudflare.AuditLog[] = [];
    const query = { account_id: account.id, per_page: 100, direction: 'asc' } as const;
    for await (const record of cloudflare.auditLogs.list(query)) ofAccount.push(record);
    expect(ofAccount).toEqual(
      logs
        .accountAudit(account.id)
        .held()
        .map(({ record }) => record),
    );
    // It does not take a short page for the last one, whatever result_info says.
    expect(server.requests).toHaveLength(4);

    const ofUser: Cloudflare.AuditLog[] = [];
    for await (const record of cloudflare.user.auditLogs.list({ per_page: 50 })) ofUser.push(record);
    const newestFirst = logs.userAudit(user.id).held().toReversed();
    expect(ofUser).toEqual(newestFirst.map(({ record }) => record));
    expect(server.requests).toHaveLength(4 + 6);

    const ofAccess: Cloudflare.ZeroTrust.Access.Logs.AccessRequest[] = [];
    for (const page of [1, 2, 3]) {
      const found = await cloudflare.zeroTrust.access.logs.accessRequests.list({
        account_id: account.id,
        direction: 'asc',
        per_page: 100,
        page,
      });
      expectTypeOf(found).toEqualTypeOf<Cloudflare.ZeroTrust.Access.Logs.AccessRequest[]>();
      ofAccess.push(...found);
    }
    expect(ofAccess).toEqual(
      logs
        .access(account.id)
        .held()
        .map(({ record }) => record),
    );
  });

  test('filters and bounds', async () => {
    const { client, logs } = await started(behavior);
    const cloudflare = client(byUserToken);
    const [wanted] = logs.accountAudit(account.id).held();
    const one = await cloudflare.auditLogs.list({
      account_id: account.id,
      id: wanted?.record.id ?? '',
      action: { type: wanted?.record.action.type ?? '' },
      since: '2026-11-03',
      before: '2026-11-03T09:00:00Z',
    });
    expect(one.result).toEqual([wanted?.record]);
    const none = await cloudflare.user.auditLogs.list({ before: '2026-11-03' });
    expect(none.result).toEqual([]);
  });
});

describe('the official client', () => {
  test('verifies tokens and reads the account', async () => {
    const { client } = await started();
    expect(await client(byUserToken).user.tokens.verify()).toMatchObject({ status: 'active' });
    const ofAccount = client(byAccountToken).accounts;
    expect(await ofAccount.tokens.verify({ account_id: account.id })).toMatchObject({ status: 'active' });
    expect(await ofAccount.get({ account_id: account.id })).toMatchObject({ name: account.name });
    expect(await client(byGlobalKey).user.get()).toMatchObject({ email: user.email });
  });

  test('reads the logs of its account by an account token, but none of a user', async () => {
    const { client } = await started();
    const cloudflare = client(byAccountToken);
    expect((await cloudflare.auditLogs.list({ account_id: account.id })).result).toHaveLength(100);
    const { accessRequests } = cloudflare.zeroTrust.access.logs;
    expect(await accessRequests.list({ account_id: account.id })).toHaveLength(25);
    const refused = await cloudflare.user.auditLogs.list().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Cloudflare.PermissionDeniedError);
    expect(refused).toMatchObject({ errors: [{ code: 9109 }] });
  });

  test('knows the refusals', async () => {
    const { client } = await started();
    const unknown = client({ ...nobody, apiToken: 'unknown' });
    const query = { account_id: account.id };
    await expect(unknown.auditLogs.list(query)).rejects.toThrow(Cloudflare.AuthenticationError);
    const cloudflare = client(byUserToken);
    const { accessRequests } = cloudflare.zeroTrust.access.logs;
    const refusedWith = (type: new (...parameters: never[]) => Error, request: PromiseLike<unknown>) =>
      expect(request).rejects.toBeInstanceOf(type);
    await refusedWith(
      Cloudflare.PermissionDeniedError,
      accessRequests.list({ account_id: foreignAccount.id }),
    );
    await refusedWith(Cloudflare.BadRequestError, accessRequests.list({ ...query, per_page: 30 }));
    await refusedWith(Cloudflare.NotFoundError, cloudflare.auditLogs.list({ account_id: 'abc' }));
  });

  test('keeps a page of HTML and a flat body as the error', async () => {
    const { client } = await started({ deepPageLimit: 0 });
    const timedOut = await client(byUserToken)
      .user.auditLogs.list()
      .catch((error: unknown) => error);
    expect(timedOut).toBeInstanceOf(Cloudflare.InternalServerError);
    expect(timedOut).toMatchObject({ status: 504, errors: [] });

    const { handler } = createCloudflareApi(organization);
    const { url } = await running(withFaults(handler, () => flatError(403, 1010, 'auth.forbidden')));
    const cloudflare = new Cloudflare({ ...byUserToken, baseURL: url + '/client/v4' });
    await expect(cloudflare.user.auditLogs.list()).rejects.toThrow('403 auth.forbidden');
  });

  test('reads the rate limit', async () => {
    const { client } = await started();
    const response = await client(byUserToken).user.auditLogs.list().asResponse();
    expect(response.headers.get('ratelimit')).toBe('"default";r=1199;t=300');
    expect(response.headers.get('ratelimit-policy')).toBe('"default";q=1200;w=300');
  });

  test('comes back when a full quota says so', async () => {
    const { client, clock, server } = await started({
      rateLimit: { quota: 1, seconds: 1, retryAfter: true },
    });
    await client(byUserToken).user.tokens.verify();
    const refused = client(byUserToken).user.tokens.verify();
    await expect(refused).rejects.toBeInstanceOf(Cloudflare.RateLimitError);

    const retried = client(byUserToken, 1).user.tokens.verify();
    await expect.poll(() => server.requests.length).toBe(3);
    clock.now += 1_000;
    expect(await retried).toMatchObject({ status: 'active' });
    const statuses = server.requests.map(({ reply }) => (reply === 'reset' ? reply : reply.status));
    expect(statuses).toEqual([200, 429, 429, 200]);
  });
});
