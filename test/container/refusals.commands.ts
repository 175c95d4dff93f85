import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import type { ContainerOptions } from '#src/simulator/container/container-process.js';
import { installPack } from '#src/simulator/install/install-pack.js';
import type { InstalledIntegration, PythonCode } from '#src/simulator/install/installed-integration.js';
import { configureInstance } from '#src/simulator/instance/configure-instance.js';
import { Instance } from '#src/simulator/instance/instance.js';
import type { MockResponse } from '#src/testing/server/exchange.js';
import {
  answering,
  type Fault,
  type Faults,
  onCalls,
  resetBefore,
  withFaults,
} from '#src/testing/server/faults.js';
import { serve } from '#src/testing/server/serve.js';
import { fixtureOfTest } from '../pack/integration/fixture.js';
import { account, credentials } from '../pack/integration/organization.js';
import { auditRecord } from '../pack/integration/records.js';
import { containerProcess } from './container.js';
import { createPlatformIngestion, ingestionToken } from './platform-ingestion.js';

/** The built pack without an HTTP Log Collector, on a platform that refuses events. */

const integration = install();
const { python } = integration;

function install(): InstalledIntegration & { readonly python: PythonCode } {
  const [first] = installPack(inject('packZip')).integrations;
  if (first?.python === undefined) throw new Error('The zip holds no container pack.');
  return { ...first, python: first.python };
}

interface Refusing extends Partial<ContainerOptions> {
  /** The name of the instance. */
  readonly instance?: string;
  readonly faults?: Faults;
  readonly params?: { readonly [name: string]: unknown };
  /** Ids of the account audit records, each with the size of one of its fields. */
  readonly records?: { readonly [id: string]: number };
  /** Changes the code of the pack. */
  readonly change?: (script: string) => string;
}

async function instanceOn({
  faults = () => undefined,
  params = {},
  records = { one: 1 },
  change = (script) => script,
  instance: name = 'Cloudflare_1',
  ...options
}: Refusing) {
  const fixture = await fixtureOfTest();
  const log = fixture.cloudflare.logs.accountAudit(account.id);
  Object.entries(records).forEach(([id, size], index) => {
    log.add(auditRecord(id, `2026-11-22T07:50:0${index}Z`, { newValue: 'x'.repeat(size) }));
  });
  const ingestion = createPlatformIngestion('Cloudflare', 'ZeroTrust');
  const server = await serve(withFaults(ingestion.handler, faults), { clock: fixture.clock.now });
  onTestFinished(() => server.close());
  const changed = { ...integration, python: { ...python, code: change(python.code) } };
  const configuration = configureInstance(changed, {
    name,
    params: {
      url: fixture.cloudflare.url,
      account_id: account.id,
      first_fetch: '1 hour',
      event_types_to_fetch: ['Account Audit Logs'],
      ...credentials['a user token'],
      ...params,
    },
  });
  const runner = containerProcess({ ...options, services: ingestion.services(server.url) });
  const instance = new Instance(configuration, { clock: fixture.clock }, runner);
  onTestFinished(() => instance.close());
  const arrived = () => ingestion.dataset.rows().map(({ id }) => id);
  return { instance, server, arrived, fixture };
}

const json = (status: number, body: unknown): MockResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const always =
  (fault: Fault): Faults =>
  () =>
    fault;
const answers = (response: MockResponse): Faults => always(answering(response));

const sizes = { before: 1, large: 300_000, after: 1 };
const smallOnly: Faults = ({ bytes }) =>
  gunzipSync(bytes ?? new Uint8Array()).length > 200_000
    ? answering(json(413, { error: 'request too large' }))
    : undefined;

test('a record that the platform finds too large is left out, and those around it arrive', async () => {
  const { instance, server, arrived } = await instanceOn({ records: sizes, faults: smallOnly });
  const { error, logs } = await instance.fetchEvents();
  expect(error).toBeUndefined();
  expect(arrived()).toEqual(['before', 'after']);
  expect(server.requests).toHaveLength(5);
  expect(logs).toContainEqual({
    level: 'error',
    text: expect.stringMatching(/^\[Platform ingestion\] The record large was left out/),
  });
  // It is settled: the next run does not ask again.
  expect((await instance.fetchEvents()).error).toBeUndefined();
  expect(server.requests).toHaveLength(5);
});

