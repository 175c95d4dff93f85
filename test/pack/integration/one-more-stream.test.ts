import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { buildPack } from '#src/generator/build.js';
import { installPack } from '#src/simulator/install/install-pack.js';
import { configureInstance } from '#src/simulator/instance/configure-instance.js';
import { Instance } from '#src/simulator/instance/instance.js';
import { collectorPath, createHttpLogCollector } from '#src/testing/receiver/http-log-collector.js';
import type { Handler } from '#src/testing/server/exchange.js';
import { serve } from '#src/testing/server/serve.js';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const sources = [
  ...['pack', 'src', 'package.json', 'tsconfig.json', 'tsconfig.cortex.json'],
  // What the definition imports when it is loaded.
  ...['build/src/definition', 'build/src/spec'],
];

/** What CONTRIBUTING shows: the one place that a new stream is written in. */
const declaration = `
  alertHistory: {
    name: 'Alert History',
    path: '/accounts/{account_id}/alerting/v3/history',
    paging: 'numbered',
    pageSize: 1000,
    untilParameter: 'before',
    untilRequired: false,
    timeField: 'sent',
    identity: { field: 'id' },
    fields: { id: 'string', name: 'string', sent: 'datetime', alert_type: 'string' },
    permission: accountSettingsRead,
    limitParameter: 'max_fetch_alert_history',
    optional: true,
    retention: '90 days',
    columns: ['_time', 'alert_type', 'name'],
    records: 'notifications that Cloudflare sent',
  },
`;

const record = {
  id: 'a1',
  name: 'Tunnel is down',
  sent: '2026-11-22T07:30:00.5Z',
  alert_type: 'tunnel_health',
};

/** Serves the record as the only one of its log. */
const source: Handler = ({ path }) => {
  const { pathname, searchParams } = new URL(path, 'http://source');
  const found = pathname.endsWith('/alerting/v3/history') && searchParams.get('page') === '1' ? [record] : [];
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ success: true, errors: [], messages: [], result: found }),
  };
};

test('an ordinary stream takes one declaration: form, commands, documents and collection follow', async () => {
  const root = await mkdtemp(join(tmpdir(), 'cortex-pack-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const path of sources) await cp(join(repository, path), join(root, path), { recursive: true });
  const file = join(root, 'pack', 'definition', 'streams.ts');
  const text = await readFile(file, 'utf8');
  const end = text.indexOf('} as const satisfies');
  await writeFile(file, text.slice(0, end) + declaration + text.slice(end));

  const { zip } = await buildPack({ root, outDir: join(root, 'dist') });
  const [integration] = installPack(zip.file).integrations;
  if (integration === undefined) throw new Error('The zip holds no integration.');
  const names = integration.configuration.map(({ name }) => name);
  expect(names).toContain('max_fetch_alert_history');
  const types = integration.configuration.find(({ name }) => name === 'event_types_to_fetch');
  expect(types?.options).toContain('Alert History');
  expect(types?.defaultvalue).not.toContain('Alert History');

  const collector = createHttpLogCollector({
    key: 'key',
    vendor: 'Cloudflare',
    product: 'ZeroTrust',
    compression: 'uncompressed',
    format: 'json',
  });
  const cloudflare = await serve(source);
  const receiver = await serve(collector.handler);
  const instance = new Instance(
    configureInstance(integration, {
      name: 'one',
      params: {
        url: cloudflare.url,
        account_id: '5c9e1b7730d24a6c8f21be04d7a3910e',
        token_credentials: { identifier: '', password: 'token' },
        http_collector_url: receiver.url + collectorPath,
        http_collector_key: { identifier: '', password: 'key' },
        event_types_to_fetch: ['Alert History'],
        first_fetch: '2026-11-22T07:00:00Z',
      },
    }),
  );
  onTestFinished(async () => {
    await instance.close();
    await cloudflare.close();
    await receiver.close();
  });
  expect((await instance.test()).error).toBeUndefined();
  await instance.fetchEvents();
  await instance.fetchEvents();
  expect(collector.dataset.rows()).toMatchObject([
    { ...record, _time: '2026-11-22T07:30:00.5Z', SOURCE_LOG_TYPE: 'Alert History' },
  ]);
});
