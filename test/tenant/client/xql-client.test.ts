import { describe, expect, onTestFinished, test } from 'vitest';
import { QueryFailure } from '#src/tenant/client/query-failure.js';
import { createXqlClient, mostParallelQueries, type QueryProgress } from '#src/tenant/client/xql-client.js';
import type { Handler } from '#src/testing/server/exchange.js';
import { serve } from '#src/testing/server/serve.js';
import { standardSecret } from '../../fixtures/weather-tenant.js';
import { withClient } from '../../fixtures/working-tenant.js';

type Answer = { readonly status?: number; readonly body: unknown };

interface Tenant {
  /** The answer to a start; `index` counts from 0. */
  start?(index: number): Answer;
  results?(id: string): Answer;
}

const success = (data: unknown[] = [], more: object = {}): Answer => ({
  body: { reply: { status: 'SUCCESS', number_of_results: data.length, results: { data }, ...more } },
});

/** A client in virtual time of a tenant on this machine, over real HTTP. */
async function clientOf(tenant: Tenant) {
  const starts: string[] = [];
  const handler: Handler = ({ path, body }) => {
    const data = JSON.parse(body).request_data;
    if (path.endsWith('start_xql_query')) starts.push(data.query);
    const { status = 200, body: answer } = path.endsWith('start_xql_query')
      ? (tenant.start?.(starts.length - 1) ?? { body: { reply: `id-${starts.length}` } })
      : (tenant.results?.(data.query_id) ?? success());
    return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer) };
  };
  const server = await serve(handler);
  onTestFinished(() => server.close());
  const env = { DEMISTO_BASE_URL: server.url, DEMISTO_API_KEY: standardSecret, XSIAM_AUTH_ID: '1' };
  let now = 0;
  const progress: QueryProgress[] = [];
  const run = (about: string, remaining?: number) =>
    withClient(env, (client) =>
      createXqlClient(client, {
        remaining,
        now: () => now,
        sleep: async (milliseconds) => {
          now += milliseconds;
        },
        onProgress: (state) => progress.push(state),
      }).run({ about, text: `dataset = ${about}`, timeFrame: { relativeTime: 3_600_000 } }),
    );
  return { run, starts, server, progress, env };
}

async function failureOf(asked: Promise<unknown>): Promise<QueryFailure> {
  const error = await asked.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof QueryFailure)) throw new Error(`Not a QueryFailure: ${error}`);
  return error;
}

const refused = (err_extra: unknown, status = 500): Answer => ({
  status,
  body: {
    reply: { err_code: status, err_msg: 'An error occurred while processing XDR - XQL query', err_extra },
  },
});
const busy = refused({ err_msg: 'reached max allowed amount of parallel running queries. please wait' });

