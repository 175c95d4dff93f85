import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answering } from '#src/testing/server/faults.js';
import { refusing } from '../../../pack/mock-api/faults.js';
import type { AccessRecord } from '../../../pack/mock-api/records.js';
import { deliveredEvents } from './delivered.js';
import { fixtureOfTest, start, streamNames } from './fixture.js';
import { account } from './organization.js';
import { auditRecord } from './records.js';

/** Sources that answer in ways that no document mentions: each file says what is given and what is right. */
function caseOf<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`cases/${name}.json`, import.meta.url), 'utf8'));
}

interface RefusedPage {
  readonly records_by_age_in_seconds: readonly number[];
  readonly settings: { readonly first_fetch: string };
  readonly stream: string;
}

interface RateLimit {
  readonly streams: readonly string[];
  readonly answers: { readonly any: { readonly status: number; readonly body: string } };
}

const minute = 60_000;
const iso = (at: number) => new Date(at).toISOString();

test.each([1, 2, 3, 5])(
  'the page behind the last one may be refused, with %i records in the last second',
  async (inLastSecond) => {
    const { records_by_age_in_seconds, settings, stream } = caseOf<RefusedPage>(
      'page-behind-the-end-is-refused',
    );
    const fixture = await fixtureOfTest({ behavior: { behindTheEnd: 'refused' } });
    const log = fixture.cloudflare.logs.accountAudit(account.id);
    const last = Math.min(...records_by_age_in_seconds);
    let made = 0;
    for (const age of records_by_age_in_seconds) {
      for (let i = 0; i < (age === last ? inLastSecond : 1); i += 1) {
        made += 1;
        log.add(auditRecord(`old ${made}`, iso(start - age * 1000)));
      }
    }
    const instance = fixture.instance({ ...settings, event_types_to_fetch: [stream] });
    for (let run = 0; run < 3; run += 1) {
      expect((await instance.fetchEvents()).error).toBeUndefined();
      expect(fixture.collector.dataset.count()).toBe(made + run);
      fixture.clock.wait(60);
      log.add(auditRecord(`new ${run}`, iso(fixture.clock.now() - 1000)));
    }
    const shown = await instance.getEvents({ limit: '50' });
    expect(shown.error).toBeUndefined();
    expect(JSON.stringify(shown.entries)).toContain('old 1');
    expect(new Set(deliveredEvents(fixture).map(({ id }) => id)).size).toBe(made + 2);
  },
);

test('records are delivered once each, whether their time is a number, a text, or not readable', async () => {
  const { records } = caseOf<{ readonly records: readonly AccessRecord[] }>('record-time-is-a-number');
  const given = Date.parse('2026-11-26T07:09:00Z');
  const fixture = await fixtureOfTest();
  fixture.clock.advance(given - start);
  const instance = fixture.instance({ event_types_to_fetch: [streamNames[2]] });
  const log = fixture.cloudflare.logs.access(account.id);
  const places = [
    '2026-11-26T07:06:59Z',
    '2026-11-26T07:07:10Z',
    '2026-11-26T07:08:19Z',
    '2026-11-26T07:08:20Z',
  ];
  records.forEach((record, i) => {
    log.add(record, undefined, places[i]);
  });
  const logs: string[] = [];
  for (let run = 0; run < 4; run += 1) {
    const result = await instance.fetchEvents();
    expect(result.error).toBeUndefined();
    logs.push(...result.logs.map(({ text }) => text));
    fixture.clock.wait(20);
  }
  const times = deliveredEvents(fixture).map(({ ray_id, _time }) => [ray_id, _time]);
  expect(times).toEqual([
    ['7a10b2c3d4e5f601', '2026-11-26T07:06:59Z'],
    ['7a10b2c3d4e5f602', '2026-11-26T07:07:10Z'],
    ['7a10b2c3d4e5f603', '2026-11-26T07:08:19Z'],
    ['7a10b2c3d4e5f604', undefined],
  ]);
  expect(
    logs.filter((text) => text.includes('1 of the delivered events have no readable time')),
  ).toHaveLength(1);
  const status = await instance.run('cloudflare-zero-trust-get-status');
  expect(JSON.stringify(status.entries)).toContain('1 delivered events have no readable time');
});

