import { describe, expect, test } from 'vitest';
import { deliveredEvents } from './delivered.js';
import { account } from './organization.js';
import { auditRecord, fillLogs } from './records.js';
import { streamNames, type World, worldOfTest } from './world.js';

const accountOnly = { event_types_to_fetch: ['Account Audit Logs'] };

/** Something happens a second before now. */
function happens(world: World, id: string): void {
  const at = new Date(world.clock.now() - 1000).toISOString();
  world.cloudflare.logs.accountAudit(account.id).add(auditRecord(id, at));
}

function deliveredIds(world: World): string[] {
  return deliveredEvents(world).map(({ id }) => String(id));
}

describe('the state', () => {
  test('lives in the integration context only, as texts', async () => {
    const world = await worldOfTest();
    fillLogs(world, { accountAudit: 3, userAudit: 3, access: 3 });
    const instance = world.instance();
    expect((await instance.collectEvents()).error).toBeUndefined();
    const { lastRun, integrationContext } = instance.state.read();
    expect(lastRun).toEqual({});
    expect(Object.keys(integrationContext.context).sort()).toEqual(
      [...streamNames, 'capacity', 'run', 'sequence', 'version'].sort(),
    );
  });

  test('works where the server has no last run', async () => {
    const world = await worldOfTest();
    happens(world, 'a');
    const instance = world.instance(accountOnly, { without: ['getLastRun', 'setLastRun'] });
    expect((await instance.collectEvents()).error).toBeUndefined();
    world.clock.wait(60);
    happens(world, 'b');
    expect((await instance.collectEvents()).error).toBeUndefined();
    expect(deliveredIds(world)).toEqual(['a', 'b']);
  });
});

describe('while the scheduled fetch is alive', () => {
  test('it refuses, without a request, and says when it will work', async () => {
    const world = await worldOfTest();
    const instance = world.instance();
    await instance.fetchEvents();
    const requests = world.cloudflare.requests.length;
    const before = instance.state.read();
    for (const minutes of [0, 5, 9]) {
      world.clock.wait(minutes * 60);
      const { ok, error } = await instance.collectEvents();
      expect(ok).toBe(false);
      expect(error?.message).toContain('The scheduled fetch of this instance ran at 2026-11-22T08:00:00Z');
    }
    expect(world.cloudflare.requests).toHaveLength(requests);
    expect(instance.state.read()).toEqual(before);
  });

  test('it works again 15 minutes after the last one', async () => {
    const world = await worldOfTest();
    const instance = world.instance();
    await instance.fetchEvents();
    world.clock.wait(15 * 60 - 1);
    expect((await instance.collectEvents()).ok).toBe(false);
    world.clock.wait(1);
    expect((await instance.collectEvents()).error).toBeUndefined();
  });

  test('a fetch that fails is alive as well', async () => {
    const world = await worldOfTest();
    const instance = world.instance({ http_collector_key: 'another-key' });
    happens(world, 'a');
    expect((await instance.fetchEvents()).ok).toBe(false);
    expect((await instance.collectEvents()).error?.message).toContain('ran at 2026-11-22T08:00:00Z');
  });
});

test('one collection follows the other without repeats and gaps, whoever starts it', async () => {
  const world = await worldOfTest();
  const instance = world.instance(accountOnly);
  happens(world, 'collected first');
  await instance.collectEvents();
  world.clock.wait(60);
  happens(world, 'fetched');
  expect((await instance.fetchEvents()).error).toBeUndefined();
  world.clock.wait(16 * 60);
  happens(world, 'collected');
  expect((await instance.collectEvents()).error).toBeUndefined();
  world.clock.wait(60);
  happens(world, 'fetched again');
  expect((await instance.fetchEvents()).error).toBeUndefined();
  expect(deliveredIds(world)).toEqual(['collected first', 'fetched', 'collected', 'fetched again']);
});

test('it shows what it did', async () => {
  const world = await worldOfTest();
  fillLogs(world, { accountAudit: 3, userAudit: 2 });
  const { entries } = await world.instance({ max_fetch_user_audit_logs: '1' }).collectEvents();
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
