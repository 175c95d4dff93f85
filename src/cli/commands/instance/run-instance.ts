import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { UserError } from '../../../shared/errors.js';
import { type DeclaredInstance, readInstanceFile } from '../../../simulator/instance/instance-file.js';
import { TenantError } from '../../../tenant/client/tenant-error.js';
import {
  type InstanceChange,
  type InstanceTest,
  saveInstance,
  testInstance,
} from '../../../tenant/instance/integration-instance.js';
import { readPackZip } from '../../../tenant/upload/pack-zip.js';
import { resolvePackZip } from '../../pack-argument/resolve-pack-zip.js';
import type { CliContext } from '../../program/subcommand.js';
import { withTenant } from '../../tenant-session/tenant-session.js';

export type InstanceRequest = (
  | { /** The instance to create or update. */ readonly file: string }
  | { /** The instance to test. */ readonly name: string }
) & { readonly tenant: string | undefined; readonly json: boolean };

/** Saves the instance of a file, if one is given, and presses Test. Throws a TenantError when it fails. */
export async function runInstance(request: InstanceRequest, context: CliContext): Promise<void> {
  const { output } = context;
  const declared = 'file' in request ? await declaredInstance(request.file, context) : undefined;
  await withTenant(request.tenant, context, async ({ client }) => {
    const saved = declared === undefined ? undefined : await saveInstance(declared, client);
    if (saved !== undefined && !request.json) {
      output.out.line(`Instance "${saved.name}" of ${saved.integration}: ${saved.change}`);
    }
    const name = saved?.name ?? ('name' in request ? request.name : '');
    const asked = testInstance(name, client).catch((error: unknown) =>
      untested(error, saved, request, context),
    );
    report(saved, hidden(await asked, declared?.secrets ?? []), request.json, context);
  });
}

/** Throws why Test could not be asked for; what was saved before that stays. */
function untested(
  error: unknown,
  saved: InstanceChange | undefined,
  { json }: InstanceRequest,
  { output: { out } }: CliContext,
): never {
  if (saved === undefined || !(error instanceof TenantError)) throw error;
  if (json) out.verbatim(JSON.stringify({ saved }, null, 2));
  const { code, origin, message } = error;
  throw new TenantError(
    code,
    origin,
    `The instance "${saved.name}" is ${saved.change}, and nobody knows yet whether it works: Test got no result. ${message} ` +
      `Then run \`cortex-pack instance test "${saved.name}"\`.`,
    { cause: error },
  );
}

async function declaredInstance(
  file: string,
  { root, env }: CliContext,
): Promise<DeclaredInstance & { readonly integration: string }> {
  const declared = await readInstanceFile(file, env);
  return { ...declared, integration: declared.integration ?? (await builtIntegration(root)) };
}

/** The integration of the built pack is meant where a file names none. */
async function builtIntegration(root: string): Promise<string> {
  const zip = resolvePackZip(resolve(root, 'dist'), 'as "integration" in the instance file');
  const { items } = readPackZip(new Uint8Array(await readFile(zip)), relative(root, zip));
  const [integration, ...others] = items.filter(({ kind }) => kind === 'integration');
  if (integration !== undefined && others.length === 0) return integration.id;
  const ids = [integration, ...others].map((item) => item?.id).join(', ');
  throw new UserError(
    'command-line',
    integration === undefined
      ? 'The built pack has no integration: name one as "integration" in the instance file.'
      : `The built pack has several integrations: name one of ${ids} as "integration" in the instance file.`,
  );
}

function hidden(test: InstanceTest, secrets: readonly string[]): InstanceTest {
  return { ...test, message: secrets.reduce((text, secret) => text.replaceAll(secret, '***'), test.message) };
}

function report(
  saved: InstanceChange | undefined,
  test: InstanceTest,
  json: boolean,
  { output: { out } }: CliContext,
): void {
  if (json) out.verbatim(JSON.stringify({ ...(saved === undefined ? {} : { saved }), test }, null, 2));
  else if (test.ok) out.line(`${out.style('green', 'Test: ok')}${test.message ? `, ${test.message}` : ''}`);
  if (test.ok) return;
  throw new TenantError(
    'instance',
    'remote',
    `Test of the instance "${test.name}" failed on the tenant: ${test.message || 'it gives no reason'}`,
  );
}
