import {
  type EventSource,
  noTimeLeft,
  type PageRequest,
  type Query,
  type RunClock,
  readAllPages,
  valueAt,
} from 'cortex-pack/runtime';
import {
  type CloudflareStream,
  type PageSize,
  pageSizes,
  type StreamKey,
  streams,
} from '../../definition/streams.js';
import type { CloudflareClient } from './cloudflare-client.js';
import type { List } from './evidence.js';

/** Reads pages of the streams. What the requests of a stream must name is looked up once. */
export function createPageReader(client: CloudflareClient, clock: RunClock): EventSource['readPage'] {
  const lookedUp: { [key: string]: readonly string[] } = {};
  return (key, request, timeoutSeconds) => {
    const stream: CloudflareStream = streams[key as StreamKey];
    const list: List = { name: stream.name, ...stream.source };
    const { lookup, usesCursor } = stream.source;
    const query = pageQuery(stream, request);
    if (lookup) {
      const ids = lookedUp[key] ?? lookUp({ ...list, ...lookup }, client, clock);
      lookedUp[key] = ids;
      if (ids.length === 0) return { records: [] };
      query[lookup.parameter] = ids;
    }
    const { records, sourceSecond, cursor } = client.list(list, query, timeoutSeconds);
    return usesCursor ? { records, sourceSecond, cursor } : { records, sourceSecond };
  };
}

function pageQuery(stream: CloudflareStream, request: PageRequest): Query {
  const { untilParameter, untilRequired, usesCursor } = stream.source;
  const size = pageSizeFor(stream, request.size);
  const query: Query = { since: request.hasStart || untilRequired ? request.sinceText : undefined };
  query[untilParameter] = request.hasEnd || untilRequired ? request.untilText : undefined;
  if (stream.order !== 'any') query.direction = request.direction;
  if (usesCursor) {
    query.limit = size;
    query.cursor = request.cursor || undefined;
  } else {
    query.per_page = size;
    query.page = request.page;
  }
  return query;
}

/** The ids of all objects of the list, mostly with one request. One that was just switched off still has records. */
function lookUp(list: List, client: CloudflareClient, clock: RunClock): string[] {
  const found = readAllPages(
    ({ page }) => {
      const { records } = client.list(list, { per_page: 1000, page }, clock.readTimeout());
      return { records };
    },
    25,
    { source: client, clock, mostPages: Number.POSITIVE_INFINITY },
  );
  if (!found) throw noTimeLeft();
  return found.records
    .map((record) => valueAt(record, 'id'))
    .filter((id): id is string => typeof id === 'string');
}

/** The smallest page that holds as many records as are asked for. */
function pageSizeFor({ pageSize }: CloudflareStream, asked: number): PageSize {
  for (const size of pageSizes) if (size >= asked || size >= pageSize) return size;
  return pageSize;
}
