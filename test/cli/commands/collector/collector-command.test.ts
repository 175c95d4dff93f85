import { describe, expect, onTestFinished, test } from 'vitest';
import { createHttpLogCollector } from '#src/testing/receiver/http-log-collector.js';
import type { Handler } from '#src/testing/server/exchange.js';
import { answering } from '#src/testing/server/faults.js';
import { serve } from '#src/testing/server/serve.js';
import { runProgram } from '../../../fixtures/program.js';
import { folderWith } from '../../../fixtures/weather-tenant.js';

const key = 'collector-key-3377';

async function started(handler: Handler) {
  const server = await serve(handler);
  onTestFinished(() => server.close());
  return server;
}

async function check(url: string, words: readonly string[] = [], env: Record<string, string> = {}) {
  const all = ['collector', 'check', '--url', url, ...words];
  const ended = await runProgram(all, await folderWith(), { XSIAM_COLLECTOR_TOKEN: key, ...env });
  expect(ended.stdout + ended.stderr).not.toContain(key);
  return ended;
}

function collectorOf(compression: 'uncompressed' | 'gzip' = 'uncompressed') {
  return createHttpLogCollector({ key, vendor: 'Acme', product: 'Weather', compression, format: 'json' });
}

describe('the check of a collector', () => {
  test('stores one event that says what it is', async () => {
    const { handler, dataset } = collectorOf();
    const { url } = await started(handler);
    const { code, stdout } = await check(`${url}/logs/v1/event`);
    expect(code).toBe(0);
    expect(stdout).toContain('The collector stored the probe event');
    expect(dataset.rows()).toMatchObject([
      { message: expect.stringContaining('It is not a log record'), probe_id: expect.any(String) },
    ]);
  });

  test('blames no certificate where nothing speaks TLS', async () => {
    const { url } = await started(collectorOf().handler);
    const { code, stderr } = await check(`${url.replace('http:', 'https:')}/logs/v1/event`);
    expect(code).toBe(1);
    expect(stderr).toContain('What answers there may not speak TLS: check the host and the port');
    expect(stderr).not.toMatch(/certificate|PEM/);
  });

  test('says which variable holds the key when it cannot ask', async () => {
    const words = [
      'collector',
      'check',
      '--url',
      'https://api-acme.xdr.eu.paloaltonetworks.com/logs/v1/event',
    ];
    const { code, stderr } = await runProgram(words, await folderWith());
    expect(code).toBe(1);
    expect(stderr).toContain('Set XSIAM_COLLECTOR_TOKEN');
  });

  test('finds out that compressed events are wanted', async () => {
    const { handler, dataset } = collectorOf('gzip');
    const { url } = await started(handler);
    const { code, stderr } = await check(`${url}/logs/v1/event`);
    expect(code).toBe(1);
    expect(stderr).toContain('takes compressed events only');
    expect(stderr).toContain('compression "uncompressed"');
    expect(dataset.count()).toBe(1);
  });

  test('tells a wrong key', async () => {
    const { url } = await started(collectorOf().handler);
    const { code, stderr } = await check(`${url}/logs/v1/event`, [], { XSIAM_COLLECTOR_TOKEN: 'other' });
    expect(code).toBe(1);
    expect(stderr).toContain('belongs to another collector');
  });

  test('tells a wrong path', async () => {
    const { url } = await started(collectorOf().handler);
    expect((await check(`${url}/logs/v1/evnt`)).stderr).toContain('no collector at this URL');
  });

  test.each([
    [413, 'too large'],
    [429, '400 a second'],
    [500, 'log format "JSON"'],
    [502, 'Try again later'],
    [302, 'not that of a collector'],
    [200, 'not that of a collector'],
  ])('explains %i', async (status, expected) => {
    const { url } = await started(
      answering({ status, headers: {}, body: 'something' }) as unknown as Handler,
    );
    const { code, stderr } = await check(`${url}/logs/v1/event`);
    expect(code).toBe(1);
    expect(stderr).toContain(expected);
  });

  test('explains that nobody answers', async () => {
    const server = await serve(collectorOf().handler);
    await server.close();
    const { code, stderr } = await check(`${server.url}/logs/v1/event`);
    expect(code).toBe(1);
    expect(stderr).toContain('connection refused');
  });

  test('as a dry run sends nothing', async () => {
    const server = await started(collectorOf().handler);
    const { code, stdout } = await check(`${server.url}/logs/v1/event`, ['--dry-run', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ sent: false, event: { message: expect.any(String) } });
    expect(server.requests).toEqual([]);
  });

  test('uses the collector of a tenant', async () => {
    const { handler, dataset } = collectorOf();
    const { url } = await started(handler);
    const dev = { url, keyId: '1', collector: { key: { env: 'DEV_COLLECTOR' } } };
    const cwd = await folderWith({ 'cortex-tenants.json': JSON.stringify({ tenants: { dev } }) });
    const { code, stdout } = await runProgram(['collector', 'check', '--tenant', 'dev', '--json'], cwd, {
      DEV_COLLECTOR: key,
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ url: `${url}/logs/v1/event`, ok: true, status: 200 });
    expect(dataset.count()).toBe(1);
  });

  test.each(['http://example.com/logs/v1/event', 'example.com', 'https://'])(
    'refuses the URL %j',
    async (url) => {
      const { code, stderr } = await check(url);
      expect(code).toBe(1);
      expect(stderr).toContain('https://');
    },
  );
});
