import { describe, expect, test } from 'vitest';
import { answering, type Faults, htmlError, onCalls, resetBefore } from '#src/testing/server/faults.js';
import { deliveredEvents } from './delivered.js';
import { type Fixture, fixtureOfTest } from './fixture.js';
import { account, collectorKey, user } from './organization.js';
import { accessRecord, auditRecord, fillLogs } from './records.js';

const accountOnly = { event_types_to_fetch: ['Account Audit Logs'] };
const mebibyte = 1_048_576;

function addRecords(fixture: Fixture, count: number, more: object): void {
  const log = fixture.cloudflare.logs.accountAudit(account.id);
  for (let i = 0; i < count; i += 1) {
    log.add(auditRecord(`record ${i}`, `2026-11-22T07:50:${String(i % 60).padStart(2, '0')}Z`, more));
  }
}

/** The collector takes no body of more bytes. */
function takingAtMost(bytes: number): Faults {
  return ({ body }) =>
    Buffer.byteLength(body) > bytes ? answering({ status: 413, headers: {}, body: '' }) : undefined;
}

describe('a batch', () => {
  test('is newline-delimited JSON with the bare key, not compressed', async () => {
    const fixture = await fixtureOfTest();
    addRecords(fixture, 3, { newValue: 'line\nbreak \u2028 and \u0000' });
    await fixture.instance(accountOnly).fetchEvents();
    expect(fixture.collector.requests).toHaveLength(1);
    const [{ request } = { request: undefined }] = fixture.collector.requests;
    expect(request).toMatchObject({
      method: 'POST',
      path: '/logs/v1/event',
      headers: { authorization: collectorKey, 'content-type': 'application/json' },
    });
    expect(request?.headers).not.toHaveProperty('content-encoding');
    const lines = (request?.body ?? '').split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[3]).toBe('');
    expect(lines.slice(0, 3).map((line) => JSON.parse(line).id)).toEqual([
      'record 0',
      'record 1',
      'record 2',
    ]);
  });

  test.each([
    { name: 'letters of one byte', letter: 'x', count: 60 },
    { name: 'letters of two bytes', letter: 'ü', count: 60 },
    { name: 'letters of three bytes', letter: '\u4e2d', count: 60 },
    { name: 'letters of four bytes', letter: '\ud83d\ude80', count: 60 },
  ])('has at most 1 MiB of UTF-8: $name', { tags: ['slow'] }, async ({ letter, count }) => {
    const fixture = await fixtureOfTest();
    addRecords(fixture, count, { newValue: letter.repeat(30_000) });
    await fixture.instance(accountOnly).fetchEvents();
    const sizes = fixture.collector.requests.map(({ request }) => request.bytes?.byteLength ?? 0);
    for (const size of sizes) expect(size).toBeLessThanOrEqual(mebibyte);
    // Two neighbours together would not have fitted: the batches are no smaller than they must be.
    expect((sizes[0] ?? 0) + (sizes[1] ?? 0)).toBeGreaterThan(mebibyte);
    expect(new Set(deliveredEvents(fixture).map(({ id }) => id)).size).toBe(count);
  });

  test('that is too large for the collector is halved until it fits', async () => {
    const fixture = await fixtureOfTest({ collectorFaults: takingAtMost(4_000) });
    addRecords(fixture, 50, {});
    const { ok } = await fixture.instance(accountOnly).fetchEvents();
    expect(ok).toBe(true);
    const ids = deliveredEvents(fixture).map(({ id }) => id);
    expect(ids.slice().sort()).toEqual(Array.from({ length: 50 }, (_, i) => `record ${i}`).sort());
  });
});

