import { describe, expect, test } from 'vitest';
import { answering, onPath } from '#src/testing/server/faults.js';
import { refusing } from '../../../pack/mock-api/faults.js';
import { deliveredEvents, shownEvents } from './delivered.js';
import { type Fixture, fixtureOfTest, streamNames } from './fixture.js';
import { account, user } from './organization.js';
import { accessRecord, auditRecord, fillLogs } from './records.js';

const [accountLogs, , accessLogs] = streamNames;
const accountOnly = { event_type: accountLogs };

/** One account audit record in each of these seconds, numbered in the order given. */
async function fixtureWithTimes(whens: readonly string[], behavior = {}): Promise<Fixture> {
  const fixture = await fixtureOfTest({ behavior });
  whens.forEach((when, index) => {
    fixture.cloudflare.logs.accountAudit(account.id).add(auditRecord(String(index), when));
  });
  return fixture;
}

async function shownIds(fixture: Fixture, args: { readonly [name: string]: string }): Promise<string[]> {
  const result = await fixture.instance().getEvents({ ...accountOnly, ...args });
  expect(result.error).toBeUndefined();
  return shownEvents(result)
    .flat()
    .map(({ id }) => String(id));
}

function pageSizes(fixture: Fixture): (string | null)[] {
  return fixture.cloudflare.requests.map(({ request }) =>
    new URL(request.path, fixture.cloudflare.url).searchParams.get('per_page'),
  );
}

describe('the limit counts for each event type', () => {
  test.each([
    { args: {}, counts: [10, 10, 10], description: 'ten without an argument' },
    { args: { limit: '3' }, counts: [3, 3, 3], description: 'as given' },
    { args: { limit: '100' }, counts: [30, 25, 40], description: 'more than there is' },
  ])('$says', async ({ args, counts }) => {
    const fixture = await fixtureOfTest();
    fillLogs(fixture, { accountAudit: 30, userAudit: 25, access: 40 });
    const shown = shownEvents(await fixture.instance().getEvents(args));
    expect(shown.map((events) => events.length)).toEqual(counts);
  });

  test('above one page, none is shown twice', async () => {
    const fixture = await fixtureOfTest();
    fillLogs(fixture, { access: 2300 });
    const result = await fixture
      .instance()
      .getEvents({ limit: '2150', event_type: accessLogs, start_time: '1 hour' });
    const ids = shownEvents(result)
      .flat()
      .map(({ id }) => id);
    expect(ids).toHaveLength(2150);
    expect(new Set(ids).size).toBe(2150);
  });
});

describe('the page size is the smallest that Cloudflare accepts and that holds the limit', () => {
  test.each([
    ['1', '1'],
    ['2', '5'],
    ['7', '10'],
    ['10', '10'],
    ['11', '20'],
    ['21', '25'],
    ['26', '50'],
    ['51', '100'],
    ['101', '1000'],
    ['1000', '1000'],
    ['2500', '1000'],
  ])('limit %s asks for pages of %s', async (limit, size) => {
    const fixture = await fixtureOfTest();
    const { error } = await fixture.instance().getEvents({ limit });
    expect(error).toBeUndefined();
    expect(new Set(pageSizes(fixture))).toEqual(new Set([size]));
  });
});

describe('the order', () => {
  const whens = [
    '2026-11-22T07:10:00Z',
    '2026-11-22T07:30:00.5Z',
    '2026-11-22T07:30:00.25Z',
    '2026-11-22T07:20:00Z',
    '2026-11-22T07:40:00Z',
  ];

  test('newest first without start_time', async () => {
    expect(await shownIds(await fixtureWithTimes(whens), {})).toEqual(['4', '1', '2', '3', '0']);
    expect(await shownIds(await fixtureWithTimes(whens), { limit: '2' })).toEqual(['4', '1']);
  });

  test('oldest first from start_time on', async () => {
    const start_time = '2026-11-22T07:15:00Z';
    expect(await shownIds(await fixtureWithTimes(whens), { start_time })).toEqual(['3', '2', '1', '4']);
    expect(await shownIds(await fixtureWithTimes(whens), { start_time, limit: '2' })).toEqual(['3', '2']);
  });

  test('newest first before end_time', async () => {
    const end_time = '2026-11-22T07:35:00Z';
    expect(await shownIds(await fixtureWithTimes(whens), { end_time, limit: '2' })).toEqual(['1', '2']);
  });
});