describe('a query', () => {
  test('gives its rows, and tells how it goes on', async () => {
    let polls = 0;
    const pending = { body: { reply: { status: 'PENDING' } } };
    const { run, server, progress } = await clientOf({
      results: () => (polls++ < 2 ? pending : success([{ n: 1 }])),
    });
    expect(await run('weather')).toEqual([{ n: 1 }]);
    expect(progress.map(({ state }) => state)).toEqual(['running', 'running', 'running', 'ended']);
    expect(JSON.parse(server.requests[0]?.request.body ?? '')).toEqual({
      request_data: { query: 'dataset = weather', tenants: [], timeframe: { relativeTime: 3_600_000 } },
    });
    expect(JSON.parse(server.requests[1]?.request.body ?? '').request_data).toEqual({
      query_id: 'id-1',
      pending_flag: true,
      limit: 1000,
      format: 'json',
    });
  });

  test('waits while the tenant runs as many as it does in parallel', async () => {
    const { run, starts, progress } = await clientOf({
      start: (index) => (index < 2 ? busy : { body: { reply: 'id' } }),
      results: () => success([{ n: 1 }]),
    });
    expect(await run('weather')).toEqual([{ n: 1 }]);
    expect(starts).toHaveLength(3);
    expect(progress.map(({ state }) => state)).toContain('busy');
  });

  test('gives up when the tenant stays busy', async () => {
    const { run } = await clientOf({ start: () => busy });
    const { reason, message } = await failureOf(run('weather'));
    expect({ reason, message }).toEqual({
      reason: 'parallel-limit',
      message: expect.stringContaining(
        'For 120 s, the tenant has been running as many queries in parallel as it can.',
      ),
    });
  });

  test('that never ends is given up', async () => {
    const { run } = await clientOf({ results: () => ({ body: { reply: { status: 'PENDING' } } }) });
    const { reason, message } = await failureOf(run('weather'));
    expect({ reason, message }).toEqual({
      reason: 'timeout',
      message: expect.stringMatching(/no result after 30\d s/),
    });
  });

  test.each([
    ['a refusal with an object', 'quota', refused({ err_msg: 'query usage exceeded max daily quota' })],
    ['a refusal with a text', 'quota', refused('query usage exceeded max daily quota')],
    ['a refusal that details the quota', 'quota', refused({ quota_info: { error_type: 'QUOTA_EXCEEDED' } })],
    ['another status, as published', 'parallel-limit', { ...busy, status: 400 }],
    ['no license', 'license', refused('no license', 402)],
    ['no permission', 'role', refused('Missing permission: Query Center', 403)],
    ['an error of the query', 'query', refused({ err_msg: 'unknown field nonsense' })],
    ['an error without a reason', 'tenant', refused(null)],
    ['an error without a reply', 'query', { status: 500, body: { err_code: 500, err_extra: 'bad stage' } }],
    ['too many requests', 'parallel-limit', refused(null, 429)],
  ])('tells %s as %s', async (_case, reason, answer) => {
    const { run, env } = await clientOf({ start: () => answer });
    const failure = await failureOf(run('weather'));
    expect(failure.reason).toBe(reason);
    expect(failure.message).not.toContain(env.DEMISTO_API_KEY);
  });

  test.each([
    ['FAIL', { error_message: 'bad stage' }, 'query', 'The query ended with FAIL: bad stage.'],
    ['FAILED', {}, 'tenant', 'The query ended with FAILED, without a reason.'],
  ])('that ends with %s', async (status, more, reason, message) => {
    const { run } = await clientOf({ results: () => ({ body: { reply: { status, ...more } } }) });
    expect(await failureOf(run('weather'))).toMatchObject({ reason, message });
  });

  test('with more rows than the API gives at once is not cut off in silence', async () => {
    const { run } = await clientOf({ results: () => success([], { results: { stream_id: 's' } }) });
    expect(await failureOf(run('weather'))).toMatchObject({
      message: expect.stringContaining('The result has more than 1000 rows,'),
    });
  });

  test('shows no key that the tenant echoes', async () => {
    const { run } = await clientOf({ start: () => refused(`bad key ${standardSecret}`) });
    expect((await failureOf(run('weather'))).message).toBe('The tenant refuses the query: bad key ***.');
  });

  test('is not sent when it would use up the quota', async () => {
    const { run, starts } = await clientOf({});
    expect(await failureOf(run('weather', 0.05))).toMatchObject({ reason: 'quota' });
    expect(starts).toEqual([]);
    await run('weather', 0.06);
    expect(starts).toHaveLength(1);
  });
});

test('no more queries run at a time than a tenant takes', async () => {
  let running = 0;
  let most = 0;
  const polls = new Map<string, number>();
  const { env } = await clientOf({
    start: (index) => {
      running += 1;
      most = Math.max(most, running);
      return { body: { reply: `id-${index}` } };
    },
    results: (id) => {
      const asked = polls.get(id) ?? 0;
      polls.set(id, asked + 1);
      if (asked < 2) return { body: { reply: { status: 'PENDING' } } };
      running -= 1;
      return success([{ id }]);
    },
  });
  const rows = await withClient(env, (client) => {
    const xql = createXqlClient(client, { sleep: () => new Promise((done) => setTimeout(done, 5)) });
    return Promise.all(
      Array.from({ length: 11 }, (_value, index) =>
        xql.run({ about: `q${index}`, text: 'dataset = weather', timeFrame: { from: 0, to: 1 } }),
      ),
    );
  });
  expect(rows).toHaveLength(11);
  expect(most).toBe(mostParallelQueries);
});