describe('a record that the collector can never take', () => {
  const small = auditRecord('small', '2026-11-22T07:50:00Z');
  const huge = auditRecord('huge', '2026-11-22T07:50:01Z', { newValue: 'x'.repeat(5_000_001) });
  const last = auditRecord('last', '2026-11-22T07:50:02Z');

  test.each([
    {
      name: 'over 5 MB',
      faults: undefined,
      description: /^\[HTTP Log Collector\] The record huge was left out: its 5\d{6} bytes /,
    },
    {
      name: 'alone in a batch that the collector refuses',
      faults: takingAtMost(4_000_000),
      description: /^\[HTTP Log Collector\] The record huge was left out: its 5\d{6} bytes /,
    },
  ])(
    '$name is left out, with its id in the error log, and does not hold up the others',
    async ({ faults, description }) => {
      const fixture = await fixtureOfTest(faults && { collectorFaults: faults });
      for (const record of [small, huge, last]) fixture.cloudflare.logs.accountAudit(account.id).add(record);
      const instance = fixture.instance(accountOnly);
      const first = await instance.fetchEvents();
      expect(first.ok).toBe(true);
      expect(deliveredEvents(fixture).map(({ id }) => id)).toEqual(['small', 'last']);
      expect(first.logs).toContainEqual({ level: 'error', text: expect.stringMatching(description) });
      expect(first.logs).toContainEqual({
        level: 'info',
        text: expect.stringContaining('[Account Audit Logs] 2 events delivered'),
      });

      const requests = fixture.collector.requests.length;
      const second = await instance.fetchEvents();
      expect(fixture.collector.requests).toHaveLength(requests);
      expect(second.logs.filter(({ level }) => level === 'error')).toEqual([]);
    },
  );

  test('a smaller limit of the collector counts as well', async () => {
    const fixture = await fixtureOfTest({ collectorFaults: takingAtMost(100_000) });
    const log = fixture.cloudflare.logs.accountAudit(account.id);
    log.add(small);
    log.add(auditRecord('large', '2026-11-22T07:50:01Z', { newValue: 'x'.repeat(200_000) }));
    log.add(last);
    const { logs } = await fixture.instance(accountOnly).fetchEvents();
    expect(deliveredEvents(fixture).map(({ id }) => id)).toEqual(['small', 'last']);
    expect(logs).toContainEqual({
      level: 'error',
      text: expect.stringMatching(/The record large was left out: its \d+ bytes are too large .*413/),
    });
  });

  test('that is nested too deeply is left out, too, and counts in the status', async () => {
    const fixture = await fixtureOfTest();
    const log = fixture.cloudflare.logs.accountAudit(account.id);
    for (const [at, levels] of [490, 600].entries()) {
      const metadata = JSON.parse('[{"a":'.repeat(levels / 2) + '1' + '}]'.repeat(levels / 2));
      log.add(auditRecord(`${levels} levels`, `2026-11-22T07:50:0${at}Z`, { metadata }));
    }
    log.add(last);
    const instance = fixture.instance(accountOnly);
    const { error, logs } = await instance.fetchEvents();
    expect(error).toBeUndefined();
    expect(deliveredEvents(fixture).map(({ id }) => id)).toEqual(['490 levels', 'last']);
    expect(logs).toContainEqual({
      level: 'error',
      text: '[HTTP Log Collector] The record 600 levels was left out: it is nested too deeply.',
    });
    const [status] = (await instance.run('cloudflare-zero-trust-get-status')).entries ?? [];
    expect(status).toMatchObject({
      Contents: {
        streams: [
          { leftOut: 1, leftOutId: '600 levels', problem: expect.stringMatching(/^1 events were left out/) },
        ],
      },
    });
  });
});

test('a collector that finds every record too large fails, and nothing is left out', async () => {
  let broken = true;
  const fixture = await fixtureOfTest({
    collectorFaults: () => (broken ? answering({ status: 413, headers: {}, body: '' }) : undefined),
  });
  fillLogs(fixture, { accountAudit: 5 });
  const instance = fixture.instance(accountOnly);
  const { error, logs } = await instance.fetchEvents();
  expect(error?.message).toMatch(
    /answered 413\. The batch is too large\. It was a single record of \d+ bytes, so its size is not the cause\./,
  );
  expect(logs.filter(({ text }) => text.includes('left out'))).toEqual([]);
  broken = false;
  expect((await instance.fetchEvents()).error).toBeUndefined();
  expect(fixture.collector.dataset.count()).toBe(5);
});