describe('both bounds are part of the range, whatever the source means by since and until', () => {
  const whens = [
    '2026-11-22T07:09:59.999Z',
    '2026-11-22T07:10:00Z',
    '2026-11-22T07:10:00.5Z',
    '2026-11-22T07:20:00Z',
    '2026-11-22T07:20:00.999999Z',
    '2026-11-22T07:20:01Z',
  ];
  const readings = [true, false].flatMap((sinceInclusive) =>
    [true, false].flatMap((untilInclusive) =>
      [0, 9].map((digits) => ({
        sinceInclusive,
        untilInclusive,
        boundPrecision: { digits, beyond: 'dropped' as const },
      })),
    ),
  );

  test.each(readings)('%o', async (behavior) => {
    const both = { start_time: '2026-11-22T07:10:00Z', end_time: '2026-11-22T07:20:00Z' };
    expect(await shownIds(await fixtureWithTimes(whens, behavior), both)).toEqual(['1', '2', '3', '4']);
    // Records outside of the range must not use up the limit.
    expect(await shownIds(await fixtureWithTimes(whens, behavior), { ...both, limit: '1' })).toEqual(['1']);
    const { end_time } = both;
    expect(await shownIds(await fixtureWithTimes(whens, behavior), { end_time, limit: '2' })).toEqual([
      '4',
      '3',
    ]);
  });
});

describe('times can be given', () => {
  // It is 2026-11-22T08:00:00Z.
  const whens = [
    '2026-11-19T07:59:00Z',
    '2026-11-19T08:01:00Z',
    '2026-11-22T05:59:00Z',
    '2026-11-22T06:01:00Z',
  ];

  test.each([
    ['2 hours', ['3']],
    ['2 hours ago', ['3']],
    ['120 Minutes Ago', ['3']],
    ['3 days ago', ['1', '2', '3']],
    ['1 week', ['0', '1', '2', '3']],
    ['2026-11-22T06:00:00Z', ['3']],
    ['2026-11-22T06:00:00.000Z', ['3']],
    ['2026-11-22T07:00:00+01:00', ['3']],
    ['2026-11-22T06:00', ['3']],
    ['2026-11-22', ['2', '3']],
  ])('start_time="%s"', async (start_time, ids) => {
    expect(await shownIds(await fixtureWithTimes(whens), { start_time })).toEqual(ids);
  });

  test('end_time relative to now', async () => {
    const fixture = await fixtureWithTimes(whens);
    expect(await shownIds(fixture, { start_time: '1 week', end_time: '2 hours ago' })).toEqual([
      '0',
      '1',
      '2',
    ]);
  });
});

describe('event_type', () => {
  test.each([
    { configured: [...streamNames], given: undefined, shown: [...streamNames] },
    { configured: [accessLogs], given: undefined, shown: [accessLogs] },
    { configured: [accessLogs], given: accountLogs, shown: [accountLogs] },
    {
      configured: [accountLogs],
      given: `${accessLogs},User Audit Logs`,
      shown: ['User Audit Logs', accessLogs],
    },
    { configured: [accountLogs], given: [accessLogs, accountLogs], shown: [accountLogs, accessLogs] },
  ])('configured $configured, given $given', async ({ configured, given, shown }) => {
    const fixture = await fixtureOfTest();
    fillLogs(fixture, { accountAudit: 1, userAudit: 1, access: 1 });
    const instance = fixture.instance({ event_types_to_fetch: configured });
    const result = await instance.getEvents(given === undefined ? {} : { event_type: given });
    expect(shownEvents(result).map(([event]) => event?.SOURCE_LOG_TYPE)).toEqual(shown);
  });
});

