import { parseQuery } from '../../xql/evaluator/parse-query.js';
import { runQuery } from '../../xql/evaluator/run-query.js';
import type { ParsedQuery } from '../../xql/evaluator/syntax.js';
import { Moment, type Row, type Value } from '../../xql/evaluator/values.js';
import { XqlError } from '../../xql/evaluator/xql-error.js';
import { mapEvent } from '../../xql/rules/map-event.js';
import type { MockResponse } from '../server/exchange.js';
import { json, publicFailure } from './mock-tenant-answers.js';
import type { DatasetRow, FakeDatasets } from './mock-tenant-datasets.js';
import type { PublicApiRequest, PublicOperations, Spelling } from './mock-tenant-public-api.js';

export interface XqlOptions {
  readonly quota?: {
    /** Compute units. Default 5, as in the published example. */
    readonly limit?: number;
    readonly used?: number;
    /** What a query costs. The default is that of the published example. */
    readonly cost?: number;
    /** A daily limit that is set in the console, so that `get_quota` does not tell it. */
    readonly hiddenDailyLimit?: number;
  };
  /** How often the result of a query is pending before it is there. */
  readonly pendingAnswers?: number;
  /** How many starts are refused because other queries run in parallel. */
  readonly busyStarts?: number;
  /** Queries that fail while they run, by a part of their text, with the reason; `null` for none. */
  readonly failingQueries?: { readonly [part: string]: string | null };
}

export interface FakeXql {
  readonly operations: PublicOperations;
  /** Texts of the queries that were started, in order. */
  readonly queries: readonly string[];
}

interface Started {
  readonly text: string;
  readonly query: ParsedQuery;
  readonly from: number;
  readonly to: number;
  pending: number;
}

const defaults = { limit: 5, used: 0, cost: 0.0016, hiddenDailyLimit: Number.POSITIVE_INFINITY };

/** Runs the queries of the API over the datasets of the tenant, with the same language that runs the rules of packs. */
export function createXql(datasets: FakeDatasets, options: XqlOptions = {}): FakeXql {
  const { pendingAnswers = 1, failingQueries = {} } = options;
  const quota = { ...defaults, ...options.quota };
  const started = new Map<string, Started>();
  const queries: string[] = [];
  let busyStarts = options.busyStarts ?? 0;

  function start({ data, now, spelling }: PublicApiRequest): MockResponse {
    const { query: text, timeframe } = Object(data);
    if (typeof text !== 'string') return publicFailure(400, 'Bad Request. Got invalid JSON.');
    // Status 500 was seen on tenants for both; the words are those of the published example and of a tenant.
    if (busyStarts-- > 0) {
      return refusal(
        'reached max allowed amount of parallel running queries. please wait for some queries to finish and submit your query again',
      );
    }
    const remaining = remainingUnits();
    if (remaining < quota.cost) {
      return refusal('query usage exceeded max daily quota', {
        quota_info: {
          used_quota: quota.used,
          max_quota: Math.min(quota.limit, quota.hiddenDailyLimit),
          error_type: 'QUOTA_EXCEEDED',
          message: `The daily number of remaining Compute Units (${remaining.toFixed(1)}) is insufficient`,
        },
      });
    }
    const query = parsed(text);
    if (query instanceof XqlError) return refusal(query.message);
    // How a tenant words this was not published.
    if (datasets.rows(query.dataset) === undefined) return refusal(`Dataset ${query.dataset} does not exist`);
    queries.push(text);
    const id = `${queries.length.toString(16).padStart(14, '0')}_${queries.length}_inv`;
    const { from, to } =
      'relativeTime' in Object(timeframe)
        ? { from: now - timeframe.relativeTime, to: now }
        : Object(timeframe);
    started.set(id, { text, query, from, to, pending: spelling === 'tenant' ? pendingAnswers : 0 });
    return json(200, { reply: id });
  }

  function results({ data, spelling }: PublicApiRequest): MockResponse {
    const { query_id, limit = 1000 } = Object(data);
    const running = started.get(query_id);
    if (running === undefined)
      return publicFailure(500, 'An error occurred while processing XDR - XQL query');
    if (running.pending-- > 0) return json(200, { reply: { status: 'PENDING' } });
    quota.used += quota.cost;
    const figures = { query_cost: { '9995067425505': quota.cost }, remaining_quota: remainingUnits() };
    const failing = Object.keys(failingQueries).find((part) => running.text.includes(part));
    if (failing !== undefined) {
      // Both words were seen; where a failure names its reason was not published.
      const status = spelling === 'tenant' ? 'FAIL' : 'FAILED';
      const error_message = failingQueries[failing];
      return json(200, {
        reply: { status, ...(error_message === null ? {} : { error_message }), ...figures },
      });
    }
    const rows = run(running).map((row) => shown(row, spelling));
    return json(200, {
      reply: {
        status: 'SUCCESS',
        number_of_results: rows.length,
        ...figures,
        results: rows.length > limit ? { stream_id: 'stream-1' } : { data: rows },
      },
    });
  }

  function run({ query, from, to }: Started): Row[] {
    const inTime = (datasets.rows(query.dataset) ?? []).filter(({ _time }) => {
      const time = Date.parse(String(_time));
      return time > from && time <= to;
    });
    const events = query.source === 'dataset' ? inTime : inTime.flatMap((row) => mapped(row, query.dataset));
    return runQuery(query, events, { now: to });
  }

  function mapped(row: DatasetRow, dataset: string): DatasetRow[] {
    const fields = mapEvent(datasets.models(dataset), dataset, row);
    return fields === undefined ? [] : [{ ...fields, _time: row._time, _insert_time: row._insert_time }];
  }

  function remainingUnits(): number {
    return Math.max(0, Math.min(quota.limit, quota.hiddenDailyLimit) - quota.used);
  }

  /** `err_extra` is an object with the words (published example). */
  function refusal(err_msg: string, more: object = {}): MockResponse {
    return publicFailure(500, 'An error occurred while processing XDR - XQL query', {
      err_msg,
      query_cost: 0,
      remaining_quota: remainingUnits(),
      ...more,
    });
  }

  const answerQuota = () =>
    json(200, {
      reply: {
        license_quota: quota.limit,
        additional_purchased_quota: 0,
        eval_quota: 0,
        used_quota: quota.used,
        daily_used_quota: quota.used,
        current_concurrent_active_queries_count: 0,
      },
    });

  return {
    queries,
    operations: {
      'POST xql/start_xql_query': { answer: start },
      'POST xql/get_query_results': { answer: results },
      'POST xql/get_quota': { answer: answerQuota },
    },
  };
}

function parsed(text: string): ParsedQuery | XqlError {
  try {
    return parseQuery(text);
  } catch (error) {
    if (error instanceof XqlError) return error;
    throw error;
  }
}

/** Times are epoch milliseconds; an absent value is null or the text NULL: both stand in the published examples. */
function shown(row: Row, spelling: Spelling): { [column: string]: unknown } {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cell(value, spelling)]));
}

function cell(value: Value, spelling: Spelling): unknown {
  if (value instanceof Moment) return value.milliseconds;
  if (value === null) return spelling === 'tenant' ? null : 'NULL';
  return value;
}