describe('a collector that refuses the events of one log', () => {
  const logs = {
    event_types_to_fetch: ['Account Audit Logs', 'User Audit Logs', 'Access Authentication Logs'],
  };
  const ofUsers: Faults = (request, ...more) =>
    request.body.includes('"User Audit Logs"') ? broken(request, ...more) : undefined;
  let broken: Faults = () => undefined;

  /** The messages of so many runs, each with a new event in every log. */
  async function outcomes(fixture: Fixture, runs: number) {
    const instance = fixture.instance(logs);
    const messages: (string | undefined)[] = [];
    for (let run = 0; run < runs; run += 1) {
      const at = new Date(fixture.clock.now() - 1000).toISOString();
      const { logs: sources } = fixture.cloudflare;
      sources.accountAudit(account.id).add(auditRecord(`account ${run}`, at));
      sources.userAudit(user.id).add(auditRecord(`user ${run}`, at));
      sources.access(account.id).add(accessRecord(`ray ${run}`, at));
      const result = await instance.fetchEvents();
      messages.push(result.error?.message);
      expect(result.logs.some(({ level }) => level === 'error')).toBe(true);
      fixture.clock.wait(60);
    }
    return messages;
  }

  test.each([
    { status: 400, body: 'unexpected format' },
    { status: 422, body: '' },
    { status: 200, body: '{"error":"true"}' },
  ])('with $status: the others go on, and the third run in a row fails', async ({ status, body }) => {
    broken = () => answering({ status, headers: {}, body });
    const fixture = await fixtureOfTest({ collectorFaults: ofUsers });
    const message = expect.stringMatching(
      new RegExp(`^User Audit Logs: The HTTP Log Collector answered ${status}[.,] .*If it takes no`),
    );
    expect(await outcomes(fixture, 4)).toEqual([undefined, undefined, message, message]);
    const stored = fixture.collector.dataset.countBy('SOURCE_LOG_TYPE');
    expect([...stored].sort()).toEqual([
      ['Access Authentication Logs', 4],
      ['Account Audit Logs', 4],
    ]);
  });

  test('with 503: the run ends, says so in the log, and the third run in a row fails', async () => {
    broken = () => answering({ status: 503, headers: {}, body: '' });
    const fixture = await fixtureOfTest({ collectorFaults: ofUsers });
    const [third] = (await outcomes(fixture, 5)).slice(-1);
    expect(third).toMatch(/The HTTP Log Collector answered 503\. /);
  });

  test('with 401: the run fails at once', async () => {
    broken = () => answering({ status: 401, headers: {}, body: '' });
    const fixture = await fixtureOfTest({ collectorFaults: ofUsers });
    const message = expect.stringMatching(/^The HTTP Log Collector answered 401\. /);
    expect(await outcomes(fixture, 2)).toEqual([message, message]);
  });
});

