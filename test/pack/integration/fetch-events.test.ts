import { describe, expect, test } from 'vitest';
import { restoreKeys } from '#src/runtime/collect/delivered-keys.js';
import { answering, type Faults, htmlError, onCalls, onPath } from '#src/testing/server/faults.js';
import { rateLimited, refusing } from '../../../pack/mock-api/faults.js';
import { countKeys } from '../../runtime/collect/count-keys.js';
import { deliveredEvents } from './delivered.js';
import { type Fixture, fixtureOfTest, start, streamNames } from './fixture.js';
import { account } from './organization.js';
import { auditRecord, fillLogs } from './records.js';

const [accountLogs, userLogs, accessLogs] = streamNames;
const accountOnly = { event_types_to_fetch: [accountLogs] };

function deliveredIds(fixture: Fixture): string[] {
  return deliveredEvents(fixture).map(({ id }) => String(id));
}

function sinceOf(fixture: Fixture): (string | null)[] {
  return fixture.cloudflare.requests.map(({ request }) =>
    new URL(request.path, fixture.cloudflare.url).searchParams.get('since'),
  );
}

describe('the first run', () => {
  test('freezes its start, even when it finds nothing', async () => {
    const fixture = await fixtureOfTest();
    const instance = fixture.instance({ ...accountOnly, first_fetch: '1 minute' });
    for (let minute = 0; minute < 10; minute += 1) {
      await instance.fetchEvents();
      fixture.clock.wait(60);
    }
    expect(new Set(sinceOf(fixture))).toEqual(new Set(['2026-11-22T07:58:59Z']));

    const log = fixture.cloudflare.logs.accountAudit(account.id);
    log.add(auditRecord('before', '2026-11-22T07:58:59Z'), fixture.clock.now());
    log.add(auditRecord('first', '2026-11-22T07:59:00Z'), fixture.clock.now());
    await instance.fetchEvents();
    expect(deliveredIds(fixture)).toEqual(['first']);
  });

  test.each([
    ['', '2026-11-22T07:58:59Z'],
    ['1 minute', '2026-11-22T07:58:59Z'],
    ['2 hours', '2026-11-22T05:59:59Z'],
    ['3 days ago', '2026-11-19T07:59:59Z'],
    ['2026-11-01T00:00:00Z', '2026-10-31T23:59:59Z'],
  ])('with First fetch time "%s" starts a second before its time', async (first_fetch, since) => {
    const fixture = await fixtureOfTest();
    await fixture.instance({ first_fetch }).fetchEvents();
    expect(new Set(sinceOf(fixture))).toEqual(new Set([since]));
  });
});

describe('the state', () => {
  test('is an object of texts: one of JSON for each log, and the version', async () => {
    const fixture = await fixtureOfTest();
    fillLogs(fixture, { accountAudit: 5, userAudit: 5, access: 5 });
    const instance = fixture.instance();
    await instance.fetchEvents();
    const { lastRun } = instance.state.read();
    expect(Object.keys(lastRun).sort()).toEqual(
      [...streamNames, 'capacity', 'run', 'sequence', 'version'].sort(),
    );
    expect(lastRun.version).toBe('2');
    for (const name of streamNames) {
      expect(JSON.parse(String(lastRun[name]))).toMatchObject({ delivered: 5, failures: 0, error: '' });
    }
    // Times and short keys, nothing of the events.
    expect(JSON.stringify(lastRun)).not.toMatch(/example\.|login|rec_add/);
  });

  test('holds no record that the collector has not accepted before', async () => {
    const heldAtRequest: number[] = [];
    const look: Faults = () => {
      const texts = Object.values(instance.state.read().integrationContext.context).map(String);
      heldAtRequest.push(texts.reduce((sum, text) => sum + rememberedIn(text), 0));
      return undefined;
    };
    const fixture = await fixtureOfTest({ collectorFaults: look });
    fillLogs(fixture, { accountAudit: 2500 });
    const instance = fixture.instance(accountOnly);
    await instance.fetchEvents();
    const sizes = fixture.collector.requests.map(({ request }) => request.body.split('\n').length - 1);
    expect(sizes.length).toBeGreaterThan(2);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(2500);
    let accepted = 0;
    heldAtRequest.forEach((held, index) => {
      expect(held).toBeLessThanOrEqual(accepted);
      accepted += sizes[index] ?? 0;
    });
  });

  test.each([{ throwDiscardsLastRun: true }, { throwDiscardsLastRun: false }])(
    'survives a run that fails: %o',
    async (options) => {
      let broken = true;
      const fixture = await fixtureOfTest({
        collectorFaults: (_request, _now, call) =>
          broken && call > 0 ? htmlError(403, 'Forbidden') : undefined,
      });
      fillLogs(fixture, { accountAudit: 2500 });
      const instance = fixture.instance(accountOnly, options);
      expect((await instance.fetchEvents()).ok).toBe(false);
      const before = fixture.collector.dataset.count();
      expect(before).toBeGreaterThan(0);
      broken = false;
      fixture.clock.wait(60);
      expect((await instance.fetchEvents()).error).toBeUndefined();
      expect(fixture.collector.dataset.count()).toBe(2500);
      expect(new Set(deliveredIds(fixture)).size).toBe(2500);
    },
  );
});

