import Cloudflare from 'cloudflare';
import { describe, expect, test } from 'vitest';
import type { Behavior } from '../../../pack/mock-api/behavior.js';
import { createCloudflareApi } from '../../../pack/mock-api/cloudflare-api.js';
import { OptionalRecordGenerator } from '../../../pack/mock-api/optional-records.js';
import { running } from '../../fixtures/running-server.js';
import { send } from '../../fixtures/send.js';
import { account, bearer, organization, tokens } from './organization.js';

const start = Date.parse('2026-11-03T08:00:00Z');
const total = 130;
const providers = [
  { id: 'df7e2a5f-02b7-4d9d-af26-8d1988fca630', name: 'Okta', type: 'okta', scim: true },
  { id: '0194ae2c-efcf-4cfb-8884-055f1a161fa5', name: 'Entra', type: 'azureAD', scim: true },
] as const;
const reader = {
  ...tokens.user,
  id: 'id of the reader',
  value: 'cfut_reader',
  permissions: [
    ...tokens.user.permissions,
    'Access: Organizations, Identity Providers, and Groups Read' as const,
  ],
};

async function started(behavior: Partial<Behavior> = {}) {
  const { handler, logs } = createCloudflareApi({
    ...organization,
    accounts: organization.accounts.map((entry) =>
      entry.id === account.id ? { ...entry, identityProviders: providers } : entry,
    ),
    tokens: [...(organization.tokens ?? []), reader],
    behavior,
  });
  const generator = new OptionalRecordGenerator(3);
  for (let n = 0; n < total; n += 1) {
    const at = start + n * 250;
    logs.accountAuditV2(account.id).add(generator.accountAuditV2(at, account));
    logs.scim(account.id).add(generator.scim(at, providers[n % 2]?.id ?? ''));
  }
  const clock = { now: start + 3_600_000 };
  const server = await running(handler, () => clock.now);
  const client = new Cloudflare({
    apiToken: reader.value,
    apiKey: null,
    apiEmail: null,
    userServiceKey: null,
    baseURL: `${server.url}/client/v4`,
    maxRetries: 0,
  });
  const get = async (path: string) => {
    const { status, body } = await send(`${server.url}/client/v4/accounts/${account.id}/${path}`, {
      headers: bearer(reader),
    });
    return { status, ...JSON.parse(body) };
  };
  return { client, clock, logs, get };
}

const window = 'since=2026-11-03T08:00:00Z&before=2026-11-04T08:00:00Z';

test('the official client pages through the newer audit log by its cursor', async () => {
  const { client, logs } = await started({ cursorPlace: 'cursors.after' });
  const query = {
    account_id: account.id,
    since: '2026-11-03T08:00:00Z',
    before: '2026-11-04T08:00:00Z',
    direction: 'asc',
    limit: 50,
  } as const;
  const records: unknown[] = [];
  for await (const record of client.accounts.logs.audit.list(query)) records.push(record);
  expect(records).toEqual(
    logs
      .accountAuditV2(account.id)
      .held()
      .map(({ record }) => record),
  );
});

test('the official client pages through the SCIM log, of the identity providers that it lists', async () => {
  const { client, logs } = await started();
  const ids: string[] = [];
  for await (const { id } of client.zeroTrust.identityProviders.list({ account_id: account.id })) {
    if (id !== undefined) ids.push(id);
  }
  expect(ids).toEqual(providers.map(({ id }) => id));
  const read = async (idp_id: string[]) => {
    const query = { account_id: account.id, idp_id, direction: 'asc', per_page: 50 } as const;
    const records: unknown[] = [];
    for await (const record of client.zeroTrust.access.logs.scim.updates.list(query)) records.push(record);
    return records;
  };
  const held = logs
    .scim(account.id)
    .held()
    .map(({ record }) => record);
  expect(await read(ids)).toEqual(held);
  expect(await read(ids.slice(0, 1))).toEqual(held.filter(({ idp_id }) => idp_id === ids[0]));
});

describe('the newer audit log', () => {
  test.each([
    ['no end', 'since=2026-11-03'],
    ['no start', 'before=2026-11-04'],
    ['a limit that is too large', `${window}&limit=1001`],
    ['a cursor that nobody made', `${window}&cursor=abc`],
    ['a direction that does not exist', `${window}&direction=up`],
  ])('refuses a request with %s', async (_what, query) => {
    const { get } = await started();
    expect(await get(`logs/audit?${query}`)).toMatchObject({ status: 400, success: false });
  });

  test('ignores page numbers', async () => {
    const { get } = await started();
    const first = await get(`logs/audit?${window}&limit=10&page=1`);
    const second = await get(`logs/audit?${window}&limit=10&page=2`);
    expect(second.result).toEqual(first.result);
  });

  test('shows the newest first unless asked otherwise, and no cursor behind the last record', async () => {
    const { get } = await started();
    const { result, result_info } = await get(`logs/audit?${window}&limit=1000`);
    expect(result.map(({ action }: { action: { time: string } }) => Date.parse(action.time))).toEqual(
      result
        .map(({ action }: { action: { time: string } }) => Date.parse(action.time))
        .toSorted((a: number, b: number) => b - a),
    );
    expect(result_info).toEqual({ count: '130', cursor: '' });
  });

  test('refuses a cursor when it is too old', async () => {
    const { get, clock } = await started({ cursorSeconds: 60 });
    const { result_info } = await get(`logs/audit?${window}&limit=10`);
    clock.now += 59_000;
    expect(await get(`logs/audit?${window}&limit=10&cursor=${result_info.cursor}`)).toMatchObject({
      status: 200,
    });
    clock.now += 2_000;
    expect(await get(`logs/audit?${window}&limit=10&cursor=${result_info.cursor}`)).toMatchObject({
      status: 400,
    });
  });
});

test('the SCIM log refuses a request without identity provider', async () => {
  const { get } = await started();
  expect(await get('access/logs/scim/updates?since=2026-11-03T08:00:00Z')).toMatchObject({
    status: 400,
    errors: [{ code: 12091 }],
  });
});

test('the list of identity providers needs its own permission', async () => {
  const { handler } = createCloudflareApi(organization);
  const server = await running(handler);
  const url = `${server.url}/client/v4/accounts/${account.id}/access/identity_providers`;
  expect((await send(url, { headers: bearer(tokens.user) })).status).toBe(403);
});

describe('the log of requests for temporary access', () => {
  test('shows a request as it is at the time', async () => {
    const { get, logs, clock } = await started();
    const generator = new OptionalRecordGenerator(5);
    const request = generator.jit(start);
    const decision = generator.decided(request);
    logs.jit(account.id).add(request);
    logs.jit(account.id).replace(request, decision, start + 7_200_000);
    expect((await get('access/logs/jit_requests')).result).toEqual([request]);
    clock.now = start + 7_200_000;
    expect((await get('access/logs/jit_requests')).result).toEqual([decision]);
    expect((await get('access/logs/jit_requests?status=PENDING')).result).toEqual([]);
  });

  test.each(['direction=asc', 'per_page=1001', 'since=yesterday'])('refuses %s', async (query) => {
    const { get } = await started();
    expect(await get(`access/logs/jit_requests?${query}`)).toMatchObject({ status: 400, success: false });
  });
});

test('the list of identity providers takes the page sizes that lists of Access take', async () => {
  const { get } = await started();
  expect(await get('access/identity_providers?per_page=30')).toMatchObject({
    status: 400,
    errors: [{ code: 12091 }],
  });
  expect((await get('access/identity_providers?per_page=1&page=2')).result).toMatchObject([
    { id: providers[1].id },
  ]);
});
