import { describe, expect, onTestFinished, test } from 'vitest';
import { findCorrelationRules, listCorrelationRules } from '#src/tenant/client/correlation-rules.js';
import { createTenantClient } from '#src/tenant/client/create-tenant-client.js';
import { listDashboards } from '#src/tenant/client/dashboards.js';
import { readInventory } from '#src/tenant/client/inventory.js';
import { callPublicApi } from '#src/tenant/client/public-api.js';
import { Secret } from '#src/tenant/client/secret.js';
import { answering, type Faults, onPath, withFaults } from '#src/testing/server/faults.js';
import { serve } from '#src/testing/server/serve.js';
import { createFakeTenant, type FakeTenantOptions } from '#src/testing/tenant/mock-tenant.js';
import { keys, standardSecret } from '../../fixtures/weather-tenant.js';

const now = 1_700_000_000_000;

interface Setting {
  readonly options?: Partial<FakeTenantOptions>;
  readonly faults?: Faults;
  readonly keyId?: string;
  readonly secret?: string;
}

/** A client of a fake tenant over real HTTP. It does not sleep, but notes for how long it would. */
async function started({ options, faults, keyId = '1', secret = standardSecret }: Setting = {}) {
  const tenant = createFakeTenant({ keys, ...options });
  const server = await serve(withFaults(tenant.handler, faults ?? (() => undefined)));
  onTestFinished(() => server.close());
  const pauses: number[] = [];
  const client = createTenantClient(
    {
      name: 'dev',
      url: { apiUrl: server.url, kind: 'api' },
      key: { kind: 'standard', id: keyId, secret: new Secret(secret) },
      keyOrigin: 'KEY',
      caFiles: [],
      verifyCertificates: true,
    },
    {
      send: (url, { body, ...outgoing }) =>
        fetch(url, {
          redirect: 'manual',
          ...outgoing,
          ...(body === undefined ? {} : { body: body as string }),
        } as RequestInit),
      sleep: async (milliseconds) => void pauses.push(milliseconds),
    },
  );
  return { tenant, server, client, pauses };
}

const read = (answer: unknown) => answer;
const rule = (name: string) => ({ global_rule_id: name, name, xql_query: 'dataset = x_raw' });
const dashboard = (id: string) => ({
  dashboards_data: [{ global_id: id, name: `Dashboard ${id}` }],
  widgets_data: [],
});

describe.each(['tenant', 'other'] as const)('a tenant that answers in the spelling "%s"', (spelling) => {
  test('lists its correlation rules, over windows of 100', async () => {
    const { tenant, server, client } = await started({ options: { spelling } });
    const names = Array.from({ length: 205 }, (_, index) => `Rule ${index}`);
    tenant.correlationRules.install(names.map(rule), now);
    expect((await listCorrelationRules(client)).map(({ name }) => name)).toEqual(names);
    expect(server.requests).toHaveLength(3);
  });

  test('finds the rules of a name, and says whether they are on', async () => {
    const { tenant, client } = await started({ options: { spelling } });
    tenant.correlationRules.install([rule('One'), rule('Two'), rule('One more')], now);
    tenant.correlationRules.create({ name: 'One' }, now + 1000);
    tenant.correlationRules.edit('Two', { is_enabled: false }, now + 2000);
    expect(await findCorrelationRules(client, 'One')).toMatchObject([
      { id: '1', enabled: true, createdBy: undefined, created: now },
      { id: '4', enabled: true, createdBy: 'Ada', created: now + 1000 },
    ]);
    expect(await findCorrelationRules(client, 'Two')).toMatchObject([
      { enabled: false, created: now, modified: now + 2000 },
    ]);
    expect(await findCorrelationRules(client, 'Three')).toEqual([]);
  });

  test('lists the dashboards of all wrappers', async () => {
    const { tenant, client } = await started({ options: { spelling } });
    tenant.dashboards.install([dashboard('a'), dashboard('b')]);
    expect(await listDashboards(client)).toEqual([
      { globalId: 'a', name: 'Dashboard a' },
      { globalId: 'b', name: 'Dashboard b' },
    ]);
  });
});

test('many rules are read in windows, and few by their names', async () => {
  const { tenant, client, server } = await started();
  const named = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      kind: 'correlation-rule' as const,
      name: `Rule ${index}`,
    }));
  tenant.correlationRules.install(
    named(150).map(({ name }) => rule(name)),
    now,
  );
  const requestsFor = async (count: number) => {
    const before = server.requests.length;
    const { correlationRules } = await readInventory(client, named(count));
    const names = 'listed' in correlationRules ? correlationRules.listed.map(({ name }) => name) : [];
    expect(names).toEqual(expect.arrayContaining(named(count).map(({ name }) => name)));
    const asked = server.requests.slice(before);
    return asked.filter(({ request }) => request.path.endsWith('/correlations/get')).length;
  };
  expect([await requestsFor(10), await requestsFor(11)]).toEqual([10, 2]);
});

test('a full last window is followed by an empty one', async () => {
  const { tenant, client, server } = await started();
  tenant.correlationRules.install(
    Array.from({ length: 100 }, (_, index) => rule(`Rule ${index}`)),
    now,
  );
  expect(await listCorrelationRules(client)).toHaveLength(100);
  expect(server.requests).toHaveLength(2);
});

