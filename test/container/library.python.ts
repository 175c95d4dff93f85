import { gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { pythonScript } from '#src/container/python-script.js';
import type { MockResponse } from '#src/testing/server/exchange.js';
import { serve } from '#src/testing/server/serve.js';
import { createPlatformIngestion, ingestionToken } from './platform-ingestion.js';
import { type CommandOptions, runPython } from './run-script.js';

/**
 * What the host relies on in the platform's common library, for the mock and, with COMMON_SERVER_PYTHON=<file>, for a
 * real copy. Everything here was read and run in the public copy of November 2024.
 */

/** Sends one event and tells what the library raised. */
const sendOneEvent = `
try:
    send_events_to_xsiam([{"id": "1"}], "Vendor", "Product", should_update_health_module=False)
    demisto.results({"raised": None})
except Exception as error:
    demisto.results({
        "raised": type(error).__name__,
        "text": str(error),
        "response": getattr(error, "res", "none") is not None and hasattr(error, "res"),
        "second": getattr(getattr(error, "exception", None), "__name__", None),
    })
`;

async function answerOf(response: MockResponse | undefined, options: CommandOptions = {}) {
  const ingestion = createPlatformIngestion('Vendor', 'Product');
  const server = await serve((request, now) => response ?? ingestion.handler(request, now));
  onTestFinished(() => server.close());
  const run = await runPython(sendOneEvent, { services: ingestion.services(server.url), ...options });
  return { ...run, server, ingestion };
}

const json = (status: number, body: unknown): MockResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const text = (status: number, body: string): MockResponse => ({ status, headers: {}, body });

/** The answer; what is raised: its class, its text, the second argument; how many requests were made. */
const heading = 'Error sending new events into XSIAM.\n';
const refused = (reason: string) => ['DemistoException', heading + reason, 'DemistoException'] as const;
const nothingHasNo = (type: string, name: string) =>
  ['AttributeError', `'${type}' object has no attribute '${name}'`, null] as const;

test.each<[string, MockResponse, readonly [string, string, string | null], number]>([
  ['401 with an error', json(401, { error: 'unauthorized' }), refused('Unauthorized'), 1],
  ['403 with a text', text(403, 'no entry'), refused('\nno entry'), 1],
  ['413 without a body', text(413, ''), refused('Received empty response from the server'), 1],
  ['500 with an error', json(500, { error: 'failed' }), refused('Internal Server Error'), 1],
  ['500 with the error false', json(500, { error: 'false' }), refused('Internal Server Error: false'), 1],
  ['503 with a page', text(503, '<html>'), refused('\n<html>'), 1],
  ['400 without `error`', json(400, { message: 'x' }), nothingHasNo('NoneType', 'lower'), 1],
  ['400 with a list', json(400, []), nothingHasNo('list', 'get'), 1],
  ['429 for ever', json(429, { error: 'slow' }), refused('Too Many Requests'), 3],
  ['200 with an error', json(200, { error: 'quota' }), ['DemistoException', `${heading}quota`, null], 1],
  [
    '200 without `error`',
    json(200, {}),
    ['TypeError', 'can only concatenate str (not "NoneType") to str', null],
    1,
  ],
])('%s', async (_what, response, [type, message, second], requests) => {
  const { result, server } = await answerOf(response);
  // No refusal hands the response on: what raises without one has `res` None or none at all.
  expect(result).toEqual({ raised: type, text: message, second, response: false });
  expect(server.requests).toHaveLength(requests);
});

test('a success without JSON raises what requests raises', async () => {
  const { result } = await answerOf(text(200, ''));
  expect(result).toMatchObject({ raised: 'JSONDecodeError', response: false });
});

test('the headers are those of the platform, with the name of the instance as it is', async () => {
  const { result, server } = await answerOf(undefined, {
    instance: 'Z\u00fcrich',
    params: { url: 'https://source.example' },
  });
  expect(result).toEqual({ raised: null });
  const [sent] = server.requests;
  expect(sent?.request.path).toBe('/logs/v1/xsiam');
  expect(sent?.request.headers).toMatchObject({
    authorization: ingestionToken,
    vendor: 'Vendor',
    product: 'Product',
    format: 'json',
    'content-encoding': 'gzip',
    'collector-type': 'events',
    'collector-name': 'integration',
    'instance-name': 'Z\u00fcrich',
    'final-reporting-device': 'https://source.example',
  });
});

test('texts are sent as they are, in the format that is given', async () => {
  const ingestion = createPlatformIngestion('Vendor', 'Product');
  const server = await serve(ingestion.handler);
  onTestFinished(() => server.close());
  const code = `
texts = ['{"id":"1","n":1.50}', '{"id":"2"}']
send_events_to_xsiam(texts, "Vendor", "Product", data_format="json", should_update_health_module=False)
`;
  await runPython(code, { services: ingestion.services(server.url) });
  const [sent] = server.requests;
  expect(sent?.request.headers.format).toBe('json');
  expect(gunzipSync(sent?.request.bytes ?? new Uint8Array()).toString()).toBe(
    '{"id":"1","n":1.50}\n{"id":"2"}',
  );
});

test('a name outside Latin-1 raises before anything is sent', async () => {
  const { result, server } = await answerOf(undefined, { instance: '\u6771\u4eac' });
  expect(result).toMatchObject({
    raised: 'UnicodeEncodeError',
    text: expect.stringMatching(/^'latin-1' codec can't encode/),
  });
  expect(server.requests).toEqual([]);
});

test('so does one that begins with a space', async () => {
  const { result, server } = await answerOf(undefined, { instance: ' one' });
  expect(result).toMatchObject({ raised: 'InvalidHeader' });
  expect(server.requests).toEqual([]);
});

test('a refusal writes the token of the license to the log', async () => {
  const { logs } = await answerOf(json(401, { error: 'unauthorized' }));
  expect(logs.filter(({ text: line }) => line.includes(ingestionToken)).map(({ level }) => level)).toEqual([
    'error',
  ]);
});

test('what trusts any certificate loses the certificates of the site', async () => {
  const code = `
handle_proxy()
demisto.results([os.environ.get("REQUESTS_CA_BUNDLE"), os.environ.get("CURL_CA_BUNDLE")])
`;
  const environment = { REQUESTS_CA_BUNDLE: '/site.pem', CURL_CA_BUNDLE: '/site.pem' };
  const after = async (params: object) =>
    (await runPython(`import os\n${code}`, { environment, params: params as never })).result;
  expect(await after({})).toEqual(['/site.pem', '/site.pem']);
  expect(await after({ insecure: true })).toEqual([null, null]);
});

test('a list of results is one result of its texts and dicts, after its other values', async () => {
  const { entries, result } = await runPython('return_results([{"Type": 1, "Contents": "a"}, 7, "b"])');
  expect(result).toBeUndefined();
  expect(entries.map(({ Contents }) => Contents)).toEqual(['7', [{ Type: 1, Contents: 'a' }, 'b']]);
});

test('in debug mode an error shows a traceback to the user, unless no exception is handled', async () => {
  const code = (handled: boolean) =>
    handled ? 'try:\n    1 / 0\nexcept Exception:\n    return_error("Failed.")' : 'return_error("Failed.")';
  const message = async (handled: boolean, debug: boolean) =>
    (await runPython(code(handled), { debug })).error?.message;
  expect(await message(true, true)).toMatch(/^Failed\.\n\nTraceback[\s\S]*ZeroDivisionError/);
  expect(await message(false, true)).toBe('Failed.');
  expect(await message(true, false)).toBe('Failed.');
});

test('no name of the host is one of the library', async () => {
  const { source } = pythonScript('');
  const names = [...source.matchAll(/^(?:class |def )?(\w+)(?= = |\(|:)/gm)].map(([, name]) => name);
  expect(names).toContain('IngestionRequest');
  const code = `demisto.results({"same": [name for name in ${JSON.stringify(names)} if name in globals()]})`;
  expect((await runPython(code)).result).toEqual({ same: [] });
});

test('a batch of one mebibyte is one request, whatever its characters', async () => {
  const ingestion = createPlatformIngestion('Vendor', 'Product');
  const server = await serve(ingestion.handler);
  onTestFinished(() => server.close());
  const code = `
events = [{"id": str(i), "text": "\\u4e16" * 600} for i in range(560)]
send_events_to_xsiam(events, "Vendor", "Product", chunk_size=9000000, should_update_health_module=False)
`;
  await runPython(code, { services: ingestion.services(server.url) });
  expect(ingestion.dataset.count()).toBe(560);
  expect(server.requests).toHaveLength(1);
});
