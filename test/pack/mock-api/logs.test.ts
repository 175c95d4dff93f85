import { describe, expect, test } from 'vitest';
import type { Behavior } from '../../../pack/mock-api/behavior.js';
import { createCloudflareApi } from '../../../pack/mock-api/cloudflare-api.js';
import type { AccessRecord, AuditRecord } from '../../../pack/mock-api/records.js';
import { RecordGenerator } from '../../../pack/mock-api/records.js';
import { running } from '../../fixtures/running-server.js';
import { send } from '../../fixtures/send.js';
import { account, bearer, globalKey, organization, paths, tokens, user } from './organization.js';

const start = Date.parse('2026-11-03T08:00:00Z');
const times = [
  '2026-11-03T08:00:00Z',
  '2026-11-03T08:00:00.5Z',
  '2026-11-03T08:00:01Z',
  '2026-11-03T08:00:01.10001Z',
  '2026-11-03T08:00:02Z',
];

interface Options {
  readonly behavior?: Partial<Behavior>;
  readonly now?: number;
}

/** An API with a record of each log at each of the times, and a function that asks it. */
async function started({ behavior = {}, now = start + 60_000 }: Options = {}) {
  const { handler, logs } = createCloudflareApi({ ...organization, behavior });
  const generator = new RecordGenerator(7);
  for (const when of times) {
    logs.accountAudit(account.id).add({ ...generator.accountAudit(start, account.id), when });
    logs.userAudit(user.id).add({ ...generator.userAudit(start, user), when });
    logs.access(account.id).add({ ...generator.access(start), created_at: when });
  }
  const { url } = await running(handler, () => now);
  const ask = async (path: string, query = '') => {
    const answer = await send(`${url}${path}?${query}`, { headers: globalKey });
    return { ...answer, body: answer.status === 504 ? answer.body : JSON.parse(answer.body) };
  };
  const listed = async (path: string, query = '') => {
    const { status, body } = await ask(path, query);
    expect(status).toBe(200);
    return body.result.map((record: AuditRecord & AccessRecord) =>
      times.indexOf(record.when ?? record.created_at),
    );
  };
  return { ask, listed, logs, generator, url };
}

const logPaths = [
  ['account audit', paths.accountAudit, 'before'],
  ['user audit', paths.userAudit, 'before'],
  ['Access', paths.access, 'until'],
] as const;

describe.each(logPaths)('the %s log', (_log, path, until) => {
  test('shows the newest first unless asked otherwise', async () => {
    const { listed } = await started();
    expect(await listed(path)).toEqual([4, 3, 2, 1, 0]);
    expect(await listed(path, 'direction=asc')).toEqual([0, 1, 2, 3, 4]);
  });

  test('takes the bounds of time in or leaves them out', async () => {
    const range = `direction=asc&since=${times[1]}&${until}=${times[3]}`;
    const bounds = async (sinceInclusive: boolean, untilInclusive: boolean) => {
      const { listed } = await started({ behavior: { sinceInclusive, untilInclusive } });
      return listed(path, range);
    };
    expect(await bounds(true, false)).toEqual([1, 2]);
    expect(await bounds(true, true)).toEqual([1, 2, 3]);
    expect(await bounds(false, false)).toEqual([2]);
    expect(await bounds(false, true)).toEqual([2, 3]);
  });

  test('drops or refuses digits that are too many', async () => {
    const since = 'direction=asc&since=2026-11-03T08:00:00.9Z';
    const dropping = await started({ behavior: { boundPrecision: { digits: 0, beyond: 'dropped' } } });
    expect(await dropping.listed(path, since)).toEqual([0, 1, 2, 3, 4]);
    const refusing = await started({ behavior: { boundPrecision: { digits: 0, beyond: 'refused' } } });
    expect((await refusing.ask(path, since)).status).toBe(400);
    expect(await refusing.listed(path, `direction=asc&since=${times[2]}`)).toEqual([2, 3, 4]);
  });

  test('gives pages, and an empty one behind the last', async () => {
    const { listed } = await started();
    expect(await listed(path, 'direction=asc&per_page=5')).toEqual([0, 1, 2, 3, 4]);
    expect(await listed(path, 'direction=asc&per_page=1&page=3')).toEqual([2]);
    expect(await listed(path, 'direction=asc&per_page=5&page=2')).toEqual([]);
  });

  test('may give shorter pages than asked for', async () => {
    const { listed } = await started({ behavior: { pageSizeCap: 2 } });
    expect(await listed(path, 'direction=asc&per_page=1000')).toEqual([0, 1]);
    expect(await listed(path, 'direction=asc&per_page=1000&page=3')).toEqual([4]);
  });

  test('may run out of time on deep pages', async () => {
    const { ask, listed } = await started({ behavior: { deepPageLimit: 2 } });
    expect(await listed(path, 'per_page=1&page=2')).toEqual([3]);
    expect(await ask(path, 'per_page=1&page=3')).toMatchObject({
      status: 504,
      body: expect.stringContaining('<html>'),
    });
  });

  test('may tell about its pages', async () => {
    const silent = await started();
    expect((await silent.ask(path)).body).not.toHaveProperty('result_info');
    const { ask } = await started({ behavior: { resultInfo: true } });
    expect((await ask(path, 'per_page=1&page=5')).body.result_info).toEqual({
      page: 5,
      per_page: 1,
      count: 1,
      total_count: 5,
      total_pages: 5,
    });
  });

  test.each(['page=0', 'per_page=0', 'per_page=1001', 'per_page=ten', 'since=yesterday', 'direction=up'])(
    'refuses %s',
    async (query) => {
      const { ask } = await started();
      const { status, body } = await ask(path, query);
      expect(status).toBe(400);
      if (until === 'until') {
        const error = { code: 12091, message: 'access.api.error.invalid_url_parameter_value' };
        expect(body.errors).toEqual([error]);
      }
    },
  );

  test('shows no record before its time', async () => {
    const { listed } = await started({ now: start + 1000 });
    expect(await listed(path)).toEqual([2, 1, 0]);
  });

  test('says what time it is', async () => {
    const { ask } = await started({ now: start });
    expect((await ask(path)).headers.date).toBe('Tue, 03 Nov 2026 08:00:00 GMT');
  });
});

