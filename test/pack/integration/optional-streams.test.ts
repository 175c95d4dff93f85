import { describe, expect, test } from 'vitest';
import { OptionalRecordGenerator } from '../../../pack/mock-api/optional-records.js';
import { deliveredEvents, shownEvents } from './delivered.js';
import { type Fixture, type FixtureOptions, fixtureOfTest, start } from './fixture.js';
import { account, identityProviders, tokens } from './organization.js';

const v2Logs = 'Account Audit Logs v2';
const scimLogs = 'SCIM Update Logs';
const token = { token_credentials: { identifier: '', password: tokens.provisioning.value } };
const [okta, entra] = identityProviders;

/** So many records of each log, one every second before the start. */
async function fixtureWith(count: number, options: FixtureOptions = {}): Promise<Fixture> {
  const fixture = await fixtureOfTest(options);
  const generator = new OptionalRecordGenerator(4);
  const { logs } = fixture.cloudflare;
  for (let i = 0; i < count; i += 1) {
    const at = start - (count - i) * 1000;
    logs.accountAuditV2(account.id).add(generator.accountAuditV2(at, account));
    logs.scim(account.id).add(generator.scim(at, i % 2 === 0 ? okta.id : entra.id));
  }
  return fixture;
}

function queries(fixture: Fixture, path: string): URLSearchParams[] {
  return fixture.cloudflare.requests
    .map(({ request }) => request.path.split('?'))
    .filter(([requested]) => requested?.endsWith(path))
    .map(([, query]) => new URLSearchParams(query));
}

test('an instance does not fetch them unless they are selected', async () => {
  const fixture = await fixtureWith(3);
  await fixture.instanceWith({ ...token, event_types_to_fetch: null }).fetchEvents();
  expect(queries(fixture, '/audit_logs')).not.toEqual([]);
  expect(queries(fixture, '/logs/audit')).toEqual([]);
  expect(queries(fixture, '/scim/updates')).toEqual([]);
});

describe.each(['cursor', 'cursors.after'] as const)('audit logs v2, with %s in the answer', (cursorPlace) => {
  test('are read by cursor, each once, with both ends of the time range', async () => {
    const fixture = await fixtureWith(250, { behavior: { cursorPlace, pageSizeCap: 100 } });
    const instance = fixture.instance({ ...token, event_types_to_fetch: [v2Logs] });
    await instance.fetchEvents();
    await instance.fetchEvents();
    const ids = deliveredEvents(fixture).map(({ id }) => id);
    expect(new Set(ids).size).toBe(250);
    expect(ids).toHaveLength(250);
    for (const query of queries(fixture, '/logs/audit')) {
      expect(Object.fromEntries(query)).toMatchObject({
        since: expect.stringMatching(/^2026-11-22T/),
        before: '2026-11-22T08:00:01Z',
        direction: 'asc',
        limit: '1000',
      });
      expect(query.has('page')).toBe(false);
    }
  });

  test('go on behind a cursor that expired between two runs', async () => {
    const fixture = await fixtureWith(250, {
      behavior: { cursorPlace, pageSizeCap: 100, cursorSeconds: 30 },
    });
    const params = { ...token, event_types_to_fetch: [v2Logs], max_fetch_account_audit_logs_v2: '100' };
    const instance = fixture.instance(params);
    for (let run = 0; run < 4; run += 1) {
      expect((await instance.fetchEvents()).ok).toBe(true);
      fixture.clock.wait(60);
    }
    expect(deliveredEvents(fixture).map(({ id }) => id)).toEqual(
      fixture.cloudflare.logs
        .accountAuditV2(account.id)
        .held()
        .map(({ record }) => record.id),
    );
  });
});

test('a second with more records than a page is read through by cursor', async () => {
  const fixture = await fixtureOfTest({ behavior: { pageSizeCap: 100 } });
  const generator = new OptionalRecordGenerator(6);
  for (let i = 0; i < 730; i += 1) {
    const record = generator.accountAuditV2(start - 60_000, account);
    const action = { ...record.action, time: '2026-11-22T07:59:00Z' };
    fixture.cloudflare.logs.accountAuditV2(account.id).add({ ...record, action });
  }
  const instance = fixture.instance({ ...token, event_types_to_fetch: [v2Logs] });
  await instance.fetchEvents();
  await instance.fetchEvents();
  expect(new Set(deliveredEvents(fixture).map(({ id }) => id)).size).toBe(730);
  expect(deliveredEvents(fixture)).toHaveLength(730);
});

test('audit logs v2 keep their fields, and gain the time of the action', async () => {
  const fixture = await fixtureWith(1);
  await fixture.instance({ ...token, event_types_to_fetch: [v2Logs] }).fetchEvents();
  const [record] = fixture.cloudflare.logs.accountAuditV2(account.id).held();
  const [event] = deliveredEvents(fixture);
  expect(event).toMatchObject({ ...record?.record, SOURCE_LOG_TYPE: v2Logs });
  expect(Date.parse(String(event?._time))).toBe(Date.parse(record?.record.action.time ?? ''));
});

describe('SCIM update logs', () => {
  test('are asked for with every identity provider, also one that was switched off, looked up once in a run', async () => {
    const fixture = await fixtureWith(30);
    await fixture.instance({ ...token, event_types_to_fetch: [scimLogs] }).fetchEvents();
    expect(deliveredEvents(fixture)).toHaveLength(30);
    expect(queries(fixture, '/access/identity_providers')).toHaveLength(1);
    for (const query of queries(fixture, '/scim/updates'))
      expect(query.getAll('idp_id')).toEqual(identityProviders.map(({ id }) => id));
    const ids = deliveredEvents(fixture).map(({ id }) => String(id));
    expect(new Set(ids).size).toBe(30);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{64}$/);
  });

  test('need a permission of their own, which Test names', async () => {
    const fixture = await fixtureWith(1);
    const { error } = await fixture.instance({ event_types_to_fetch: [scimLogs] }).test();
    expect(error?.message).toContain('SCIM Update Logs: Cloudflare answered 403');
    expect(error?.message).toContain('Access: Organizations, Identity Providers, and Groups - Read');
  });
});

test('Test asks for them with the smallest requests', async () => {
  const fixture = await fixtureWith(5);
  const { error } = await fixture.instance({ ...token, event_types_to_fetch: [v2Logs, scimLogs] }).test();
  expect(error).toBeUndefined();
  const [v2] = queries(fixture, '/logs/audit');
  expect(Object.fromEntries(v2 ?? [])).toEqual({
    since: '2026-11-22T07:00:00Z',
    before: '2026-11-22T08:00:01Z',
    direction: 'asc',
    limit: '1',
  });
  expect(queries(fixture, '/scim/updates').map((query) => query.get('per_page'))).toEqual(['1']);
});

test('get-events shows the newest without a start, and goes from page to page with one', async () => {
  const fixture = await fixtureWith(250, { behavior: { pageSizeCap: 100 } });
  const instance = fixture.instance({ ...token, event_types_to_fetch: [v2Logs, scimLogs] });
  const held = fixture.cloudflare.logs
    .accountAuditV2(account.id)
    .held()
    .map(({ record }) => record.id);

  const [newest, updates] = shownEvents(await instance.getEvents({ limit: '3' }));
  expect(newest?.map(({ id }) => id)).toEqual(held.slice(-3).reverse());
  expect(updates).toHaveLength(3);

  const from = { limit: '240', start_time: '1 hour ago', event_type: v2Logs };
  const [oldest] = shownEvents(await instance.getEvents(from));
  expect(oldest?.map(({ id }) => id)).toEqual(held.slice(0, 240));
});
