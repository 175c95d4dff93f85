import { asFailure, formatSecond, type Query, valueAt } from 'cortex-pack/runtime';
import { type PageSize, pageSizes, type StreamDefinition } from '../definition/streams.js';
import type { CloudflareClient, RecordList } from './cloudflare-client.js';
import type { List } from './evidence.js';

/** One page of a stream. Bounds are whole seconds since 1970. */
export interface PageRequest {
  readonly since: number | undefined;
  readonly until: number | undefined;
  readonly direction: 'asc' | 'desc';
  readonly size: number;
  /** 1 is the first. */
  readonly page: number;
  /** What the page before gave, for streams that are read by cursor; '' for the first page. */
  readonly cursor: string;
}

export type PageReader = (request: PageRequest, timeoutSeconds: number) => RecordList;

/** Reads pages of a stream. What its requests must name is looked up once. */
export function createPageReader(stream: StreamDefinition, client: CloudflareClient): PageReader {
  const { lookup } = stream;
  let ids: readonly string[] | undefined;
  return (request, timeoutSeconds) => {
    const query = pageQuery(stream, request);
    if (lookup) {
      ids = ids ?? lookUp(stream.name, lookup, client, timeoutSeconds);
      if (ids.length === 0) return { records: [], sourceSecond: undefined, cursor: '' };
      query[lookup.parameter] = ids;
    }
    if (stream.paging === 'unsorted') return listAll(stream, query, client, timeoutSeconds);
    return client.list(stream, query, timeoutSeconds);
  };
}

function pageQuery({ untilParameter, paging, pageSize }: StreamDefinition, request: PageRequest): Query {
  const time = (second: number | undefined) => (second === undefined ? undefined : formatSecond(second));
  const query: Query = { since: time(request.since) };
  query[untilParameter] = time(request.until);
  if (paging !== 'unsorted') query.direction = request.direction;
  if (paging !== 'cursor') {
    query.per_page = paging === 'unsorted' ? pageSize : request.size;
    query.page = request.page;
  } else {
    query.limit = request.size;
    query.cursor = request.cursor || undefined;
  }
  return query;
}

/** No list gives smaller pages than this unless it is at its end. */
const smallestFullPage = 25;

/** All pages as one: records may come in any order, and a record may come again while pages are turned. */
function listAll(list: List, query: Query, client: CloudflareClient, timeoutSeconds: number): RecordList {
  let all: RecordList = { records: [], sourceSecond: undefined, cursor: '' };
  let before = '';
  for (let page = 1; ; page += 1) {
    query.page = page;
    let found: RecordList;
    try {
      found = client.list(list, query, timeoutSeconds);
    } catch (error) {
      // Some lists refuse the page behind their last one.
      if (page > 1 && asFailure(error).status === 400) return all;
      throw error;
    }
    const { records, sourceSecond } = found;
    const text = JSON.stringify(records);
    // A list that ignores page numbers repeats its first page.
    if (text === before) return all;
    all = { records: all.records.concat(records), sourceSecond, cursor: '' };
    if (records.length < smallestFullPage) return all;
    before = text;
  }
}

/** The ids of all objects of the list that are not switched off, mostly with one request. */
function lookUp(
  name: string,
  { path, permission, enabledField }: NonNullable<StreamDefinition['lookup']>,
  client: CloudflareClient,
  timeoutSeconds: number,
): string[] {
  const { records } = listAll({ name, path, permission }, { per_page: 1000 }, client, timeoutSeconds);
  return records
    .filter((record) => valueAt(record, enabledField) !== false)
    .map((record) => valueAt(record, 'id'))
    .filter((id): id is string => typeof id === 'string');
}

/** The smallest page that holds the limit, to ask for no more than needed. */
export function pageSizeFor({ pageSize }: StreamDefinition, limit: number): PageSize {
  for (const size of pageSizes) if (size >= limit || size >= pageSize) return size;
  return pageSize;
}
