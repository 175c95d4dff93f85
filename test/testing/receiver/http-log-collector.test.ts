import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createHttpLogCollector,
  maximumBodyBytes,
  maximumRecordBytes,
} from '#src/testing/receiver/http-log-collector.js';
import { running } from '../../fixtures/running-server.js';
import { type Sent, send } from '../../fixtures/send.js';

const key = 'collector-key';
const now = Date.parse('2026-11-03T08:00:00Z');
const failedToProcess = '{ "error": "error processing request, error: failed to process the request"}';

async function started(compression: 'uncompressed' | 'gzip' = 'uncompressed') {
  const { handler, dataset } = createHttpLogCollector({
    key,
    vendor: 'Acme',
    product: 'Widget',
    compression,
    format: 'json',
  });
  const { url } = await running(handler, () => now);
  const post = (body: string | Uint8Array | Buffer, { headers = {}, ...sent }: Sent = {}) =>
    send(url + '/logs/v1/event', {
      method: 'POST',
      body,
      headers: { authorization: key, ...headers },
      ...sent,
    });
  return { url, dataset, post };
}

describe('an HTTP log collector', () => {
  test('stores one row per line', async () => {
    const { dataset, post } = await started();
    const answer = await post('{"a":1,"_time":"2026-11-03T07:59:00Z"}\n{"a":2}\n');
    expect(answer).toMatchObject({ status: 200, body: '{ "error": "false"}' });
    expect(dataset.name).toBe('acme_widget_raw');
    const system = { _insert_time: '2026-11-03T08:00:00.000Z', _vendor: 'Acme', _product: 'Widget' };
    expect(dataset.rows()).toEqual([
      { a: 1, _time: '2026-11-03T07:59:00Z', ...system },
      { a: 2, _time: '2026-11-03T08:00:00.000Z', ...system },
    ]);
  });

  test('takes objects over several lines and any text inside of strings', async () => {
    const { dataset, post } = await started();
    const events = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(events, fc.constantFrom(undefined, 2), async (list, indent) => {
        const before = dataset.count();
        const answer = await post(list.map((event) => JSON.stringify(event, null, indent)).join('\n'));
        expect(answer.status).toBe(200);
        expect(dataset.count() - before).toBe(list.length);
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    ['a wrong key', { headers: { authorization: 'other' } }],
    ['a key behind a scheme', { headers: { authorization: `Bearer ${key}` } }],
  ])('refuses %s with 401 and stores nothing', async (_case, sent) => {
    const { dataset, post } = await started();
    expect((await post('{"a":1}', sent)).status).toBe(401);
    expect(dataset.count()).toBe(0);
  });

  test('answers other paths and methods with 404', async () => {
    const { url, post } = await started();
    const headers = { authorization: key };
    const other = await send(url + '/logs/v1/events', { method: 'POST', headers, body: '{}' });
    expect(other).toMatchObject({ status: 404, body: 'page not found' });
    expect((await post('', { method: 'GET' })).status).toBe(404);
  });

  test.each([
    ['plain text', 'hello'],
    ['an array', '[{"a":1}]'],
    ['text after an object', '{"a":1} x'],
    ['text before an object', 'x {"a":1}'],
    ['a brace too many', '{"a":1}}'],
    ['an object without its end', '{"a":1}\n{"a":{"b":1}'],
    ['a truncated object', '{"a":1}\n{"a":'],
    ['one bad line among good ones', '{"a":1}\n{a:2}\n{"a":3}'],
    ['quotes that never end', `{"a":"${'\\"'.repeat(2_000_000)}`],
    ['nothing', ''],
    ['gzip', gzipSync('{"a":1}')],
  ])('refuses %s with 500 and stores nothing', async (_case, body) => {
    const { dataset, post } = await started();
    expect(await post(body)).toMatchObject({ status: 500, body: failedToProcess });
    expect(dataset.count()).toBe(0);
  });

  test('with gzip takes compressed bodies only', async () => {
    const { dataset, post } = await started('gzip');
    expect((await post(gzipSync('{"a":"ü"}'))).status).toBe(200);
    expect(dataset.rows()).toMatchObject([{ a: 'ü' }]);
    expect(await post('{"a":1}')).toMatchObject({
      status: 400,
      body: 'gzip compression error (invalid header)',
    });
  });

  test('measures the limits in bytes', async () => {
    const { dataset, post } = await started();
    const record = (bytes: number) => `{"a":"${'x'.repeat(bytes - 8)}"}`;
    const wide = (bytes: number) => `{"a":"${'ü'.repeat((bytes - 8) / 2)}"}`;
    expect((await post(record(maximumRecordBytes))).status).toBe(200);
    expect((await post(record(maximumRecordBytes + 1))).status).toBe(413);
    expect((await post(wide(maximumRecordBytes + 2))).status).toBe(413);
    const half = record(maximumBodyBytes / 2);
    expect((await post(half + half)).status).toBe(200);
    expect((await post(half + half + ' ')).status).toBe(413);
    expect(dataset.count()).toBe(3);
  });

  test('measures decompressed bytes', async () => {
    const { post } = await started('gzip');
    expect((await post(gzipSync('{}' + ' '.repeat(maximumBodyBytes)))).status).toBe(413);
  });
});
