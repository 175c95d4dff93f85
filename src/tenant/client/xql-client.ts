import { setTimeout as sleepFor } from 'node:timers/promises';
import { isJsonObject, type JsonObject, objectsIn } from '../../shared/json.js';
import { limitParallel } from './limit-parallel.js';
import { callPublicApi } from './public-api.js';
import { failureOf, QueryFailure, refusalTexts } from './query-failure.js';
import type { TenantClient } from './tenant-client.js';
import { numberOf } from './xql-values.js';

/** Milliseconds: how far back, or from when to when. Events are chosen by their `_time`. */
export type TimeFrame = { readonly relativeTime: number } | { readonly from: number; readonly to: number };

export interface XqlQuery {
  /** What is asked, in words: it names the query in messages. */
  readonly about: string;
  readonly text: string;
  readonly timeFrame: TimeFrame;
}

export interface QueryProgress {
  readonly about: string;
  /** `busy`: the tenant runs as many queries as it does in parallel, so this one waits. */
  readonly state: 'running' | 'busy' | 'ended';
  readonly seconds: number;
}

export interface XqlClientDeps {
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  readonly onProgress?: (progress: QueryProgress) => void;
  /** Compute units that are left, as far as it is known before the first query. */
  readonly remaining?: number | undefined;
}

export interface XqlClient {
  /** The rows of the result. Throws a QueryFailure when there are none to have, with the reason. */
  run(query: XqlQuery): Promise<readonly JsonObject[]>;
}

/** The published limit of queries that a tenant runs in parallel for its API. */
export const mostParallelQueries = 4;
/** Rows that the API gives at once. */
const mostRows = 1000;
/** Compute units that are left to others. A query such as those of `verify` costs some thousandths. */
const reservedUnits = 0.05;

const pollPauses = [300, 700, 1500, 3000];
const longestPollPause = 5000;
const busyPause = 5000;
const longestQuerySeconds = 300;
const longestBusySeconds = 120;

type Start = 'busy' | { readonly id: string };

/**
 * Runs XQL queries through the public API: four at most at a time, and none that would use up the quota. A tenant that
 * is busy with other queries is asked again for two minutes, a running query for five.
 */
export function createXqlClient(client: TenantClient, deps: XqlClientDeps): XqlClient {
  const { sleep = sleepFor, now = Date.now, onProgress = () => undefined } = deps;
  const inParallel = limitParallel(mostParallelQueries);
  const quota = { remaining: deps.remaining, dearest: 0, running: 0 };

  /** The queries that run are taken to cost as much as the dearest one. */
  function refuseToUseUp(): void {
    const { remaining, dearest, running } = quota;
    if (remaining === undefined) return;
    const left = Math.max(0, remaining - running * dearest);
    if (left > Math.max(reservedUnits, dearest)) return;
    throw new QueryFailure(
      'quota',
      `The query was not run, to leave the rest of the XQL quota to others: ${unitsOf(left)} remain. Try again when the tenant has more, usually after 00:00 UTC.`,
    );
  }

  async function start({ about, text, timeFrame }: XqlQuery): Promise<Start> {
    try {
      return await callPublicApi(client, {
        operation: 'xql/start_xql_query',
        about,
        requestData: { query: text, tenants: [], timeframe: timeFrame },
        repeatable: false,
        read: (reply) => (typeof reply === 'string' && reply !== '' ? { id: reply } : undefined),
      });
    } catch (error) {
      const failure = failureOf(client.tenant, error);
      if (failure.reason === 'parallel-limit') return 'busy';
      throw failure;
    }
  }

  async function poll(id: string, about: string): Promise<JsonObject> {
    try {
      return await callPublicApi(client, {
        operation: 'xql/get_query_results',
        about,
        requestData: { query_id: id, pending_flag: true, limit: mostRows, format: 'json' },
        read: (reply) => (isJsonObject(reply) && typeof reply.status === 'string' ? reply : undefined),
      });
    } catch (error) {
      throw failureOf(client.tenant, error);
    }
  }

  async function startWhenFree(query: XqlQuery): Promise<string> {
    const began = now();
    for (;;) {
      refuseToUseUp();
      const started = await start(query);
      if (started !== 'busy') return started.id;
      const seconds = secondsSince(began, now());
      if (seconds >= longestBusySeconds) throw stillBusy(seconds);
      onProgress({ about: query.about, state: 'busy', seconds });
      await sleep(busyPause);
    }
  }

  async function waitForResult(id: string, { about }: XqlQuery): Promise<JsonObject> {
    const began = now();
    for (let polls = 0; ; polls += 1) {
      const reply = await poll(id, about);
      if (String(reply.status).toUpperCase() !== 'PENDING') return reply;
      const seconds = secondsSince(began, now());
      if (seconds >= longestQuerySeconds) throw noResult(seconds);
      onProgress({ about, state: 'running', seconds });
      await sleep(pollPauses[polls] ?? longestPollPause);
    }
  }

  async function ask(query: XqlQuery): Promise<readonly JsonObject[]> {
    onProgress({ about: query.about, state: 'running', seconds: 0 });
    try {
      const id = await startWhenFree(query);
      quota.running += 1;
      const reply = await waitForResult(id, query).finally(() => {
        quota.running -= 1;
      });
      note(quota, reply);
      return rowsOf(client, reply);
    } catch (error) {
      if (error instanceof QueryFailure && error.reason === 'quota') quota.remaining = 0;
      throw error;
    } finally {
      onProgress({ about: query.about, state: 'ended', seconds: 0 });
    }
  }

  return { run: (query) => inParallel(() => ask(query)) };
}

/** Compute units as a reader sees them. */
export function unitsOf(units: number): string {
  return `${Number(units.toFixed(3))} compute units`;
}

function secondsSince(began: number, now: number): number {
  return Math.round((now - began) / 1000);
}

/** `query_cost` is an object of costs by tenant. */
function note(quota: { remaining: number | undefined; dearest: number }, reply: JsonObject): void {
  const costs = isJsonObject(reply.query_cost) ? Object.values(reply.query_cost) : [reply.query_cost];
  const cost = costs.reduce<number>((sum, each) => sum + (numberOf(each) ?? 0), 0);
  quota.dearest = Math.max(quota.dearest, cost);
  const remaining = numberOf(reply.remaining_quota);
  // Answers of queries in parallel come in any order.
  if (remaining !== undefined) quota.remaining = Math.min(quota.remaining ?? remaining, remaining);
}

function rowsOf({ tenant }: TenantClient, reply: JsonObject): readonly JsonObject[] {
  const status = String(reply.status).toUpperCase();
  if (status !== 'SUCCESS') {
    const said = refusalTexts(tenant, reply);
    throw said === ''
      ? new QueryFailure('tenant', `The query ended with ${status}, without a reason.`)
      : new QueryFailure('query', `The query ended with ${status}: ${said}.`);
  }
  const results = isJsonObject(reply.results) ? reply.results : {};
  if (results.stream_id !== undefined) {
    throw new QueryFailure(
      'query',
      `The result has more than ${mostRows} rows, which is the most that the API gives. Choose a shorter time, such as with --since.`,
    );
  }
  return objectsIn(results.data);
}

function stillBusy(seconds: number): QueryFailure {
  return new QueryFailure(
    'parallel-limit',
    `For ${seconds} s, the tenant has been running as many queries in parallel as it can. Others use its API, too: try again later.`,
  );
}

function noResult(seconds: number): QueryFailure {
  return new QueryFailure(
    'timeout',
    `The query has no result after ${seconds} s. It may still be running: look for it in the Query Center.`,
  );
}
