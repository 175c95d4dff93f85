import { gunzipSync } from 'node:zlib';
import { collectorPath } from '../../spec/http-log-collector.js';
import { bodyBytes, type Handler, type MockRequest, type MockResponse } from '../server/exchange.js';
import { Dataset } from './dataset.js';
import { NotJsonRecords, splitJsonRecords } from './json-records.js';

export interface MockCollectorOptions {
  /** What the sender puts into `Authorization`, bare. */
  readonly key: string;
  readonly vendor: string;
  readonly product: string;
  /** What every body must be. */
  readonly compression: 'uncompressed' | 'gzip';
  /** JSON is the only log format that is stood in for. */
  readonly format: 'json';
  /** Refuses the events in a body, as text, that a tenant would take. It is asked only when key and size are right. */
  readonly refuse?: (body: string) => MockResponse | undefined;
}

export interface HttpLogCollector {
  readonly handler: Handler;
  readonly dataset: Dataset;
}

// The documentation writes both MB and MiB. A sender that respects the smaller one is safe with either.
export const maximumBodyBytes = 10_000_000;
export const maximumRecordBytes = 5_000_000;

/**
 * The custom HTTP log collector of a tenant: stores the events of accepted requests in a dataset.
 *
 * Nobody has published what the real one does in these cases; this is what the mock server does:
 * an empty body and a body that is no sequence of JSON objects (an array, too) are a 500; a batch is stored as a
 * whole or not at all; a record over 5 MB refuses its request with 413; the limits count decompressed bytes.
 */
export function createHttpLogCollector(options: MockCollectorOptions): HttpLogCollector {
  const dataset = new Dataset(options.vendor, options.product);

  const handler: Handler = (request, now) => {
    const [path] = request.path.split('?');
    if (path !== collectorPath || request.method !== 'POST') return text(404, 'page not found');
    if (request.headers.authorization !== options.key) return text(401, '');

    const body = readBody(request, options.compression);
    if (typeof body !== 'string') return body;
    const refusal = options.refuse?.(body);
    if (refusal !== undefined) return refusal;
    try {
      const records = splitJsonRecords(body);
      if (records.length === 0) return unprocessable;
      if (records.some((record) => Buffer.byteLength(record.text) > maximumRecordBytes)) return text(413, '');
      dataset.insert(
        records.map((record) => record.event),
        now,
      );
      return json(200, '{ "error": "false"}');
    } catch (error) {
      if (error instanceof NotJsonRecords) return unprocessable;
      throw error;
    }
  };

  return { handler, dataset };
}

/** The text of the body, or the answer to one that cannot be read. */
function readBody(
  request: MockRequest,
  compression: MockCollectorOptions['compression'],
): string | MockResponse {
  const bytes = bodyBytes(request);
  if (bytes.byteLength > maximumBodyBytes) return text(413, '');
  // An uncompressed collector takes gzip for text, and then finds no JSON in it.
  if (compression === 'uncompressed') return request.body;
  try {
    return gunzipSync(bytes, { maxOutputLength: maximumBodyBytes }).toString('utf8');
  } catch (error) {
    if (error instanceof RangeError) return text(413, '');
    return text(400, 'gzip compression error (invalid header)');
  }
}

const unprocessable = json(
  500,
  '{ "error": "error processing request, error: failed to process the request"}',
);

function json(status: number, body: string): MockResponse {
  return { status, headers: { 'content-type': 'application/json' }, body };
}

function text(status: number, body: string): MockResponse {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}