test('the start moves on when no time is readable', async () => {
  const fixture = await fixtureOfTest();
  const log = fixture.cloudflare.logs.accountAudit(account.id);
  log.add({ ...auditRecord('untimed', iso(start)), when: 'soon' }, undefined, iso(start - minute));
  const instance = fixture.instance({ event_types_to_fetch: [streamNames[0]] });
  for (let run = 0; run < 8; run += 1) {
    await instance.fetchEvents();
    fixture.clock.wait(60);
  }
  const since = fixture.cloudflare.requests.map(({ request }) =>
    new URL(request.path, 'http://x').searchParams.get('since'),
  );
  expect(String(since.at(-1)) > String(since[0])).toBe(true);
  expect(fixture.collector.dataset.count()).toBe(1);
});

test('a run in which no page of any log was read fails with one message, and counts for every log', async () => {
  const { streams, answers } = caseOf<RateLimit>('rate-limit-ends-the-run');
  const fixture = await fixtureOfTest({
    cloudflareFaults: () =>
      answering({ status: answers.any.status, headers: { 'retry-after': '300' }, body: answers.any.body }),
  });
  const instance = fixture.instance({ event_types_to_fetch: [...streams] });
  for (let run = 1; run <= 6; run += 1) {
    const { error } = await instance.fetchEvents();
    expect(error?.message.split('\n')).toHaveLength(1);
    for (const name of streams) expect(error?.message).toContain(name);
    const status = await instance.run('cloudflare-zero-trust-get-status');
    const rows = (status.entries[0] as unknown as { Contents: { streams: { failures: number }[] } }).Contents
      .streams;
    expect(rows.map(({ failures }) => failures)).toEqual([run, run, run]);
    fixture.clock.wait(60);
  }
});

test('a start that is older than what the source keeps moves on, and the gap is named', async () => {
  const { settings } = caseOf<Pick<RefusedPage, 'settings'>>('start-older-than-what-is-kept');
  const kept = 547 * 86_400_000;
  const fixture = await fixtureOfTest({
    cloudflareFaults: (request, now) => {
      const since = new URL(request.path, 'http://x').searchParams.get('since') ?? '';
      return now - Date.parse(since) > kept ? refusing('startTooOld') : undefined;
    },
  });
  const log = fixture.cloudflare.logs.accountAudit(account.id);
  log.add(auditRecord('kept', iso(start - kept + 2 * 86_400_000)));
  log.add(auditRecord('new', iso(start - minute)));
  const instance = fixture.instance({ ...settings, event_types_to_fetch: [streamNames[0]] });
  const first = await instance.fetchEvents();
  expect(first.error).toBeUndefined();
  expect(deliveredEvents(fixture).map(({ id }) => id)).toEqual(['kept', 'new']);
  const texts = first.logs.map(({ text }) => text).join('\n');
  expect(texts).toContain('older than what Cloudflare keeps of Account Audit Logs');
  expect(texts).toContain('First fetch time');
  expect(texts).toContain('!cloudflare-zero-trust-reset');
  expect(texts).not.toMatch(/defect|Account ID/);
  expect(texts).toMatch(
    /Events from 2024-11-22T.* to 2025-05-2.* are missing: the source keeps no records as old as that, give or take a thousandth of this time/,
  );
  const status = await instance.run('cloudflare-zero-trust-get-status');
  expect(JSON.stringify(status.entries)).toContain('are missing: the source keeps no records as old');
  for (let run = 0; run < 2; run += 1) {
    expect((await instance.fetchEvents()).error).toBeUndefined();
    expect(fixture.collector.dataset.count()).toBe(2);
  }
  const { error } = await instance.getEvents({ start_time: '2 years ago' });
  expect(error?.message).toContain('In a command, use a later start_time.');
});