describe('the audit logs', () => {
  test('take any page size, and a hundred without one', async () => {
    const { ask, logs, generator } = await started();
    for (let n = 0; n < 200; n += 1) logs.userAudit(user.id).add(generator.userAudit(start, user));
    expect((await ask(paths.userAudit)).body.result).toHaveLength(100);
    expect((await ask(paths.userAudit, 'per_page=137')).body.result).toHaveLength(137);
  });

  test('take a date for a time', async () => {
    const { listed } = await started();
    expect(await listed(paths.userAudit, 'since=2026-11-04')).toEqual([]);
    expect(await listed(paths.userAudit, 'before=2026-11-04')).toHaveLength(5);
  });

  test('filter', async () => {
    const { ask, logs, generator } = await started();
    const record: AuditRecord = {
      ...generator.accountAudit(start, account.id),
      id: 'the-one',
      action: { type: 'special', result: true },
      actor: { id: 'x', type: 'user', email: 'one@example.net', ip: '2001:db8:7::1' },
      resource: { id: 'x', type: 'user' },
      metadata: { zone_name: 'one.example.net' },
    };
    logs.accountAudit(account.id).add(record);
    for (const filter of [
      'id=the-one',
      'action.type=special',
      'actor.email=one@example.net',
      'actor.ip=2001:db8:7::/48',
      'zone.name=one.example.net',
    ]) {
      expect((await ask(paths.accountAudit, filter)).body.result, filter).toEqual([record]);
    }
    expect((await ask(paths.accountAudit, 'id=the-one&hide_user_logs=true')).body.result).toEqual([]);
    expect((await ask(paths.accountAudit, 'actor.ip=somewhere')).status).toBe(400);
  });
});

describe('the Access log', () => {
  test('takes only some page sizes', async () => {
    const { ask } = await started();
    for (const size of [1, 5, 10, 20, 25, 50, 100, 1000]) {
      expect((await ask(paths.access, `per_page=${size}`)).status).toBe(200);
    }
    for (const size of [2, 99, 500, 999]) {
      expect((await ask(paths.access, `per_page=${size}`)).status).toBe(400);
    }
  });

  test('shows 25 without a size, or as many as the limit', async () => {
    const { ask, logs, generator } = await started();
    for (let n = 0; n < 50; n += 1) logs.access(account.id).add(generator.access(start));
    expect((await ask(paths.access)).body.result).toHaveLength(25);
    expect((await ask(paths.access, 'limit=7')).body.result).toHaveLength(7);
    expect((await ask(paths.access, 'limit=1001')).status).toBe(400);
  });

  test('filters by email and narrows to fields', async () => {
    const { ask, logs, generator } = await started();
    logs.access(account.id).add({ ...generator.access(start), user_email: 'zoe@example.com' });
    const emails = async (query: string) => {
      const { body } = await ask(paths.access, `fields=user_email&${query}`);
      for (const record of body.result) expect(Object.keys(record)).toEqual(['user_email']);
      return body.result.length;
    };
    expect(await emails('email=example.com')).toBe(1);
    expect(await emails('email=example.com&emailOp=neq')).toBe(5);
    expect(await emails('email=example.com&email_exact=true')).toBe(0);
    expect(await emails('email=zoe@example.com&emailOp=eq')).toBe(1);
  });
});

describe('late records', () => {
  test('appear at their place once they are visible', async () => {
    let now = start + 10_000;
    const { handler, logs } = createCloudflareApi(organization);
    const { url } = await running(handler, () => now);
    const generator = new RecordGenerator(7);
    const ids = async () => {
      const { body } = await send(`${url}${paths.userAudit}?direction=asc`, { headers: bearer(tokens.user) });
      return JSON.parse(body).result.map((record: AuditRecord) => record.id);
    };
    const log = logs.userAudit(user.id);
    log.add({ ...generator.userAudit(start, user), id: 'early', when: times[0] ?? '' });
    log.add({ ...generator.userAudit(start, user), id: 'newest', when: times[4] ?? '' });
    log.add({ ...generator.userAudit(start, user), id: 'late', when: times[2] ?? '' }, now + 5000);
    expect(await ids()).toEqual(['early', 'newest']);
    now += 5000;
    expect(await ids()).toEqual(['early', 'late', 'newest']);
    expect(log.held()).toHaveLength(3);
  });

  test('need a time', () => {
    const { logs } = createCloudflareApi(organization);
    const record = new RecordGenerator(1).userAudit(start, user);
    expect(() => logs.userAudit(user.id).add({ ...record, when: 'never' })).toThrow(TypeError);
  });
});