/** The records that a state of a stream remembers; 0 for any other text. */
function rememberedIn(text: string): number {
  if (!text.startsWith('{')) return 0;
  return countKeys(restoreKeys(JSON.parse(text).keys));
}

describe('what a run delivers', () => {
  test('is new each time, late records included', async () => {
    const fixture = await fixtureOfTest();
    const log = fixture.cloudflare.logs.accountAudit(account.id);
    log.add(auditRecord('a', '2026-11-22T07:58:00Z'));
    log.add(auditRecord('b', '2026-11-22T07:59:00.5Z'));
    const instance = fixture.instance(accountOnly);
    await instance.fetchEvents();
    fixture.clock.wait(60);
    log.add(auditRecord('late', '2026-11-22T07:58:30Z'), fixture.clock.now());
    log.add(auditRecord('same second', '2026-11-22T07:59:00.25Z'), fixture.clock.now());
    log.add(auditRecord('c', '2026-11-22T08:00:30Z'), fixture.clock.now());
    await instance.fetchEvents();
    await instance.fetchEvents();
    expect(deliveredIds(fixture)).toEqual(['a', 'b', 'late', 'same second', 'c']);
  });

  test('is at most the maximum of each log, oldest first, and the next run is asked for at once', async () => {
    const fixture = await fixtureOfTest();
    fillLogs(fixture, { accountAudit: 20, userAudit: 8, access: 3 });
    const instance = fixture.instance({
      max_fetch_account_audit_logs: '7',
      max_fetch_user_audit_logs: '7',
      max_fetch_access_authentication_logs: '7',
    });
    const counts: (readonly [account: number, user: number, access: number])[] = [];
    const asksForMore: boolean[] = [];
    for (let run = 0; run < 4; run += 1) {
      await instance.fetchEvents();
      const stored = fixture.collector.dataset.countBy('SOURCE_LOG_TYPE');
      counts.push([stored.get(accountLogs) ?? 0, stored.get(userLogs) ?? 0, stored.get(accessLogs) ?? 0]);
      asksForMore.push(instance.state.read().lastRun.nextTrigger === '0');
      fixture.clock.wait(60);
    }
    expect(counts).toEqual([
      [7, 7, 3],
      [14, 8, 3],
      [20, 8, 3],
      [20, 8, 3],
    ]);
    expect(asksForMore.slice(0, 2)).toEqual([true, true]);
    expect(asksForMore[3]).toBe(false);
    const ofAccount = deliveredEvents(fixture).filter((event) => event.SOURCE_LOG_TYPE === accountLogs);
    const times = ofAccount.map(({ when }) => Date.parse(String(when)));
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  test('goes on behind a page', async () => {
    const fixture = await fixtureOfTest();
    fillLogs(fixture, { access: 3200 });
    await fixture.instance({ event_types_to_fetch: [accessLogs] }).fetchEvents();
    expect(new Set(deliveredIds(fixture)).size).toBe(3200);
    expect(fixture.collector.dataset.count()).toBe(3200);
  });
});

describe('a log that cannot be read', () => {
  test('stops no other, and makes the run fail when it fails for the third time in a row', async () => {
    let broken = true;
    const fixture = await fixtureOfTest({
      cloudflareFaults: onPath('/access/', () => (broken ? refusing('missingPermission') : undefined)),
    });
    const instance = fixture.instance();
    const outcomes: (string | undefined)[] = [];
    for (let run = 0; run < 5; run += 1) {
      const at = new Date(fixture.clock.now() - 1000).toISOString();
      fixture.cloudflare.logs.accountAudit(account.id).add(auditRecord(`run ${run}`, at));
      broken = run < 4;
      const { error, logs } = await instance.fetchEvents();
      outcomes.push(error?.message);
      const complaints = logs.filter(({ level, text }) => level === 'error' && text.includes(accessLogs));
      expect(complaints.length).toBe(broken ? 1 : 0);
      fixture.clock.wait(60);
    }
    const message = expect.stringMatching(
      /^Access Authentication Logs: Cloudflare answered 403 \(code 10000/,
    );
    expect(outcomes).toEqual([undefined, undefined, message, message, undefined]);
    expect(deliveredIds(fixture)).toEqual(['run 0', 'run 1', 'run 2', 'run 3', 'run 4']);
  });

  test('makes the run fail at once when no other log is left', async () => {
    const fixture = await fixtureOfTest({ cloudflareFaults: () => refusing('unknownToken') });
    const { error } = await fixture.instance().fetchEvents();
    expect(error?.message.split('\n')).toHaveLength(3);
    for (const name of streamNames) expect(error?.message).toContain(`${name}: Cloudflare answered 401`);
  });

  test('is asked again within the run when the fault may pass', async () => {
    const fixture = await fixtureOfTest({
      cloudflareFaults: onPath('/accounts/', onCalls([0, 1], htmlError(502, 'Bad Gateway'))),
    });
    fillLogs(fixture, { accountAudit: 3 });
    expect((await fixture.instance(accountOnly).fetchEvents()).error).toBeUndefined();
    expect(fixture.collector.dataset.count()).toBe(3);
  });

  test('is not asked again before the time that a full quota names', async () => {
    const fixture = await fixtureOfTest({ cloudflareFaults: onCalls([0], rateLimited(20)) });
    fillLogs(fixture, { accountAudit: 3 });
    expect((await fixture.instance(accountOnly).fetchEvents()).error).toBeUndefined();
    expect(fixture.collector.dataset.count()).toBe(3);
    const [refused, next] = fixture.cloudflare.requests;
    expect((next?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(20_000);
  });
});

test('no request to Cloudflare starts after the time budget', async () => {
  const fixture = await fixtureOfTest({ latencySeconds: 9, behavior: { pageSizeCap: 10 } });
  fillLogs(fixture, { accountAudit: 500 });
  await fixture.instance({ time_budget: '30' }).fetchEvents();
  const starts = fixture.cloudflare.requests.map(({ at }) => (at - start) / 1000);
  expect(Math.max(...starts)).toBeLessThan(30);
  expect(starts.length).toBe(4);
  expect(fixture.collector.dataset.count()).toBeGreaterThan(0);
});

describe('the address of Cloudflare', () => {
  test.each(['', '/', '/client/v4', '/client/v4/'])('may end in "%s"', async (ending) => {
    const fixture = await fixtureOfTest();
    await fixture.instance({ ...accountOnly, url: fixture.cloudflare.url + ending }).fetchEvents();
    expect(fixture.cloudflare.requests.map(({ request }) => request.path.split('?')[0])).toEqual([
      `/client/v4/accounts/${account.id}/audit_logs`,
    ]);
  });
});

test('every request to Cloudflare asks for the oldest records first, in pages of an accepted size', async () => {
  const fixture = await fixtureOfTest();
  await fixture.instance().fetchEvents();
  for (const { request } of fixture.cloudflare.requests) {
    const query = new URL(request.path, fixture.cloudflare.url).searchParams;
    expect(Object.fromEntries(query)).toEqual({
      since: '2026-11-22T06:59:59Z',
      direction: 'asc',
      per_page: '1000',
      page: '1',
    });
  }
});

test('all requests name the integration as their agent', async () => {
  const fixture = await fixtureOfTest();
  fillLogs(fixture, { accountAudit: 1 });
  const instance = fixture.instance();
  await instance.test();
  await instance.getEvents({ should_push_events: 'true' });
  await instance.fetchEvents();
  const agents = [...fixture.cloudflare.requests, ...fixture.collector.requests].map(
    ({ request }) => request.headers['user-agent'],
  );
  expect(new Set(agents)).toEqual(new Set(['cortex-cloudflare-zero-trust-logs']));
});

describe('each run writes a line for each log', () => {
  test.each([
    { name: 'a run that delivers', records: 2, faults: undefined, level: 'info' },
    { name: 'a run that finds nothing', records: 0, faults: undefined, level: 'info' },
    { name: 'a run in which all fails', records: 2, faults: htmlError(500, 'Error'), level: 'error' },
  ])('$name', async ({ records, faults, level }) => {
    const fixture = await fixtureOfTest({ cloudflareFaults: () => faults });
    fillLogs(fixture, { accountAudit: records, userAudit: records, access: records });
    const { logs } = await fixture.instance().fetchEvents();
    for (const name of streamNames) {
      expect(logs).toContainEqual({
        level,
        text: expect.stringMatching(
          new RegExp(`^\\[${name}\\] \\d+ events delivered, \\d+ pages read, complete until 2026-`),
        ),
      });
    }
  });
});

test('what Cloudflare answers without success, page or list delivers nothing and loses nothing', async () => {
  const strange = answering({ status: 200, headers: {}, body: '{"success":true,"result":{"items":[]}}' });
  const fixture = await fixtureOfTest({ cloudflareFaults: onCalls([0, 1, 2, 3], strange) });
  fillLogs(fixture, { accountAudit: 3 });
  const instance = fixture.instance(accountOnly);
  expect((await instance.fetchEvents()).ok).toBe(false);
  expect((await instance.fetchEvents()).error).toBeUndefined();
  expect(fixture.collector.dataset.count()).toBe(3);
});
