import { formatSecond, type Query, valueAt } from 'cortex-pack/runtime';
import { type PageSize, pageSizes, type StreamDefinition } from '../definition/streams.js';
import type { CloudflareClient, RecordList } from './cloudflare-client.js';

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
    return client.list(stream, query, timeoutSeconds);
  };
}

function pageQuery({ untilParameter, paging }: StreamDefinition, request: PageRequest): Query {
  const time = (second: number | undefined) => (second === undefined ? undefined : formatSecond(second));
  const query: Query = { since: time(request.since) };
  query[untilParameter] = time(request.until);
  query.direction = request.direction;
  if (paging === 'numbered') {
    query.per_page = request.size;
    query.page = request.page;
  } else {
    query.limit = request.size;
    query.cursor = request.cursor || undefined;
  }
  return query;
}

/** No list gives smaller pages than this unless it is at its end. */
const smallestFullPage = 25;

/** The ids of all objects of the list that are not switched off, mostly with one request. */
function lookUp(
  name: string,
  { path, permission, enabledField }: NonNullable<StreamDefinition['lookup']>,
  client: CloudflareClient,
  timeoutSeconds: number,
): string[] {
  const ids: string[] = [];
  for (let page = 1; ; page += 1) {
    const { records } = client.list({ name, path, permission }, { per_page: 1000, page }, timeoutSeconds);
    const before = ids.length;
    for (const record of records) {
      const id = valueAt(record, 'id');
      const isOff = valueAt(record, enabledField) === false;
      if (typeof id === 'string' && !isOff && ids.indexOf(id) < 0) ids.push(id);
    }
    if (records.length < smallestFullPage || ids.length === before) return ids;
  }
}

/** The smallest page that holds the limit, to ask for no more than needed. */
export function pageSizeFor({ pageSize }: StreamDefinition, limit: number): PageSize {
  for (const size of pageSizes) if (size >= limit || size >= pageSize) return size;
  return pageSize;
}