describe.each(['text', 'object'] as const)('a refusal with a %s as err_extra', (errorExtra) => {
  test('for the license does not blame the role', async () => {
    const unlicensed = { unlicensedOperations: ['correlations/get'], errorExtra };
    const { client } = await started({ options: unlicensed });
    await expect(listCorrelationRules(client)).rejects.toMatchObject({
      reason: 'license',
      message: expect.stringMatching(/required license type is missing.*does not cover this operation/),
    });
  });

  test('for the role names the role, and what the tenant says', async () => {
    const { client } = await started({ options: { errorExtra }, keyId: '3' });
    await expect(listDashboards(client)).rejects.toMatchObject({
      reason: 'role',
      extra: errorExtra === 'text' ? expect.any(String) : { err_msg: expect.any(String) },
      message: expect.stringMatching(/Missing the role.*Use a key with the role Instance Administrator/),
    });
  });
});

const windowOf = (search_from: number, search_to: number) => ({
  operation: 'correlations/get',
  requestData: { search_from, search_to },
  read,
});

test.each([
  ['a wider window', windowOf(0, 101), 400, 'request', 'limited to 100'],
  [
    'an unknown field',
    {
      operation: 'correlations/get',
      requestData: { filters: [{ field: 'rule_id', operator: 'EQ', value: 1 }] },
      read,
    },
    599,
    'request',
    'Invalid field or operator',
  ],
  [
    'an operator in lower case',
    {
      operation: 'dashboards/get',
      requestData: { filters: [{ field: 'name', operator: 'eq', value: '' }] },
      read,
    },
    599,
    'request',
    'Invalid field or operator',
  ],
  [
    'an unknown path',
    { operation: 'corelations/get', read },
    500,
    'fault-or-unknown-path',
    'an operation that it does not have',
  ],
])('the answer to %s is told as what it is', async (_case, call, status, reason, message) => {
  const { client } = await started();
  await expect(callPublicApi(client, { ...call, about: 'something' })).rejects.toMatchObject({
    status,
    reason,
    message: expect.stringContaining(message),
  });
});

test('a key that is not valid leads to the doctor', async () => {
  const { client } = await started({ secret: 'other' });
  await expect(listDashboards(client)).rejects.toMatchObject({ reason: 'key', status: 401 });
});

test('a redirect is not followed, and its query not shown', async () => {
  const location = 'https://login.example/start?token=t0p';
  const faults = onPath('dashboards', () => answering({ status: 302, headers: { location }, body: '' }));
  const { client, server } = await started({ faults });
  const error = await listDashboards(client).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ reason: 'redirect', code: 'unexpected-answer' });
  expect(String(error)).toContain('to https://login.example, which was not followed');
  expect(String(error)).not.toContain('t0p');
  expect(server.requests).toHaveLength(1);
});

const busy = (headers: { readonly [name: string]: string }): Faults => {
  const refusal = answering({ status: 429, headers, body: '' });
  return onPath('dashboards', (_request, _now, call) => (call === 0 ? refusal : undefined));
};

describe('a rate limit', () => {
  test('is waited for as long as the tenant asks', async () => {
    const { client, pauses } = await started({ faults: busy({ 'retry-after': '7' }) });
    expect(await listDashboards(client)).toEqual([]);
    expect(pauses).toEqual([7000]);
  });

  test('until a date counts from the date of the answer, for clocks may be apart', async () => {
    const headers = {
      date: 'Thu, 01 Jan 1998 00:00:00 GMT',
      'retry-after': 'Thu, 01 Jan 1998 00:00:09 GMT',
    };
    const { client, pauses } = await started({ faults: busy(headers) });
    await listDashboards(client);
    expect(pauses).toEqual([9000]);
  });

  test('without a time to wait is tried again soon', async () => {
    const { client, pauses } = await started({ faults: busy({}) });
    expect(await listDashboards(client)).toEqual([]);
    expect(pauses).toEqual([500]);
  });

  test('of minutes is told instead', async () => {
    const { client, pauses } = await started({ faults: busy({ 'retry-after': '600' }) });
    await expect(listDashboards(client)).rejects.toMatchObject({
      reason: 'rate-limit',
      message: expect.stringContaining('Try again in 600 s'),
    });
    expect(pauses).toEqual([]);
  });
});

test('a GET carries no type of a body, for a tenant may answer 500 to that', async () => {
  const { client, server } = await started();
  await callPublicApi(client, { operation: 'healthcheck', about: 'health', method: 'GET', read }).catch(
    () => undefined,
  );
  const { headers, method } = server.requests[0]?.request ?? {};
  expect({ method, type: headers?.['content-type'] }).toEqual({ method: 'GET', type: undefined });
});

test('an answer of another shape proves nothing', async () => {
  const faults = onPath('dashboards', () => answering({ status: 200, headers: {}, body: '{"reply": []}' }));
  const { client } = await started({ faults });
  await expect(listDashboards(client)).rejects.toMatchObject({ code: 'unexpected-answer' });
});
