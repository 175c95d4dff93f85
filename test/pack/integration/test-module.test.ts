import { describe, expect, test } from 'vitest';
import { answering, htmlError, onPath } from '#src/testing/server/faults.js';
import { type Fixture, fixtureOfTest, start, streamNames } from './fixture.js';
import { account, tokens } from './organization.js';
import { fillLogs } from './records.js';

const [accountLogs, userLogs, accessLogs] = streamNames;
const paths = {
  [accountLogs]: `/client/v4/accounts/${account.id}/audit_logs`,
  [userLogs]: '/client/v4/user/audit_logs',
  [accessLogs]: `/client/v4/accounts/${account.id}/access/logs/access_requests`,
};

describe('Test asks for the selected logs only, each with the smallest request', () => {
  test.each([
    { selected: [accountLogs] },
    { selected: [userLogs] },
    { selected: [accessLogs] },
    { selected: [accessLogs, accountLogs] },
    { selected: [...streamNames] },
  ])('$selected', async ({ selected }) => {
    const fixture = await fixtureOfTest();
    fillLogs(fixture, { accountAudit: 30, userAudit: 30, access: 30 });
    const { ok } = await fixture.instance({ event_types_to_fetch: selected }).test();
    expect(ok).toBe(true);
    const asked = fixture.cloudflare.requests.map(({ request }) => request.path.split('?'));
    expect(asked.map(([path]) => path).sort()).toEqual(selected.map((name) => paths[name]).sort());
    for (const [, query] of asked) {
      const parameters = new URLSearchParams(query);
      expect(parameters.get('per_page')).toBe('1');
      expect(parameters.get('page')).toBe('1');
      expect(parameters.get('since')).toBe('2026-11-22T07:00:00Z');
    }
  });
});

test('Test passes on empty logs', async () => {
  const fixture = await fixtureOfTest();
  expect((await fixture.instance().test()).entries).toMatchObject([{ Contents: 'ok' }]);
});

test('Test does not depend on Fetch events being ticked', async () => {
  const fixture = await fixtureOfTest();
  expect((await fixture.instance({ isFetchEvents: false }).test()).error).toBeUndefined();
  expect((await fixture.instance({ isFetchEvents: true }).test()).error).toBeUndefined();
});

test('Test stores no event and calls nothing that changes the state', async () => {
  const fixture = await fixtureOfTest();
  fillLogs(fixture, { accountAudit: 30, userAudit: 30, access: 30 });
  const instance = fixture.instance();
  const before = instance.state.read();
  let written = 0;
  const setLastRun = instance.state.setLastRun.bind(instance.state);
  const setContext = instance.state.setIntegrationContext.bind(instance.state);
  Object.assign(instance.state, {
    setLastRun: (...args: Parameters<typeof setLastRun>) => {
      written += 1;
      setLastRun(...args);
    },
    setIntegrationContext: (...args: Parameters<typeof setContext>) => {
      written += 1;
      return setContext(...args);
    },
  });
  await instance.test();
  expect(instance.state.read()).toEqual(before);
  expect(written).toBe(0);
  expect(fixture.collector.dataset.count()).toBe(0);
  expect(fixture.collector.requests.map(({ request }) => [request.method, request.body])).toEqual([
    ['POST', ''],
  ]);

  await instance.fetchEvents();
  expect(written).toBeGreaterThan(0);
  const collected = instance.state.read();
  await instance.test();
  expect(instance.state.read()).toEqual(collected);
});

describe('Test takes the answer of the collector to an empty body for its word on URL and key', () => {
  test.each([
    { status: 200, passes: true },
    { status: 400, passes: true },
    { status: 413, passes: true },
    { status: 429, passes: true },
    { status: 500, passes: true },
    { status: 503, passes: true },
    { status: 401, passes: false },
    { status: 403, passes: false },
    { status: 404, passes: false },
    { status: 302, passes: false },
    { status: 405, passes: false },
    { status: 407, passes: false },
    { status: 200, body: '{"error": "false"}', passes: true },
    { status: 200, body: '<!DOCTYPE html><html>Sign in</html>', passes: false },
    { status: 200, body: 'Welcome', passes: false },
    { status: 200, body: '{"error":"no such collector"}', passes: false },
  ])('$status $body', async ({ status, body = '', passes }) => {
    const fixture = await fixtureOfTest({
      collectorFaults: () => answering({ status, headers: {}, body }),
    });
    const { ok, error } = await fixture.instance().test();
    expect(ok).toBe(passes);
    if (!passes) {
      const after = body === '' ? '. ' : ', but ';
      expect(error?.message).toContain(`The HTTP Log Collector answered ${status}${after}`);
    }
  });

  test('its real answers: a wrong key, a wrong path', async () => {
    const fixture = await fixtureOfTest();
    const wrongKey = await fixture.instance({ http_collector_key: 'another-key' }).test();
    expect(wrongKey.error?.message).toContain('answered 401');
    const wrongPath = await fixture
      .instance({ http_collector_url: fixture.collector.url.replace('event', 'events') })
      .test();
    expect(wrongPath.error?.message).toContain('answered 404');
  });
});

test('Test tells of every log and of the collector at once, and of logs that fail alike in one line', async () => {
  const fixture = await fixtureOfTest({
    cloudflareFaults: onPath('/audit_logs', () => htmlError(502, 'Bad Gateway')),
    collectorFaults: () => answering({ status: 401, headers: {}, body: '' }),
  });
  const { error } = await fixture.instance().test();
  const lines = (error?.message ?? '').split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^Account Audit Logs, User Audit Logs: Cloudflare answered 502\. /);
  expect(lines[1]).toBe('These event types work: Access Authentication Logs.');
  expect(lines[2]).toMatch(/^The HTTP Log Collector answered 401\. /);
});

describe('Test starts no request after 60 seconds', () => {
  test.each([
    { latencySeconds: 25, untested: 'HTTP Log Collector' },
    { latencySeconds: 70, untested: 'User Audit Logs, Access Authentication Logs' },
  ])('with an answer every $latencySeconds seconds', async ({ latencySeconds, untested }) => {
    const fixture = await fixtureOfTest({ latencySeconds });
    const { ok, error } = await fixture.instance().test();
    expect(lastRequest(fixture)).toBeLessThan(60);
    expect(ok).toBe(false);
    expect(error?.message).toContain(`${untested}: not tested, because`);
  });

  test('not even to explain a refusal', async () => {
    const fixture = await fixtureOfTest({ latencySeconds: 19 });
    const powerless = { token_credentials: { identifier: '', password: tokens.powerless.value } };
    const { error } = await fixture.instance(powerless).test();
    expect(fixture.cloudflare.requests).toHaveLength(4);
    expect(lastRequest(fixture)).toBeLessThan(60);
    expect(error?.message).toContain('needs the permission');
  });
});

/** Seconds from the start to the last request. */
function lastRequest({ cloudflare, collector }: Fixture): number {
  return Math.max(...[...cloudflare.requests, ...collector.requests].map(({ at }) => at - start)) / 1000;
}
