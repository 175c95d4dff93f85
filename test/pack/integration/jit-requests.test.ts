import { describe, expect, test } from 'vitest';
import { type JitRecord, OptionalRecordGenerator } from '../../../pack/mock-api/optional-records.js';
import { deliveredEvents, shownEvents } from './delivered.js';
import { type Fixture, type FixtureOptions, fixtureOfTest, start } from './fixture.js';
import { account, tokens } from './organization.js';

const name = 'Access JIT Request Logs';
const only = { event_types_to_fetch: [name], first_fetch: '1 hour' };
const powerless = { token_credentials: { identifier: '', password: tokens.powerless.value } };
const minute = 60_000;

/** So many requests, one every second before the start, and what makes more of them. */
async function fixtureWith(count: number, options: FixtureOptions = {}) {
  const fixture = await fixtureOfTest(options);
  const generator = new OptionalRecordGenerator(11);
  const log = fixture.cloudflare.logs.jit(account.id);
  const requests: JitRecord[] = [];
  for (let i = 0; i < count; i += 1) {
    const request = generator.jit(start - (count - i) * 1000);
    requests.push(request);
    log.add(request);
  }
  return { fixture, generator, log, requests };
}

function queries({ cloudflare }: Fixture): { readonly [parameter: string]: string }[] {
  return cloudflare.requests
    .map(({ request }) => new URL(request.path, 'http://mock'))
    .filter(({ pathname }) => pathname.endsWith('/access/logs/jit_requests'))
    .map(({ searchParams }) => Object.fromEntries(searchParams));
}

function statusesOf(fixture: Fixture, { knock_request_id }: JitRecord): unknown[] {
  return deliveredEvents(fixture)
    .filter((event) => event.knock_request_id === knock_request_id)
    .map(({ status }) => status);
}

test('are fetched only when they are selected', async () => {
  const { fixture } = await fixtureWith(3);
  await fixture.instanceWith({ event_types_to_fetch: null }).fetchEvents();
  expect(queries(fixture)).toEqual([]);
});

describe.each(['newest first', 'oldest first', 'by id'] as const)('in the order %s', (jitOrder) => {
  test('all come, each once, however many pages they fill', async () => {
    const { fixture, requests } = await fixtureWith(130, { behavior: { jitOrder, pageSizeCap: 50 } });
    const instance = fixture.instance({ ...only, max_fetch_access_jit_request_logs: '60' });
    for (let run = 0; run < 4; run += 1) await instance.fetchEvents();
    const ids = deliveredEvents(fixture).map(({ knock_request_id }) => knock_request_id);
    expect(ids).toEqual(requests.map(({ knock_request_id }) => knock_request_id));
  });

  test('requests that are made while pages are turned come with the next fetch', async () => {
    const { fixture, generator, log } = await fixtureWith(60, { behavior: { jitOrder, pageSizeCap: 50 } });
    const instance = fixture.instance(only);
    await instance.fetchEvents();
    const late = generator.jit(start - 30_000);
    log.add(late, start + minute);
    fixture.clock.wait(120);
    await instance.fetchEvents();
    expect(deliveredEvents(fixture)).toHaveLength(61);
    expect(statusesOf(fixture, late)).toEqual(['PENDING']);
  });
});

describe.each(['newest first', 'oldest first', 'by id'] as const)(
  'slow answers in the order %s',
  { tags: ['slow'] },
  (jitOrder) => {
    const timeBudget = 20;
    const latencySeconds = 3;

    test('more pages than fit into a run come window by window, each record once', async () => {
      const { fixture, requests } = await fixtureWith(700, {
        behavior: { jitOrder, pageSizeCap: 50 },
        latencySeconds,
      });
      const instance = fixture.instance({ ...only, first_fetch: '60 days', time_budget: String(timeBudget) });
      for (let run = 0; run < 30 && deliveredEvents(fixture).length < requests.length; run += 1) {
        const began = fixture.clock.now();
        expect((await instance.fetchEvents()).error).toBeUndefined();
        expect(fixture.clock.now() - began).toBeLessThanOrEqual((timeBudget + latencySeconds) * 1000);
      }
      const ids = deliveredEvents(fixture).map(({ knock_request_id }) => knock_request_id);
      expect(ids).toEqual(requests.map(({ knock_request_id }) => knock_request_id));
    });
  },
);

