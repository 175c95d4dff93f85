import { describe, expect, test } from 'vitest';
import type { FakeTenantOptions } from '#src/testing/tenant/mock-tenant.js';
import { standardSecret, weatherTenant } from '../../fixtures/weather-tenant.js';
import { dataset, workingPack } from '../../fixtures/working-tenant.js';

/** Shapes as tenants and the published description have them; the sources stand in the code of the fake. */

async function asking(options: Partial<FakeTenantOptions> = {}) {
  const { tenant, server } = await weatherTenant(options);
  const headers = {
    authorization: standardSecret,
    'x-xdr-auth-id': '1',
    'content-type': 'application/json',
  };
  const ask = async (operation: string, request_data: object = {}) => {
    const body = JSON.stringify({ request_data });
    const answer = await fetch(`${server.url}/public_api/v1/${operation}`, { method: 'POST', headers, body });
    return { status: answer.status, body: (await answer.json()) as { reply: Record<string, unknown> } };
  };
  const start = (query: string, timeframe: object = { relativeTime: 3_600_000 }) =>
    ask('xql/start_xql_query', { query, timeframe });
  const results = (query_id: unknown, limit = 1000) => ask('xql/get_query_results', { query_id, limit });
  return { tenant, ask, start, results };
}

const minutesAgo = (minutes: number) => Date.now() - minutes * 60_000;

describe('a query on a fake tenant', () => {
  test('is pending once, then has rows, its cost, and what remains', async () => {
    const { tenant, start, results } = await asking();
    const at = minutesAgo(5);
    tenant.datasets.insert(dataset, [{ id: 'e1', note: null }], at);
    tenant.datasets.insert(dataset, [{ id: 'old' }], minutesAgo(90));
    const { body } = await start(`dataset = ${dataset} | fields _time, id, note`);
    expect(body).toEqual({ reply: expect.any(String) });
    expect((await results(body.reply)).body).toEqual({ reply: { status: 'PENDING' } });
    expect((await results(body.reply)).body.reply).toEqual({
      status: 'SUCCESS',
      number_of_results: 1,
      query_cost: { '9995067425505': 0.0016 },
      remaining_quota: 4.9984,
      results: { data: [{ _time: at, id: 'e1', note: null }] },
    });
  });

  test('spells nothing as NULL and is not pending in the other spelling', async () => {
    const { tenant, start, results } = await asking({ spelling: 'other' });
    tenant.datasets.insert(dataset, [{ id: 'e1', note: null }], minutesAgo(5));
    const from = minutesAgo(6);
    const { body } = await start(`dataset = ${dataset} | fields note`, { from, to: from + 120_000 });
    expect((await results(body.reply)).body.reply).toMatchObject({ results: { data: [{ note: 'NULL' }] } });
  });

  test('gives a stream instead of more rows than were asked for', async () => {
    const { tenant, start, results } = await asking({ xql: { pendingAnswers: 0 } });
    tenant.datasets.insert(dataset, [{ id: '1' }, { id: '2' }], minutesAgo(5));
    const { body } = await start(`dataset = ${dataset}`);
    expect((await results(body.reply, 1)).body.reply).toMatchObject({ results: { stream_id: 'stream-1' } });
  });

  test('sees in the data model what the newest modeling rule maps', async () => {
    const { tenant, start, results } = await asking({ xql: { pendingAnswers: 0 } });
    tenant.install(workingPack());
    const events = [
      { id: '1', note: 'cold', source_log_type: 'Report' },
      { id: '2', note: 'warm', source_log_type: 'Forecast' },
    ];
    tenant.datasets.insert(dataset, events, minutesAgo(5));
    const { body } = await start(`datamodel dataset = ${dataset} | fields xdm.source.identity.username`);
    expect((await results(body.reply)).body.reply).toMatchObject({
      results: { data: [{ 'xdm.source.identity.username': 'cold' }] },
    });
  });

  test.each([
    ['of a dataset that is not there', 'dataset = nowhere', {}, /^Dataset nowhere does not exist$/],
    ['in a language of its own', 'select *', {}, /./],
    [
      'while others run',
      'dataset = correlations_auditing',
      { busyStarts: 1 },
      /^reached max allowed amount of parallel running queries/,
    ],
    [
      'without quota',
      'dataset = correlations_auditing',
      { quota: { limit: 1, used: 1 } },
      /exceeded max daily quota/,
    ],
  ])('%s is refused with 500 and an object', async (_case, query, xql, message) => {
    const { start } = await asking({ xql });
    const { status, body } = await start(query);
    expect({ status, body }).toEqual({
      status: 500,
      body: {
        reply: {
          err_code: 500,
          err_msg: 'An error occurred while processing XDR - XQL query',
          err_extra: expect.objectContaining({ err_msg: expect.stringMatching(message), query_cost: 0 }),
        },
      },
    });
  });
});

describe('other lists of a fake tenant', () => {
  test.each([
    ['tenant', 'Dataset Name', 'DATA'],
    ['other', 'dataset_name', 'data'],
  ] as const)('are spelled as by the %s', async (spelling, nameKey, dataKey) => {
    const { ask } = await asking({ spelling });
    const { body } = await ask('xql/get_datasets');
    expect(body.reply).toContainEqual(expect.objectContaining({ [nameKey]: 'correlations_auditing' }));
    const filters = [{ field: 'id', operator: 'in', value: [2] }];
    expect((await ask('api_keys/get_api_keys', { filters })).body.reply[dataKey]).toEqual([
      expect.objectContaining({ id: 2, roles: ['Instance Administrator'], security_level: 'advanced' }),
    ]);
  });

  test('of the audit log come in windows of 100, newest first', async () => {
    const audit = Array.from({ length: 120 }, (_value, index) => ({
      at: 1000 + index,
      type: 'XDM',
      subtype: 'Edit',
      description: `entry ${index}`,
    }));
    const { ask } = await asking({ audit });
    const filters = [{ field: 'timestamp', operator: 'gte', value: 1001 }];
    const { body } = await ask('audits/management_logs', { filters, search_from: 100, search_to: 200 });
    expect(body.reply).toMatchObject({ total_count: 119, result_count: 19 });
    expect(body.reply.data).toMatchObject([{ AUDIT_DESCRIPTION: 'entry 19' }, ...Array(18).fill({})]);
    expect((await ask('audits/management_logs', { search_from: 0, search_to: 101 })).status).toBe(400);
  });
});