test('a record that Python cannot read, being nested too deeply, is left out, and those around it arrive', async () => {
  const { instance, arrived, fixture } = await instanceOn({ records: { before: 1 } });
  const metadata = JSON.parse('['.repeat(1200) + ']'.repeat(1200));
  const log = fixture.cloudflare.logs.accountAudit(account.id);
  log.add(auditRecord('nested', '2026-11-22T07:50:01Z', { metadata }));
  log.add(auditRecord('after', '2026-11-22T07:50:02Z'));
  const { error, logs } = await instance.fetchEvents();
  expect(error).toBeUndefined();
  expect(arrived()).toEqual(['before', 'after']);
  expect(logs).toContainEqual({
    level: 'error',
    text: '[Platform ingestion] The record nested was left out: it is nested too deeply.',
  });
});

test('the status names the platform as the destination', async () => {
  const { instance } = await instanceOn({});
  const [entry] = (await instance.run('cloudflare-zero-trust-get-status')).entries ?? [];
  expect(entry?.HumanReadable).toContain('Destination: the platform. Last scheduled fetch: never.');
});

test.each([401, 403])('status %i is asked once, and the message names the way out', async (status) => {
  const { instance, server } = await instanceOn({ faults: answers(json(status, { error: 'unauthorized' })) });
  const { error } = await instance.fetchEvents();
  expect(error?.message).toContain(`The platform did not take the events (status ${status}): unauthorized.`);
  expect(error?.message).toContain(
    'create an HTTP Log Collector and fill in HTTP Log Collector URL and HTTP Log Collector Key',
  );
  expect(error?.message).not.toContain('Try again later');
  expect(server.requests).toHaveLength(1);
});

test('status 500 is asked twice', async () => {
  const { instance, server } = await instanceOn({
    faults: answers(json(500, { error: 'failed to process' })),
  });
  const { error } = await instance.fetchEvents();
  expect(error?.message).toContain('(status 500): failed to process.');
  expect(server.requests).toHaveLength(2);
});

test.each([
  ['an object without `error`', { message: 'unknown format' }, 'unknown format'],
  ['a list', ['unknown format'], '["unknown format"]'],
])('status 400 with %s is asked once and told', async (_what, body, told) => {
  const { instance, server } = await instanceOn({ faults: answers(json(400, body)) });
  const { error } = await instance.fetchEvents();
  expect(error?.message).toContain(`(status 400): ${told}.`);
  expect(error?.message).not.toMatch(/NoneType|attribute/);
  expect(server.requests).toHaveLength(1);
});

test.each([
  ['429', json(429, { error: 'slow down' }), 'slow down'],
  ['503', { status: 503, headers: {}, body: '<html>busy</html>' }, 'Service Unavailable'],
])('status %s is asked four times, one request each, and told as passing', async (status, response, told) => {
  const { instance, server } = await instanceOn({ faults: answers(response) });
  const { error } = await instance.fetchEvents();
  expect(error?.message).toContain(
    `(status ${status}): ${told}. Try again later; the scheduled fetch does so automatically.`,
  );
  expect(server.requests).toHaveLength(4);
});

test('an error that comes with a success is no success, and is not asked again', async () => {
  const { instance, server } = await instanceOn({ faults: answers(json(200, { error: 'quota exceeded' })) });
  const { error } = await instance.fetchEvents();
  expect(error?.message).toContain('(status 200): quota exceeded.');
  expect(server.requests).toHaveLength(1);
});

const empty = (status: number): MockResponse => ({ status, headers: {}, body: '' });

test.each([200, 202, 204])('status %i without a word is no success, and is asked twice', async (status) => {
  const { instance, server, arrived } = await instanceOn({ faults: answers(empty(status)) });
  const { error } = await instance.fetchEvents();
  expect(error?.message).toContain(
    `(status ${status}): its answer was empty. Try again later; the scheduled fetch does so automatically.`,
  );
  expect(server.requests).toHaveLength(2);
  expect(arrived()).toEqual([]);
});

test('an answer without a word, in a spike, is followed by a good one in the same run', async () => {
  const { instance, arrived } = await instanceOn({ faults: onCalls([0], answering(empty(200))) });
  expect((await instance.fetchEvents()).error).toBeUndefined();
  expect(arrived()).toEqual(['one']);
});

test('a web page with status 200 is no success, and is not asked again', async () => {
  const page = { status: 200, headers: {}, body: '<!DOCTYPE html><html>Sign in</html>' };
  const { instance, server } = await instanceOn({ faults: answers(page) });
  const { error } = await instance.fetchEvents();
  expect(error?.message).toContain('(status 200): a web page.');
  expect(server.requests).toHaveLength(1);
});

