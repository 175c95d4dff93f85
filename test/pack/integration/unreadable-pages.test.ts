import { describe, expect, test } from 'vitest';
import type { Faults } from '#src/testing/server/faults.js';
import { answering, htmlError } from '#src/testing/server/faults.js';
import { OptionalRecordGenerator } from '../../../pack/mock-api/optional-records.js';
import { deliveredEvents } from './delivered.js';
import { type Commands, type Fixture, fixtureOfTest, start, streamNames } from './fixture.js';
import { account, identityProviders, tokens } from './organization.js';
import { auditRecord } from './records.js';

const accountOnly = { event_types_to_fetch: [streamNames[0]], first_fetch: '1 hour' };
const minute = 60_000;
const iso = (at: number) => new Date(at).toISOString();
const refused = answering({
  status: 400,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    success: false,
    errors: [{ code: 1004, message: 'Bad Request' }],
    messages: [],
    result: null,
  }),
});
const queryOf = (path: string) => new URL(path, 'http://mock').searchParams;

/** So many records of one second, twenty minutes old, one in each minute after it, and one in each run. */
function fillLog({ cloudflare }: Fixture, crowd: number): (run: number) => void {
  const log = cloudflare.logs.accountAudit(account.id);
  for (let i = 0; i < crowd; i += 1) log.add(auditRecord(`crowd ${i}`, iso(start - 20 * minute)));
  for (let i = 1; i < 20; i += 1) log.add(auditRecord(`later ${i}`, iso(start - i * minute)));
  return (run) => log.add(auditRecord(`new ${run}`, iso(start + run * minute - 1000)));
}

async function fetchEachMinute(
  { clock }: Fixture,
  { fetchEvents }: Commands,
  runs: number,
  add = (_: number) => {},
) {
  const lines: string[] = [];
  let failed = 0;
  for (let run = 0; run < runs; run += 1) {
    add(run);
    const { error, logs } = await fetchEvents();
    failed += error ? 1 : 0;
    lines.push(...logs.filter(({ level }) => level === 'error').map(({ text }) => text));
    clock.advance(Math.max(0, start + (run + 1) * minute - clock.now()));
  }
  return { failed, errors: lines.join('\n') };
}

function countOf(fixture: Fixture, prefix: string): number {
  const ids = deliveredEvents(fixture).map(({ id }) => String(id));
  expect(new Set(ids).size).toBe(ids.length);
  return ids.filter((id) => id.startsWith(prefix)).length;
}

const statusOf = async (instance: Commands) =>
  JSON.stringify((await instance.run('cloudflare-zero-trust-get-status')).entries);

const missing = (pages: number) =>
  `Some events of 2026-11-22T07:40:00Z are missing: the source has more of them than it shows up to page ${pages}.`;

/** Page numbers from this one on get no answer but this one. */
const behind =
  (deepest: number, fault: typeof refused): Faults =>
  (request) =>
    Number(queryOf(request.path).get('page')) > deepest ? fault : undefined;

describe('a page of a crowded second that is refused for good', () => {
  test.each([1, 3])('behind page %i costs the rest of that second, which is named', async (deepest) => {
    const fixture = await fixtureOfTest({ cloudflareFaults: behind(deepest, refused) });
    const add = fillLog(fixture, 3500);
    const instance = fixture.instance(accountOnly);
    const { failed, errors } = await fetchEachMinute(fixture, instance, 6, add);
    expect(failed).toBe(0);
    expect(countOf(fixture, 'crowd')).toBe(deepest * 1000);
    expect(countOf(fixture, 'later')).toBe(19);
    expect(countOf(fixture, 'new')).toBe(6);
    expect(errors.split(missing(deepest))).toHaveLength(2);
    expect(await statusOf(instance)).toContain(missing(deepest));
  });

  test('is asked for again with all before it: a passing refusal costs nothing', async () => {
    let refusals = 0;
    const fixture = await fixtureOfTest({
      cloudflareFaults: (request) => {
        if (queryOf(request.path).get('page') !== '3' || refusals > 0) return undefined;
        refusals += 1;
        return refused;
      },
    });
    fillLog(fixture, 3500);
    const instance = fixture.instance(accountOnly);
    const { failed, errors } = await fetchEachMinute(fixture, instance, 2);
    expect([failed, errors, refusals]).toEqual([0, '', 1]);
    expect(countOf(fixture, 'crowd')).toBe(3500);
    expect(countOf(fixture, 'later')).toBe(19);
  });

  test('is passed where every run has time for one request only', async () => {
    const fixture = await fixtureOfTest({ cloudflareFaults: behind(1, refused), latencySeconds: 12 });
    fillLog(fixture, 1500);
    const instance = fixture.instance({ ...accountOnly, time_budget: '10' });
    await fetchEachMinute(fixture, instance, 12);
    expect(countOf(fixture, 'later')).toBe(19);
    expect(await statusOf(instance)).toContain(missing(1));
  });

  test('is passed after ten failed runs where the source answers with an error of its own', async () => {
    const fixture = await fixtureOfTest({ cloudflareFaults: behind(2, htmlError(504, 'Gateway Timeout')) });
    fillLog(fixture, 2500);
    const instance = fixture.instance(accountOnly);
    const { failed } = await fetchEachMinute(fixture, instance, 15);
    // Ten and the one that notes the page, and one for each step of the start.
    expect(failed).toBe(13);
    expect(countOf(fixture, 'later')).toBe(19);
    expect(await statusOf(instance)).toContain(missing(2));
  });
});

