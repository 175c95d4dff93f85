import type { HttpResponse } from '../../src/stand-ins/exchange.js';
import { htmlPage } from '../../src/stand-ins/faults.js';
import type { Behavior } from './behavior.js';
import { type Cause, refuse } from './errors.js';
import { InvalidParameter, type LogQuery } from './log-query.js';
import type { LogStore } from './log-store.js';

/** The envelope of a success. */
export function succeed(result: unknown, resultInfo?: { readonly [name: string]: number }): HttpResponse {
  const info = resultInfo === undefined ? {} : { result_info: resultInfo };
  const body = { result, success: true, errors: [], messages: [], ...info };
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** One page of a log, as the query asks for it; `invalid` is the cause of the refusal of a bad query. */
export function answerPage<R extends object>(
  store: LogStore<R>,
  readQuery: () => LogQuery<R>,
  invalid: Cause,
  behavior: Behavior,
  now: number,
): HttpResponse {
  let query: LogQuery<R>;
  try {
    query = readQuery();
  } catch (error) {
    if (error instanceof InvalidParameter) return refuse(invalid, behavior.variants);
    throw error;
  }
  const pageSize = Math.min(query.pageSize, behavior.pageSizeCap);
  const start = (query.page - 1) * pageSize;
  if (start >= behavior.deepPageLimit) return htmlPage(504, 'Gateway Time-out');

  const found: R[] = [];
  let index = 0;
  for (const record of store.select(query.selection, now)) {
    if (index >= start && found.length < pageSize) found.push(record);
    index += 1;
    // Only result_info needs to know how many there are in all.
    if (found.length === pageSize && !behavior.resultInfo) break;
  }
  const { fields } = query;
  const result = fields === undefined ? found : found.map((record) => only(record, fields));
  if (!behavior.resultInfo) return succeed(result);
  return succeed(result, {
    page: query.page,
    per_page: pageSize,
    count: found.length,
    total_count: index,
    total_pages: Math.ceil(index / pageSize),
  });
}

function only(record: object, fields: readonly string[]): object {
  return Object.fromEntries(Object.entries(record).filter(([name]) => fields.includes(name)));
}
