import { resolve } from 'node:path';
import { UserError } from '../../../shared/errors.js';
import type { CliContext } from '../../program/subcommand.js';
import { importExported, importFromTenant } from './import-exported.js';
import { importProject } from './import-project.js';
import type { ImportRequest } from './import-request.js';

/** Imports what the request names. Throws a UserError for what cannot be imported. */
export async function runImport(request: ImportRequest, context: CliContext): Promise<void> {
  const { path, tenant } = request;
  if ((path === undefined) === (tenant === undefined)) {
    throw new UserError(
      'command-line',
      'Name what to import: a path, such as `cortex-pack import Acme.yml`, or a tenant with --tenant.',
    );
  }
  if (tenant !== undefined) await importFromTenant({ ...request, tenant }, context);
  else if (path !== undefined) {
    const absolute = resolve(context.root, path);
    if (/\.json$/i.test(path)) await importExported({ ...request, path: absolute }, context);
    else await importProject({ ...request, path: absolute }, context);
  }
}