test('many requests of one second are read to their end', { tags: ['slow'] }, async () => {
  const { fixture, generator, log } = await fixtureWith(0, { behavior: { pageSizeCap: 50 } });
  for (let i = 0; i < 600; i += 1) log.add(generator.jit(start - 60_000));
  const instance = fixture.instance(only);
  for (let run = 0; run < 3; run += 1) expect((await instance.fetchEvents()).error).toBeUndefined();
  expect(deliveredEvents(fixture)).toHaveLength(600);
});

test('a decision is an event of its own, days later and beyond any look-back', async () => {
  const { fixture, generator, log, requests } = await fixtureWith(2);
  const instance = fixture.instance({ ...only, look_back: '0' });
  await instance.fetchEvents();
  const [first, second] = requests as [JitRecord, JitRecord];
  log.replace(first, { ...generator.decided(first), status: 'APPROVED' }, start + 5 * minute);
  log.replace(second, { ...generator.decided(second), status: 'DENIED' }, start + 6.9 * 86_400_000);
  for (const wait of [240, 120, 3 * 86_400, 3.91 * 86_400, 60]) {
    fixture.clock.advance(wait * 1000);
    await instance.fetchEvents();
  }
  expect(statusesOf(fixture, first)).toEqual(['PENDING', 'APPROVED']);
  expect(statusesOf(fixture, second)).toEqual(['PENDING', 'DENIED']);
  const events = deliveredEvents(fixture);
  expect(new Set(events.map(({ id }) => id)).size).toBe(4);
  for (const { id, _time, created_at } of events) {
    expect(id).toMatch(/^[0-9a-f]{64}$/);
    expect(Date.parse(String(_time))).toBe(Date.parse(String(created_at)));
  }
});

test('what does not change comes once, and is forgotten after seven days', async () => {
  const { fixture } = await fixtureWith(5);
  const instance = fixture.instance(only);
  for (let day = 0; day < 9; day += 1) {
    await instance.fetchEvents();
    fixture.clock.advance(86_400_000);
  }
  expect(deliveredEvents(fixture)).toHaveLength(5);
  const last = queries(fixture).at(-1);
  expect(Date.parse(String(last?.since))).toBeGreaterThanOrEqual(start - 10_000);
});

test('requests name both ends of the time range, the largest page, and no direction', async () => {
  const { fixture } = await fixtureWith(3);
  await fixture.instance(only).fetchEvents();
  expect(queries(fixture)).toEqual([
    {
      since: expect.stringMatching(/^2026-11-22T0/),
      until: '2026-11-22T08:00:01Z',
      per_page: '1000',
      page: '1',
    },
  ]);
});

test('Test asks for the last hour, and a missing permission is named', async () => {
  const { fixture } = await fixtureWith(3);
  expect((await fixture.instance(only).test()).error).toBeUndefined();
  expect(queries(fixture)).toHaveLength(1);
  const refused = await fixtureWith(3, { behavior: { accessWithoutPermission: 'refused' } });
  const { error } = await refused.fixture.instanceWith({ ...only, ...powerless }).test();
  expect(error?.message).toContain(`${name}: Cloudflare answered 403`);
  expect(error?.message).toContain('Access: Audit Logs - Read');
});

test('get-events shows the newest requests, and the oldest ones from a start on', async () => {
  const { fixture, requests } = await fixtureWith(40, { behavior: { jitOrder: 'by id' } });
  const instance = fixture.instance(only);
  const ids = requests.map(({ knock_request_id }) => knock_request_id);
  const [newest] = shownEvents(await instance.getEvents({ limit: '3' }));
  expect(newest?.map(({ knock_request_id }) => knock_request_id)).toEqual(ids.slice(-3).reverse());
  const [oldest] = shownEvents(await instance.getEvents({ limit: '30', start_time: '1 hour ago' }));
  expect(oldest?.map(({ knock_request_id }) => knock_request_id)).toEqual(ids.slice(0, 30));
});

test('get-events finds the newest and the oldest of more requests than a window holds', async () => {
  const { fixture, requests } = await fixtureWith(700, { behavior: { jitOrder: 'by id', pageSizeCap: 50 } });
  const instance = fixture.instance(only);
  const ids = requests.map(({ knock_request_id }) => knock_request_id);
  const [newest] = shownEvents(await instance.getEvents({ limit: '3' }));
  expect(newest?.map(({ knock_request_id }) => knock_request_id)).toEqual(ids.slice(-3).reverse());
  const [oldest] = shownEvents(await instance.getEvents({ limit: '30', start_time: '30 days ago' }));
  expect(oldest?.map(({ knock_request_id }) => knock_request_id)).toEqual(ids.slice(0, 30));
});
