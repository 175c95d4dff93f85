import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Faults, withFaults } from '#src/testing/server/faults.js';
import { type RunningServer, serve } from '#src/testing/server/serve.js';
import {
  createFakeTenant,
  type FakeTenant,
  type FakeTenantOptions,
} from '#src/testing/tenant/mock-tenant.js';
import type { TenantKey } from '#src/testing/tenant/mock-tenant-keys.js';
import type { Environment } from './program.js';

export const standardSecret = 'standard-secret-4d1f';
export const advancedSecret = 'advanced-secret-9c2e';

export const keys: readonly TenantKey[] = [
  { id: '1', kind: 'standard', secret: standardSecret, role: 'Instance Administrator', owner: 'ada' },
  { id: '2', kind: 'advanced', secret: advancedSecret, role: 'Instance Administrator', owner: 'ada' },
  { id: '3', kind: 'standard', secret: standardSecret, role: 'Viewer', owner: 'ben' },
];

export const uploadPath = '/xsoar/contentpacks/installed/upload';

export interface WeatherTenant {
  readonly tenant: FakeTenant;
  readonly server: RunningServer;
  /** The variables with which the program reaches it. */
  readonly env: Environment;
  /** How many packs were sent. */
  uploads(): number;
}

/** A fake tenant on a port of its own until the test ends. */
export async function weatherTenant(
  options: Partial<FakeTenantOptions> = {},
  faults: Faults = () => undefined,
  clock: () => number = Date.now,
): Promise<WeatherTenant> {
  const tenant = createFakeTenant({ keys, ...options });
  const server = await serve(withFaults(tenant.handler, faults), { clock });
  onTestFinished(() => server.close());
  return {
    tenant,
    server,
    env: { DEMISTO_BASE_URL: server.url, DEMISTO_API_KEY: standardSecret, XSIAM_AUTH_ID: '1' },
    uploads: () => server.requests.filter(({ request }) => request.path.startsWith(uploadPath)).length,
  };
}

/** A folder with files, removed after the test. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cortex-pack-tenant-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}
