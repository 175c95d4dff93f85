// @module-tag slow

import { describe, expect, test } from 'vitest';
import type { InstanceOptions } from '#src/simulator/instance/instance.js';
import { onCalls, onPath, resetAfter, resetBefore } from '#src/testing/server/faults.js';
import { rateLimited } from '../../../pack/mock-api/faults.js';
import { deliveredEvents } from './delivered.js';
import { fixtureOfTest, start } from './fixture.js';
import { account } from './organization.js';
import { auditRecord, fillLogs } from './records.js';

const variants = [{ transportFailure: 'throw' }, { transportFailure: 'status' }] as const;

describe.each(variants)('a request without an answer: $transportFailure', (options) => {
  test('of Cloudflare is explained by Test and by the commands', async () => {
    const fixture = await fixtureOfTest({ cloudflareFaults: () => resetBefore });
    const instance = fixture.instance({}, options);
    const runs = [
      await instance.test(),
      await instance.getEvents(),
      await instance.fetchEvents(),
      await fixture.instance({}, options).collectEvents(),
    ];
    for (const { ok, error } of runs) {
      expect(ok).toBe(false);
      expect(error?.message).toMatch(/Cloudflare did not answer \(.*connection reset.*\)\. Check Server URL/);
    }
  });

  test('of the collector is explained by Test, and loses nothing in a fetch', async () => {
    let broken = true;
    const fixture = await fixtureOfTest({ collectorFaults: () => (broken ? resetBefore : undefined) });
    fillLogs(fixture, { accountAudit: 5 });
    const instance = fixture.instance({}, options);
    for (const { error } of [await instance.test(), await instance.fetchEvents()]) {
      expect(error?.message).toMatch(
        /The HTTP Log Collector did not answer \(.*connection reset.*\)\. Check HTTP Log Collector URL/,
      );
    }
    broken = false;
    expect((await instance.fetchEvents()).error).toBeUndefined();
    expect(fixture.collector.dataset.count()).toBe(5);
  });

  test('in the middle of a fetch is asked for again', async () => {
    const fixture = await fixtureOfTest({
      cloudflareFaults: onPath('/access/', onCalls([0], resetAfter)),
      collectorFaults: onCalls([0], resetBefore),
    });
    fillLogs(fixture, { accountAudit: 5, userAudit: 5, access: 5 });
    expect((await fixture.instance({}, options).fetchEvents()).error).toBeUndefined();
    expect(fixture.collector.dataset.count()).toBe(15);
  });
});