test('a broken connection is told with its address, and blames no setting', async () => {
  const { instance, server } = await instanceOn({ faults: always(resetBefore) });
  const { error } = await instance.fetchEvents();
  expect(error?.message).toContain(
    'POST "https://api-tenant.example/logs/v1/xsiam": connection reset. Try again later; the scheduled fetch does so automatically.',
  );
  expect(error?.message).not.toMatch(/server URL|Error Type/);
  expect(server.requests).toHaveLength(4);
});

test('the token of the license is in no log line and no message', async () => {
  const { instance } = await instanceOn({ faults: answers(json(401, { error: 'unauthorized' })) });
  const { logs, error } = await instance.fetchEvents();
  expect(JSON.stringify([logs, error])).not.toContain(ingestionToken.slice(0, 8));
});

describe('a name of the instance that no header can carry', () => {
  const instruction = /Rename the instance/;

  test('is told by Test and by the fetch, before anything is read', async () => {
    const { instance, server, fixture } = await instanceOn({ instance: 'Cloudflare \u6771\u4eac' });
    expect((await instance.test()).error?.message).toMatch(instruction);
    const requests = fixture.cloudflare.requests.length;
    expect((await instance.fetchEvents()).error?.message).toMatch(instruction);
    expect(fixture.cloudflare.requests).toHaveLength(requests);
    expect(server.requests).toEqual([]);
  });

  test('is one that begins with a space, too', async () => {
    const { instance } = await instanceOn({ instance: ' Cloudflare' });
    expect((await instance.fetchEvents()).error?.message).toContain(
      'The name of the instance, " Cloudflare", begins with a space or has a line break, and the platform sends it as a header. Rename the instance, or',
    );
  });

  test('of western letters is no such name', async () => {
    const { instance, arrived } = await instanceOn({ instance: 'Z\u00fcrich' });
    expect((await instance.test()).error).toBeUndefined();
    expect((await instance.fetchEvents()).error).toBeUndefined();
    expect(arrived()).toEqual(['one']);
  });
});

describe.each([
  ['whose request the host cannot watch', 'unwatched_library.py'],
  ['that knows no handler of refusals', 'handing_library.py'],
])('a library %s', (_what, file) => {
  const library = fileURLToPath(new URL(`libraries/${file}`, import.meta.url));
  const environment = { COMMON_SERVER_PYTHON: library };

  test('still tells the status of a refusal', async () => {
    for (const [status, requests] of [
      [401, 1],
      [500, 2],
      [429, 4],
    ] as const) {
      const faults = answers(json(status, { error: 'no' }));
      const { instance, server } = await instanceOn({ environment, faults });
      expect((await instance.fetchEvents()).error?.message).toContain(`(status ${status})`);
      expect(server.requests).toHaveLength(requests);
    }
  });

  test('still has too large a record left out', async () => {
    const { instance, arrived } = await instanceOn({ environment, records: sizes, faults: smallOnly });
    expect((await instance.fetchEvents()).error).toBeUndefined();
    expect(arrived()).toEqual(['before', 'after']);
  });
});

test('what the host must know of a refusal it gets from the response alone', async () => {
  // Without that, each of the faults is there again that a kinder mock once hid.
  const blind = (script: string) =>
    script
      .replace('options.update(error_handler=refuse, ', 'options.update(')
      .replace('            return request.failure(error)', '            return refusal(0, str(error))')
      .replace(
        '                return request.failure(error)',
        '                return refusal(0, str(error))',
      );
  expect(blind(python.code)).not.toBe(python.code);
  const fetchOn = async (options: Refusing) => {
    const { instance, server, arrived } = await instanceOn({ ...options, change: blind });
    const { error } = await instance.fetchEvents();
    return { message: error?.message, requests: server.requests.length, arrived: arrived() };
  };
  expect(await fetchOn({ records: sizes, faults: smallOnly })).toMatchObject({ arrived: [], requests: 4 });
  expect(await fetchOn({ faults: answers(json(401, { error: 'no' })) })).toMatchObject({
    message: expect.stringContaining('Try again later; the scheduled fetch does so automatically.'),
    requests: 4,
  });
  expect(await fetchOn({ faults: answers(json(500, { error: 'no' })) })).toMatchObject({ requests: 4 });
  expect(await fetchOn({ faults: answers(json(400, { message: 'x' })) })).toMatchObject({
    message: expect.stringContaining("'NoneType' object has no attribute 'lower'"),
  });
});

test('in debug mode a message is the same', async () => {
  const { instance } = await instanceOn({
    debug: true,
    faults: answers(json(401, { error: 'unauthorized' })),
  });
  expect((await instance.fetchEvents()).error?.message).not.toContain('Traceback');
});