describe('pushing', () => {
  test('nothing is pushed unless asked for', async () => {
    const fixture = await fixtureOfTest();
    fillLogs(fixture, { accountAudit: 3 });
    await fixture.instance().getEvents();
    await fixture.instance().getEvents({ should_push_events: 'false' });
    expect(fixture.collector.requests).toEqual([]);
  });

  test('exactly what is shown is pushed, field by field', async () => {
    const fixture = await fixtureOfTest();
    fillLogs(fixture, { accountAudit: 30, userAudit: 30, access: 30 });
    const result = await fixture.instance().getEvents({ limit: '4', should_push_events: 'true' });
    expect(result.error).toBeUndefined();
    const shown = shownEvents(result).flat();
    expect(shown).toHaveLength(12);
    expect(deliveredEvents(fixture)).toEqual(shown);
    expect(result.entries[3]).toMatchObject({
      HumanReadable: 'Events sent to the dataset cloudflare_zerotrust_raw: 12.',
      Contents: { pushed: 12, tooLarge: 0 },
    });
  });

  test('nothing is sent when there is nothing to show', async () => {
    const fixture = await fixtureOfTest();
    const { entries } = await fixture.instance().getEvents({ should_push_events: 'true' });
    expect(fixture.collector.requests).toEqual([]);
    expect(entries.map(({ HumanReadable }) => HumanReadable)).toEqual([
      ...streamNames.map((name) => `### ${name} (0)\n\nNo events in this time range.`),
      'Events sent to the dataset cloudflare_zerotrust_raw: 0.',
    ]);
  });

  test('a record that the collector can never take is left out, and said to be', async () => {
    const fixture = await fixtureOfTest();
    const log = fixture.cloudflare.logs.accountAudit(account.id);
    log.add(auditRecord('small', '2026-11-22T07:50:00Z'));
    log.add(auditRecord('huge', '2026-11-22T07:50:01Z', { newValue: 'x'.repeat(5_000_001) }));
    const { entries } = await fixture.instance().getEvents({ ...accountOnly, should_push_events: 'true' });
    expect(deliveredEvents(fixture).map(({ id }) => id)).toEqual(['small']);
    expect(entries[1]?.HumanReadable).toBe(
      'Events sent to the dataset cloudflare_zerotrust_raw: 1. Left out, being too large for the receiver: 1.',
    );
  });

  test('nothing is pushed when one type cannot be read', async () => {
    const fixture = await fixtureOfTest({
      cloudflareFaults: onPath('/access/', () => refusing('missingPermission')),
    });
    fillLogs(fixture, { accountAudit: 3 });
    const { ok } = await fixture.instance().getEvents({ should_push_events: 'true' });
    expect(ok).toBe(false);
    expect(fixture.collector.requests).toEqual([]);
  });
});

test('a push that fails midway says what was sent, and that no fetch sends the others', async () => {
  const fixture = await fixtureOfTest({
    collectorFaults: ({ body }) =>
      body.includes('"last"') ? answering({ status: 503, headers: {}, body: '' }) : undefined,
  });
  const log = fixture.cloudflare.logs.accountAudit(account.id);
  for (const [at, id] of ['first', 'second', 'last'].entries()) {
    log.add(auditRecord(id, `2026-11-22T07:50:0${at}Z`, { newValue: 'x'.repeat(600_000) }));
  }
  const { error } = await fixture
    .instance()
    .getEvents({ ...accountOnly, start_time: '1 hour', should_push_events: 'true' });
  expect(error?.message).toMatch(
    /answered 503\. .* Before that, 2 of the 3 events were sent to the dataset\. Nothing sends the others but this command; with the same arguments it sends those 2 again\.$/,
  );
  expect(deliveredEvents(fixture).map(({ id }) => id)).toEqual(['first', 'second']);
});

test('it neither uses nor changes the state of the fetch', async () => {
  const fixture = await fixtureOfTest();
  fillLogs(fixture, { accountAudit: 3, userAudit: 3, access: 3 });
  const instance = fixture.instance();
  const before = instance.state.read();
  const first = await instance.getEvents({ should_push_events: 'true' });
  expect(instance.state.read()).toEqual(before);

  await instance.fetchEvents();
  const collected = instance.state.read();
  expect((await instance.getEvents({ should_push_events: 'true' })).entries).toEqual(first.entries);
  expect(instance.state.read()).toEqual(collected);
});

