import type { LogStore } from 'cortex-pack/test';
import { htmlPage, type MockResponse } from 'cortex-pack/test';
import type { Behavior } from './behavior.js';
import { type Cause, refuse } from './errors.js';
import { type CursorQuery, InvalidParameter, type LogQuery } from './log-query.js';

/** The envelope of a success. */
export function succeed(result: unknown, resultInfo?: { readonly [name: string]: unknown }): MockResponse {
  const info = resultInfo === undefined ? {} : { result_info: resultInfo };
  const body = { result, success: true, errors: [], messages: [], ...info };
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** One page of a log, as the query asks for it; `invalid` is the cause of the refusal of a bad query. */
export function answerPage<R extends object>(
  store: Pick<LogStore<R>, 'select'>,
  readQuery: () => LogQuery<R>,
  invalid: Cause,
  behavior: Behavior,
  now: number,
): MockResponse {
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
  if (found.length === 0 && query.page > 1 && behavior.behindTheEnd === 'refused') {
    return refuse('pageBehindTheEnd', behavior.variants);
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

/** One page of a log that is read by cursor. A cursor names the last record that was shown, and when it was made. */
export function answerCursorPage<R extends { readonly id: string }>(
  store: LogStore<R>,
  readQuery: () => CursorQuery<R>,
  invalid: Cause,
  behavior: Behavior,
  now: number,
): MockResponse {
  try {
    const { selection, cursor, limit } = readQuery();
    const all = [...store.select(selection, now)];
    const start = cursor === undefined ? 0 : placeBehind(cursor, all, behavior, now);
    const found = all.slice(start, start + Math.min(limit, behavior.pageSizeCap));
    const last = found.at(-1);
    const more = start + found.length < all.length;
    const next = last === undefined || !more ? '' : encodeCursor(last.id, now);
    const place = behavior.cursorPlace === 'cursor' ? { cursor: next } : { cursors: { after: next } };
    return succeed(found, { count: String(found.length), ...place });
  } catch (error) {
    if (error instanceof InvalidParameter) return refuse(invalid, behavior.variants);
    throw error;
  }
}

function encodeCursor(id: string, now: number): string {
  return Buffer.from(JSON.stringify([id, now])).toString('base64url');
}

/** Throws InvalidParameter for a cursor that was not made here, or too long ago. */
function placeBehind(
  cursor: string,
  records: readonly { readonly id: string }[],
  { cursorSeconds }: Behavior,
  now: number,
): number {
  const [id, made] = decodeCursor(cursor);
  const index = records.findIndex((record) => record.id === id);
  if (index < 0 || now - made > cursorSeconds * 1000) throw new InvalidParameter('cursor');
  return index + 1;
}

function decodeCursor(cursor: string): [id: string, made: number] {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new InvalidParameter('cursor');
  }
}

function only(record: object, fields: readonly string[]): object {
  return Object.fromEntries(Object.entries(record).filter(([name]) => fields.includes(name)));
}
