import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { answering, onPath } from '#src/testing/server/faults.js';
import { deliveredEvents, type Event } from './delivered.js';
import { fixtureOfTest } from './fixture.js';
import { account, user } from './organization.js';
import { accessRecord, auditRecord } from './records.js';

const accessLogs = { event_types_to_fetch: ['Access Authentication Logs'] };
const accountLogs = { event_types_to_fetch: ['Account Audit Logs'] };

describe('an event keeps all fields of its record', () => {
  const record = auditRecord('0b6f3c1e-52a4-4d0e-9a57-6c1f0d9be201', '2026-11-22T07:50:52.40718Z', {
    newField: { deep: [1, null, { text: 'müller \u2028 "quoted" \\ \ud83d\ude80' }] },
    emptyText: '',
    nothing: null,
  });

  test('of the account audit log, and gains a time and its type', async () => {
    const fixture = await fixtureOfTest();
    fixture.cloudflare.logs.accountAudit(account.id).add(record);
    await fixture.instance().fetchEvents();
    expect(deliveredEvents(fixture)).toEqual([
      { ...record, _time: '2026-11-22T07:50:52.40718Z', SOURCE_LOG_TYPE: 'Account Audit Logs' },
    ]);
  });

  test('of the user audit log', async () => {
    const fixture = await fixtureOfTest();
    fixture.cloudflare.logs.userAudit(user.id).add(record);
    await fixture.instance().fetchEvents();
    expect(deliveredEvents(fixture)).toEqual([
      { ...record, _time: '2026-11-22T07:50:52.40718Z', SOURCE_LOG_TYPE: 'User Audit Logs' },
    ]);
  });

  test('of the Access log, and gains an id as well', async () => {
    const fixture = await fixtureOfTest();
    const signIn = accessRecord('8c1f03a97be24d10', '2026-11-22T07:50:11.0731Z', { country: 'us' });
    fixture.cloudflare.logs.access(account.id).add(signIn);
    await fixture.instance().fetchEvents();
    expect(deliveredEvents(fixture)).toEqual([
      {
        ...signIn,
        id: expect.stringMatching(/^[0-9a-f]{64}$/),
        _time: '2026-11-22T07:50:11.0731Z',
        SOURCE_LOG_TYPE: 'Access Authentication Logs',
      },
    ]);
  });
});

describe('the time of an event is that of its record, in UTC with all its digits', () => {
  test.each([
    ['2026-11-22T07:50:11Z', '2026-11-22T07:50:11Z'],
    ['2026-11-22T07:50:11.5Z', '2026-11-22T07:50:11.5Z'],
    ['2026-11-22T07:50:11.40718Z', '2026-11-22T07:50:11.40718Z'],
    ['2026-11-22T07:50:11.123456789Z', '2026-11-22T07:50:11.123456789Z'],
    ['2026-11-22T09:50:11.25+02:00', '2026-11-22T07:50:11.25Z'],
    ['2026-11-22T02:20:11-05:30', '2026-11-22T07:50:11Z'],
    ['2026-11-22t07:50:11z', '2026-11-22T07:50:11Z'],
  ])('%s', async (when, expected) => {
    const fixture = await fixtureOfTest();
    fixture.cloudflare.logs.accountAudit(account.id).add(auditRecord('the-id', when));
    await fixture.instance(accountLogs).fetchEvents();
    expect(deliveredEvents(fixture)).toMatchObject([{ when, _time: expected }]);
  });

  test('a record without a readable time is delivered all the same, without one', async () => {
    const records = [{ id: 'a', when: 'yesterday', action: { type: 'login' } }, { id: 'b' }];
    const fixture = await fixtureOfTest({
      cloudflareFaults: onPath('page=1', answeringRecords(JSON.stringify(records))),
    });
    await fixture.instance(accountLogs).fetchEvents();
    expect(deliveredEvents(fixture)).toEqual(
      records.map((record) => ({ ...record, SOURCE_LOG_TYPE: 'Account Audit Logs' })),
    );
  });
});