test('every request carries what the endpoint documents', async () => {
  const fixture = await fixtureOfTest();
  const args = { start_time: '2026-11-22T07:00:00Z', end_time: '2026-11-22T07:30:00Z' };
  await fixture.instance().getEvents(args);
  const asked = fixture.cloudflare.requests.map(({ request }) => request.path);
  const times =
    'since=2026-11-22T06%3A59%3A59Z&UNTIL=2026-11-22T07%3A30%3A01Z&direction=asc&per_page=10&page=1';
  expect(asked).toEqual([
    `/client/v4/accounts/${account.id}/audit_logs?${times.replace('UNTIL', 'before')}`,
    `/client/v4/user/audit_logs?${times.replace('UNTIL', 'before')}`,
    `/client/v4/accounts/${account.id}/access/logs/access_requests?${times.replace('UNTIL', 'until')}`,
  ]);
});

describe('the entry of a type', () => {
  test('is a Markdown table with the events themselves as its contents', async () => {
    const fixture = await fixtureOfTest();
    const record = accessRecord('8c1f03a97be24d10', '2026-11-22T07:50:11.0731Z', {
      user_email: 'ada@example.net',
      action: 'login',
      allowed: false,
      app_domain: 'wiki.example.net/admin',
      ip_address: '2001:db8::7f',
    });
    fixture.cloudflare.logs.access(account.id).add(record);
    const { entries } = await fixture.instance().getEvents({ event_type: accessLogs });
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      Type: 1,
      ContentsFormat: 'json',
      ReadableContentsFormat: 'markdown',
      Contents: [{ ...record, SOURCE_LOG_TYPE: accessLogs }],
    });
    expect(entries[0]?.HumanReadable).toBe(
      [
        '### Access Authentication Logs (1)',
        '',
        '| _time | action | allowed | user_email | app_domain | ip_address |',
        '| --- | --- | --- | --- | --- | --- |',
        '| 2026-11-22T07:50:11.0731Z | login | false | ada@example.net | wiki.example.net/admin | 2001:db8::7f |',
      ].join('\n'),
    );
  });

  test.each([
    { name: 'a pipe', value: 'a|b', cell: 'a\\|b' },
    { name: 'an escaped pipe', value: 'a\\|b', cell: 'a\\\\\\|b' },
    { name: 'line breaks', value: 'a\r\nb\nc\u2028d', cell: 'a b c d' },
    { name: 'HTML', value: '<img src=x onerror=alert(1)>', cell: '&lt;img src=x onerror=alert(1)>' },
    { name: 'an entity', value: '&lt;b> & c', cell: '&amp;lt;b> & c' },
    {
      name: 'an image',
      value: '![x](https://evil.example/x.png)',
      cell: '!\\[x\\](https://evil.example/x.png)',
    },
    { name: 'code', value: '`a` *b* c_d', cell: '\\`a\\` \\*b\\* c_d' },
    { name: 'an object', value: { a: '|' }, cell: '{"a":"\\|"}' },
    { name: 'a long text', value: 'x'.repeat(300), cell: `${'x'.repeat(200)}...` },
    { name: 'null', value: null, cell: '' },
  ])('keeps $name inside its cell', async ({ value, cell }) => {
    const fixture = await fixtureOfTest();
    const record = accessRecord('8c1f03a97be24d10', '2026-11-22T07:50:11Z', { app_domain: value });
    fixture.cloudflare.logs.access(account.id).add(record);
    const result = await fixture.instance().getEvents({ event_type: accessLogs });
    const rows = String(result.entries[0]?.HumanReadable).split('\n').slice(4);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.split(/(?<!\\) \| /)[4]).toBe(cell);
    expect(shownEvents(result)[0]?.[0]?.app_domain).toEqual(value);
  });
});

test('user logs come from the user of the credential, account logs from the account', async () => {
  const fixture = await fixtureOfTest();
  fixture.cloudflare.logs.accountAudit(account.id).add(auditRecord('of-account', '2026-11-22T07:50:11Z'));
  fixture.cloudflare.logs.userAudit(user.id).add(auditRecord('of-user', '2026-11-22T07:50:11Z'));
  const shown = shownEvents(await fixture.instance().getEvents());
  expect(shown.map(([event]) => event?.id)).toEqual(['of-account', 'of-user', undefined]);
});
