// @module-tag slow

import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { buildPack } from '#src/generator/build.js';
import { installPack } from '#src/simulator/install/install-pack.js';
import { localCortex } from '#src/testing/cortex/local-cortex.js';
import { mockApi } from '#src/testing/mock-api/mock-api.js';

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
    time: 'sent',
    id: 'id',
    pageSize: 1000,
    newestFirst: true,
    optional: true,
    retention: '90 days',
    columns: ['_time', 'alert_type', 'name'],
    records: 'notifications that Cloudflare sent',
    source: {
      path: '/accounts/{account_id}/alerting/v3/history',
      untilParameter: 'before',
      fields: { id: 'string', name: 'string', sent: 'datetime', alert_type: 'string' },
      permission: accountSettings,
    },
  },
`;

const record = {
  id: 'a1',
  name: 'Tunnel is down',
  sent: '2026-11-22T07:30:00.5Z',
  alert_type: 'tunnel_health',
};

/** Serves the record as the only one of its log. */
const cloudflare = mockApi({
  url: 'https://api.cloudflare.com/client/v4',
  params: {
    url: 'https://api.cloudflare.com',
    account_id: '5c9e1b7730d24a6c8f21be04d7a3910e',
    token_credentials: { identifier: '', password: 'token' },
    event_types_to_fetch: ['Alert History'],
    first_fetch: '2026-11-22T07:00:00Z',
  },
  routes: {
    'GET /accounts/:account/alerting/v3/history': ({ query }) => ({
      ...{ success: true, errors: [], messages: [] },
      result: query.page === '1' ? [record] : [],
    }),
  },
});

test('an ordinary stream takes one declaration: form, commands, documents and collection follow', async () => {
  const root = await mkdtemp(join(tmpdir(), 'cortex-pack-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const path of sources) await cp(join(repository, path), join(root, path), { recursive: true });
  await symlink(join(repository, 'node_modules'), join(root, 'node_modules'), 'junction');
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

  const cortex = await localCortex(zip.file, { apis: [cloudflare], start: '2026-11-22T08:00:00Z' });
  onTestFinished(() => cortex.close());
  const instance = cortex.instance();
  expect((await instance.test()).error).toBeUndefined();
  await instance.fetchEvents();
  await instance.fetchEvents();
  expect(cortex.dataset.rows()).toMatchObject([
    { ...record, _time: '2026-11-22T07:30:00.5Z', SOURCE_LOG_TYPE: 'Alert History' },
  ]);
});