describe('a server without', () => {
  const lacking: readonly (readonly [name: string, without: NonNullable<InstanceOptions['without']>])[] = [
    ['logDebug', ['logDebug']],
    ['logInfo', ['logInfo']],
    ['logError', ['logError']],
    ['any log', ['log', 'logInfo', 'logDebug', 'logError']],
    ['wait', ['wait']],
    ['demistoVersion', ['demistoVersion']],
    ['btoa and atob', ['btoa', 'atob']],
    ['getIntegrationContext', ['getIntegrationContext']],
    ['setIntegrationContext', ['setIntegrationContext']],
    ['the integration context', ['getIntegrationContext', 'setIntegrationContext']],
    ['getLastRun', ['getLastRun']],
    ['setLastRun', ['setLastRun']],
    ['the last run', ['getLastRun', 'setLastRun']],
    [
      'everything optional',
      [
        'log',
        'logInfo',
        'logDebug',
        'logError',
        'wait',
        'demistoVersion',
        'btoa',
        'atob',
        'getIntegrationContext',
        'setIntegrationContext',
      ],
    ],
  ];

  test.each(lacking)('%s: Test, the command and the fetch work', async (_name, without) => {
    const fixture = await fixtureOfTest({
      cloudflareFaults: onPath('/access/', onCalls([2], rateLimited(3))),
    });
    fillLogs(fixture, { accountAudit: 5, userAudit: 5, access: 5 });
    const instance = fixture.instance({}, { without });
    expect((await instance.test()).error).toBeUndefined();
    expect((await instance.getEvents({ limit: '2' })).error).toBeUndefined();
    for (let run = 0; run < 3; run += 1) {
      expect((await instance.fetchEvents()).error).toBeUndefined();
      fixture.clock.wait(60);
    }
    expect(fixture.collector.dataset.count()).toBe(15);
    expect(new Set(deliveredEvents(fixture).map(({ id }) => id)).size).toBe(15);
  });

  test('any place for the state: nothing is delivered, because it would be again and again', async () => {
    const fixture = await fixtureOfTest();
    fillLogs(fixture, { accountAudit: 5 });
    const instance = fixture.instance(
      {},
      { without: ['getIntegrationContext', 'setIntegrationContext', 'getLastRun', 'setLastRun'] },
    );
    const { ok, error } = await instance.fetchEvents();
    expect(ok).toBe(false);
    expect(error?.message).toContain('state of the collection could not be saved');
    expect(fixture.collector.requests).toEqual([]);
    expect((await instance.test()).error).toBeUndefined();
  });

  test('an integration context: the command for other schedulers says so', async () => {
    const fixture = await fixtureOfTest();
    fillLogs(fixture, { accountAudit: 5 });
    const instance = fixture.instance({}, { without: ['getIntegrationContext', 'setIntegrationContext'] });
    expect((await instance.collectEvents()).error?.message).toContain('could not be saved');
    expect(fixture.collector.requests).toEqual([]);
  });

  test('room for the records of one second: a record that is too large does not let others come again', async () => {
    const fixture = await fixtureOfTest();
    const log = fixture.cloudflare.logs.accountAudit(account.id);
    const when = new Date(start - 480_000).toISOString();
    for (let i = 0; i < 4000; i += 1) {
      const oldValue = i === 1100 ? 'x'.repeat(5_100_000) : '';
      log.add(auditRecord(`record ${i}`, when, { oldValue }));
    }
    const instance = fixture.instance({
      event_types_to_fetch: ['Account Audit Logs'],
      max_fetch_account_audit_logs: '1500',
    });
    const { state } = instance;
    const refusing = <T extends unknown[], R>(store: (value: object, ...more: T) => R) => {
      return (value: object, ...more: T): R => {
        if (JSON.stringify(value).length > 6000) throw new Error('value too large');
        return store(value, ...more);
      };
    };
    state.setIntegrationContext = refusing(state.setIntegrationContext.bind(state) as never);
    state.setLastRun = refusing(state.setLastRun.bind(state) as never);
    for (let run = 0; run < 6; run += 1) {
      await instance.fetchEvents();
      fixture.clock.wait(60);
    }
    const ids = deliveredEvents(fixture).map(({ id }) => id);
    expect(new Set(ids).size).toBe(3999);
    expect(ids).toHaveLength(3999);
  });

  test('time, because it stores the state slowly: the failure says so', async () => {
    const fixture = await fixtureOfTest();
    const instance = fixture.instance({ time_budget: '50' });
    const store = instance.state.setIntegrationContext.bind(instance.state);
    instance.state.setIntegrationContext = (...state) => {
      fixture.clock.wait(55);
      return store(...state);
    };
    await instance.fetchEvents();
    await instance.fetchEvents();
    const { error } = await instance.fetchEvents();
    expect(error?.message).toContain('the server took it to store the state');
    expect(error?.message).not.toContain('rate limit');
    expect(fixture.cloudflare.requests).toEqual([]);
  });

  test('http: every command says so', async () => {
    const fixture = await fixtureOfTest();
    const instance = fixture.instance({}, { without: ['http'] });
    for (const { error } of [
      await instance.test(),
      await instance.getEvents(),
      await instance.fetchEvents(),
    ]) {
      expect(error?.message).toContain('this server offers scripts no http function');
    }
  });
});