describe('a collector that fails for a while', () => {
  const passing = [
    { name: 'a broken connection', fault: resetBefore },
    { name: '429', fault: answering({ status: 429, headers: {}, body: '' }) },
    { name: '429 with a time', fault: answering({ status: 429, headers: { 'retry-after': '9' }, body: '' }) },
    {
      name: '500',
      fault: answering({ status: 500, headers: {}, body: '{"error":"error processing request"}' }),
    },
    { name: '502 as a page', fault: htmlError(502, 'Bad Gateway') },
    { name: '503', fault: answering({ status: 503, headers: {}, body: '' }) },
  ];

  test.each(passing)('$name: the batch is sent again in the same run', async ({ fault }) => {
    const fixture = await fixtureOfTest({ collectorFaults: onCalls([0], fault) });
    fillLogs(fixture, { accountAudit: 5 });
    expect((await fixture.instance(accountOnly).fetchEvents()).error).toBeUndefined();
    expect(fixture.collector.requests).toHaveLength(2);
    expect(fixture.collector.dataset.count()).toBe(5);
  });

  test.each(passing)('$name for a whole run: the next run delivers', async ({ fault }) => {
    let broken = true;
    const fixture = await fixtureOfTest({ collectorFaults: () => (broken ? fault : undefined) });
    fillLogs(fixture, { accountAudit: 5 });
    const instance = fixture.instance(accountOnly);
    expect((await instance.fetchEvents()).ok).toBe(false);
    expect(fixture.collector.dataset.count()).toBe(0);
    broken = false;
    fixture.clock.wait(60);
    expect((await instance.fetchEvents()).error).toBeUndefined();
    expect(fixture.collector.dataset.count()).toBe(5);
  });

  test.each([
    { status: 400, body: 'gzip compression error (invalid header)' },
    { status: 401, body: '' },
    { status: 403, body: '' },
    { status: 404, body: 'page not found' },
    { status: 200, body: '{"error":"quota exceeded"}' },
    { status: 200, body: '<html>Sign in</html>' },
    { status: 302, body: '' },
  ])('$status $body: sent once, not taken for a success', async ({ status, body }) => {
    let broken = true;
    const refusal = answering({ status, headers: {}, body });
    const fixture = await fixtureOfTest({ collectorFaults: () => (broken ? refusal : undefined) });
    fillLogs(fixture, { accountAudit: 5 });
    const instance = fixture.instance(accountOnly);
    const { ok, error } = await instance.fetchEvents();
    expect(ok).toBe(false);
    expect(error?.message).toContain(`The HTTP Log Collector answered ${status}`);
    expect(fixture.collector.requests).toHaveLength(1);
    broken = false;
    await instance.fetchEvents();
    expect(fixture.collector.dataset.count()).toBe(5);
  });

  test.each([
    { status: 200, body: 'OK' },
    { status: 200, body: '', requests: 2 },
    { status: 202, body: '\n', requests: 2 },
    { status: 204, body: '', requests: 2 },
    { status: 200, body: '{}' },
    { status: 200, body: '{"error": "tr' },
    { status: 200, body: '{"success":false,"message":"quota exceeded"}' },
    { status: 200, body: '{"reply":{"err_code":500}}' },
    { status: 200, body: '[{"error":"false"}]' },
  ])('$status with the body "$body" is no acknowledgement', async ({ status, body, requests = 1 }) => {
    const fixture = await fixtureOfTest({
      collectorFaults: () => answering({ status, headers: {}, body }),
    });
    fillLogs(fixture, { accountAudit: 5 });
    const instance = fixture.instance(accountOnly);
    expect((await instance.fetchEvents()).error?.message).toMatch(
      new RegExp(
        `^The HTTP Log Collector answered ${status}, but did not acknowledge the events(: it sent ".*")?\\. If it takes no events at all, a proxy or another server may answer at this address\\. Check HTTP Log Collector URL\\.$`,
      ),
    );
    // A collector that takes events without a word gets no more copies than that in a run.
    expect(fixture.collector.requests).toHaveLength(requests);
  });

  test.each([200, 202, 204])(
    '%i without a word, in a spike, is asked again in the same run',
    async (status) => {
      const fixture = await fixtureOfTest({
        collectorFaults: onCalls([0], answering({ status, headers: {}, body: '' })),
      });
      fillLogs(fixture, { accountAudit: 5 });
      const instance = fixture.instance(accountOnly);
      expect((await instance.fetchEvents()).error).toBeUndefined();
      expect(fixture.collector.dataset.count()).toBe(5);
      expect(fixture.collector.requests).toHaveLength(2);
    },
  );

  test.each(['{ "error": "false"}', '{"error":false}', '\ufeff{"error":"False"}', '{"error":null}'])(
    '200 with the body %s is a success',
    async (body) => {
      const fixture = await fixtureOfTest({
        collectorFaults: () => answering({ status: 200, headers: {}, body }),
      });
      fillLogs(fixture, { accountAudit: 5 });
      const instance = fixture.instance(accountOnly);
      expect((await instance.fetchEvents()).error).toBeUndefined();
      await instance.fetchEvents();
      expect(fixture.collector.requests).toHaveLength(1);
    },
  );
});