test('whole numbers of 16 digits and more keep all of them', async () => {
  const text =
    '[{"id":"x","when":"2026-11-22T07:50:11Z","ray":12345678901234567890,"count":42,"ratio":0.25}]';
  const fixture = await fixtureOfTest({ cloudflareFaults: onPath('page=1', answeringRecords(text)) });
  await fixture.instance(accountLogs).fetchEvents();
  expect(deliveredEvents(fixture)).toMatchObject([{ ray: '12345678901234567890', count: 42, ratio: 0.25 }]);
});

/** Frozen: another id for the same record would double every event of a dataset. */
describe('the id of an Access event', () => {
  const signIn = {
    action: 'login',
    allowed: false,
    app_domain: 'wiki.example.net/admin',
    app_uid: '3f0a9d42-6f0e-4a3b-8a77-2d1c5e90b614',
    connection: 'onetimepin',
    created_at: '2026-11-22T07:50:11.0731Z',
    ip_address: '2001:db8::7f',
    ray_id: '8c1f03a97be24d10',
    user_email: 'visitor@example.org',
  };
  const cases: readonly (readonly [name: string, record: Event, id: string])[] = [
    ['a sign-in', signIn, 'd1b85441bd7406cf56b1e03cbdd4db03a6fcd2df7b00fc6f7ffc4c4f606b2f04'],
    [
      'letters outside of ASCII',
      {
        ...signIn,
        user_email: 'zoë@example.org',
        ray_id: '8c1f03a97be24d11',
        action: 'logout',
        allowed: true,
      },
      '4696d72bb67605cec11555fa5312a1c68b8319735e66283551aef535cac9569e',
    ],
    [
      'fields that are absent or null',
      { created_at: '2026-11-22T07:50:13Z', ray_id: '8c1f03a97be24d12', action: 'login', allowed: null },
      '3b276798dce418b1817eae5e03fa8ebb7d5304acd0aee89c68df0025f527e1a8',
    ],
    [
      'fields that Cloudflare may add later',
      { ...signIn, country: 'us', app_type: 'self_hosted', id: undefined },
      'd1b85441bd7406cf56b1e03cbdd4db03a6fcd2df7b00fc6f7ffc4c4f606b2f04',
    ],
  ];

  test.each(cases)('%s', async (_name, record, id) => {
    const fixture = await fixtureOfTest();
    fixture.cloudflare.logs.access(account.id).add(record as never);
    await fixture.instance(accessLogs).fetchEvents();
    expect(deliveredEvents(fixture)).toMatchObject([{ id }]);
    expect(id).toBe(hashOfNamedFields(record));
  });

  test('is the same in the scheduled fetch, in the command and in another instance', async () => {
    const fixture = await fixtureOfTest();
    fixture.cloudflare.logs
      .access(account.id)
      .add(accessRecord('8c1f03a97be24d10', '2026-11-22T07:50:11.0731Z'));
    await fixture.instance(accessLogs).fetchEvents();
    await fixture.instance(accessLogs).collectEvents();
    const shown = await fixture.instance(accessLogs).getEvents();
    const [first, second] = deliveredEvents(fixture);
    expect(second?.id).toBe(first?.id);
    expect(shown.entries[0]?.Contents).toMatchObject([{ id: first?.id }]);
  });
});

/** As the documentation of the fields says it, by another implementation of SHA-256 and JSON. */
function hashOfNamedFields(record: Event): string {
  const { created_at, ray_id, action, allowed, app_uid, user_email, ip_address, connection } = record;
  const values = [created_at, ray_id, action, allowed, app_uid, user_email, ip_address, connection];
  return createHash('sha256').update(JSON.stringify(values)).digest('hex');
}

/** Answers the first request with these records, given as JSON. */
function answeringRecords(list: string) {
  const fault = answering({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: `{"result":${list},"success":true,"errors":[],"messages":[]}`,
  });
  return (_request: unknown, _now: number, callIndex: number) => (callIndex === 0 ? fault : undefined);
}
