import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { type DeclaredInstance, readInstanceFile } from '../cortex/instance-file.js';
import {
  type InstanceTest,
  type SavedInstance,
  saveInstance,
  testInstance,
} from '../tenant/integration-instance.js';
import { readPackZip } from '../tenant/pack-zip.js';
import { TenantError } from '../tenant/tenant-error.js';
import { CommandLineError } from './command-line-error.js';
import { onlyZip } from './only-zip.js';
import type { Surroundings } from './subcommand.js';
import { withTenant } from './tenant-session.js';

export type InstanceRequest = (
  | { /** The instance to create or update. */ readonly file: string }
  | { /** The instance to test. */ readonly name: string }
) & { readonly tenant: string | undefined; readonly json: boolean };

/** Saves the instance of a file, if one is given, and presses Test. Throws a TenantError when it fails. */
export async function runInstance(request: InstanceRequest, surroundings: Surroundings): Promise<void> {
  const { root, output } = surroundings;
  const declared = 'file' in request ? await declaredInstance(request.file, root) : undefined;
  await withTenant(request.tenant, surroundings, async ({ client }) => {
    const saved = declared === undefined ? undefined : await saveInstance(declared, client);
    if (saved !== undefined && !request.json) {
      output.out.line(`Instance "${saved.name}" of ${saved.integration}: ${saved.change}`);
    }
    const name = saved?.name ?? ('name' in request ? request.name : '');
    const test = hidden(await testInstance(name, client), declared?.secrets ?? []);
    report(saved, test, request.json, surroundings);
  });
}

async function declaredInstance(
  file: string,
  root: string,
): Promise<DeclaredInstance & { readonly integration: string }> {
  const declared = await readInstanceFile(file, process.env);
  return { ...declared, integration: declared.integration ?? (await builtIntegration(root)) };
}

/** The integration of the built pack is meant where a file names none. */
async function builtIntegration(root: string): Promise<string> {
  const zip = onlyZip(resolve(root, 'dist'), 'as "integration" in the instance file');
  const { items } = readPackZip(new Uint8Array(await readFile(zip)), relative(root, zip));
  const integration = items.find(({ kind }) => kind === 'integration');
  if (integration !== undefined) return integration.id;
  throw new CommandLineError(
    'The built pack has no integration: name one as "integration" in the instance file.',
  );
}

function hidden(test: InstanceTest, secrets: readonly string[]): InstanceTest {
  return { ...test, message: secrets.reduce((text, secret) => text.replaceAll(secret, '***'), test.message) };
}

function report(
  saved: SavedInstance | undefined,
  test: InstanceTest,
  json: boolean,
  { output: { out } }: Surroundings,
): void {
  if (json) out.line(JSON.stringify({ ...(saved === undefined ? {} : { saved }), test }, null, 2));
  else if (test.ok) out.line(`${out.style('green', 'Test: ok')}${test.message ? `, ${test.message}` : ''}`);
  if (test.ok) return;
  throw new TenantError(
    'instance',
    'remote',
    `Test of the instance "${test.name}" failed on the tenant: ${test.message || 'it gives no reason'}`,
  );
}
