import { describe, expect, test } from 'vitest';
import { deliveredEvents } from './delivered.js';
import { type Fixture, fixtureOfTest, streamNames } from './fixture.js';
import { account } from './organization.js';
import { auditRecord, fillLogs } from './records.js';

const accountOnly = { event_types_to_fetch: ['Account Audit Logs'] };

/** Something happens a second before now. */
function happens(fixture: Fixture, id: string): void {
  const at = new Date(fixture.clock.now() - 1000).toISOString();
  fixture.cloudflare.logs.accountAudit(account.id).add(auditRecord(id, at));
}

function deliveredIds(fixture: Fixture): string[] {
  return deliveredEvents(fixture).map(({ id }) => String(id));
}

describe('the state', () => {
  test('lives in the integration context only, as texts', async () => {
    const fixture = await fixtureOfTest();
    fillLogs(fixture, { accountAudit: 3, userAudit: 3, access: 3 });
    const instance = fixture.instance();
    expect((await instance.collectEvents()).error).toBeUndefined();
    const { lastRun, integrationContext } = instance.state.read();
    expect(lastRun).toEqual({});
    expect(Object.keys(integrationContext.context).sort()).toEqual(
      [...streamNames, 'capacity', 'run', 'sequence', 'version'].sort(),
    );
  });

  test('works where the server has no last run', async () => {
    const fixture = await fixtureOfTest();
    happens(fixture, 'a');
    const instance = fixture.instance(accountOnly, { without: ['getLastRun', 'setLastRun'] });
    expect((await instance.collectEvents()).error).toBeUndefined();
    fixture.clock.wait(60);
    happens(fixture, 'b');
    expect((await instance.collectEvents()).error).toBeUndefined();
    expect(deliveredIds(fixture)).toEqual(['a', 'b']);
  });
});

describe('while the scheduled fetch is alive', () => {
  test('it refuses, without a request, and says when it will work', async () => {
    const fixture = await fixtureOfTest();
    const instance = fixture.instance();
    await instance.fetchEvents();
    const requests = fixture.cloudflare.requests.length;
    const before = instance.state.read();
    for (const minutes of [0, 5, 9]) {
      fixture.clock.wait(minutes * 60);
      const { ok, error } = await instance.collectEvents();
      expect(ok).toBe(false);
      expect(error?.message).toContain('The scheduled fetch of this instance ran at 2026-11-22T08:00:00Z');
    }
    expect(fixture.cloudflare.requests).toHaveLength(requests);
    expect(instance.state.read()).toEqual(before);
  });

  test('it works again 15 minutes after the last one', async () => {
    const fixture = await fixtureOfTest();
    const instance = fixture.instance();
    await instance.fetchEvents();
    fixture.clock.wait(15 * 60 - 1);
    expect((await instance.collectEvents()).ok).toBe(false);
    fixture.clock.wait(1);
    expect((await instance.collectEvents()).error).toBeUndefined();
  });

  test('a fetch that fails is alive as well', async () => {
    const fixture = await fixtureOfTest();
    const instance = fixture.instance({ http_collector_key: 'another-key' });
    happens(fixture, 'a');
    expect((await instance.fetchEvents()).ok).toBe(false);
    expect((await instance.collectEvents()).error?.message).toContain('ran at 2026-11-22T08:00:00Z');
  });
});

test('one collection follows the other without repeats and gaps, whoever starts it', async () => {
  const fixture = await fixtureOfTest();
  const instance = fixture.instance(accountOnly);
  happens(fixture, 'collected first');
  await instance.collectEvents();
  fixture.clock.wait(60);
  happens(fixture, 'fetched');
  expect((await instance.fetchEvents()).error).toBeUndefined();
  fixture.clock.wait(16 * 60);
  happens(fixture, 'collected');
  expect((await instance.collectEvents()).error).toBeUndefined();
  fixture.clock.wait(60);
  happens(fixture, 'fetched again');
  expect((await instance.fetchEvents()).error).toBeUndefined();
  expect(deliveredIds(fixture)).toEqual(['collected first', 'fetched', 'collected', 'fetched again']);
});

test('it shows what it did', async () => {
  const fixture = await fixtureOfTest();
  fillLogs(fixture, { accountAudit: 3, userAudit: 2 });
  const { entries } = await fixture.instance({ max_fetch_user_audit_logs: '1' }).collectEvents();
  expect(entries[0]?.HumanReadable?.toString().split('\n').slice(0, 4)).toEqual([
    '### Collected events',
    '',
    '| Event type | Delivered | Newest event | Complete until | More to come | Problem |',
    '| --- | --- | --- | --- | --- | --- |',
  ]);
  const rows = entries[0]?.Contents as { name: string; delivered: number; more: boolean }[];
  expect(rows.map(({ name, delivered, more }) => [name, delivered, more]).sort()).toEqual([
    ['Access Authentication Logs', 0, false],
    ['Account Audit Logs', 3, false],
    ['User Audit Logs', 1, true],
  ]);
});