test('a source that repeats its first page does not hold up what comes after it', async () => {
  const fixture = await fixtureOfTest({
    cloudflareFaults: (request) => {
      Object.assign(request, { path: request.path.replace(/([?&])page=\d+/, '$1page=1') });
      return undefined;
    },
  });
  const add = fillLog(fixture, 1500);
  const instance = fixture.instance(accountOnly);
  const { failed } = await fetchEachMinute(fixture, instance, 4, add);
  expect(failed).toBe(0);
  expect(countOf(fixture, 'crowd')).toBe(1000);
  expect(countOf(fixture, 'later')).toBe(19);
  expect(countOf(fixture, 'new')).toBe(4);
  expect(await statusOf(instance)).toContain(missing(1));
});

describe('records that cannot be told apart', () => {
  const scimOnly = {
    event_types_to_fetch: ['SCIM Update Logs'],
    first_fetch: '1 hour',
    token_credentials: { identifier: '', password: tokens.provisioning.value },
  };

  test('do not hold up what comes after them, however many pages they fill', async () => {
    const fixture = await fixtureOfTest();
    const log = fixture.cloudflare.logs.scim(account.id);
    const generator = new OptionalRecordGenerator(4);
    const alike = generator.scim(start - 20 * minute, identityProviders[0].id);
    for (let i = 0; i < 250; i += 1) log.add(alike);
    for (let i = 1; i < 20; i += 1) log.add(generator.scim(start - i * minute, identityProviders[0].id));
    const instance = fixture.instance(scimOnly);
    const { failed, errors } = await fetchEachMinute(fixture, instance, 2);
    expect([failed, errors]).toEqual([0, '']);
    expect(deliveredEvents(fixture)).toHaveLength(20);
    expect(await statusOf(instance)).not.toContain('missing');
  });

  test('differ in whom they are about, and why they failed', async () => {
    const fixture = await fixtureOfTest();
    const log = fixture.cloudflare.logs.scim(account.id);
    const failure = {
      ...new OptionalRecordGenerator(4).scim(start - minute, identityProviders[0].id),
      cf_resource_id: '',
      idp_resource_id: '',
    };
    log.add(failure);
    log.add({ ...failure, error_description: 'another reason' });
    log.add({ ...failure, resource_user_email: 'another@example.net' });
    log.add({ ...failure, resource_group_name: 'another group' });
    await fixture.instance(scimOnly).fetchEvents();
    expect(deliveredEvents(fixture)).toHaveLength(4);
  });

  test('are told apart by the whole record where it lacks what identifies it', async () => {
    const fixture = await fixtureOfTest();
    const log = fixture.cloudflare.logs.jit(account.id);
    const request = new OptionalRecordGenerator(11).jit(start - minute);
    for (const requester_email of ['a@example.net', 'b@example.net', 'c@example.net']) {
      log.add({ ...request, knock_request_id: '', requester_email });
    }
    const instance = fixture.instance({ event_types_to_fetch: ['Access JIT Request Logs'] });
    await fetchEachMinute(fixture, instance, 2);
    expect(deliveredEvents(fixture)).toHaveLength(3);
  });
});

test('records with the zero time of a programming language are delivered and named', async () => {
  const fixture = await fixtureOfTest();
  const log = fixture.cloudflare.logs.accountAudit(account.id);
  const times = ['0001-01-01T00:00:00Z', '1970-01-01T00:00:00Z', ''];
  times.forEach((time, i) => {
    log.add(auditRecord(`zero ${i}`, time), undefined, iso(start - (i + 2) * minute));
  });
  log.add(auditRecord('usual', iso(start - minute)));
  const { errors } = await fetchEachMinute(fixture, fixture.instance(accountOnly), 2);
  expect(countOf(fixture, '')).toBe(4);
  for (const { id, _time } of deliveredEvents(fixture)) expect(_time === undefined).toBe(id !== 'usual');
  expect(errors).toContain('3 of the delivered events have no readable time');
});
