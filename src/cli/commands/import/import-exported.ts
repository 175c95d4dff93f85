import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { exportedFiles, type ImportedFile } from '../../../importer/exported-content.js';
import { UserError } from '../../../shared/errors.js';
import { fileProblem, hasCode, writeProblem } from '../../../shared/file-problem.js';
import { makeFolder } from '../../../shared/make-folder.js';
import { contentFolder } from '../../../shared/project-files.js';
import { listCorrelationRules } from '../../../tenant/client/correlation-rules.js';
import { readDashboards } from '../../../tenant/client/dashboards.js';
import { listing } from '../../../tenant/client/listing.js';
import { TenantError } from '../../../tenant/client/tenant-error.js';
import { isProject } from '../../pack-argument/is-project.js';
import type { CliContext } from '../../program/subcommand.js';
import { withTenant } from '../../tenant-session/tenant-session.js';
import type { ImportRequest } from './import-request.js';

/** Takes the rules and dashboards of a JSON into a project. */
export async function importExported(
  request: ImportRequest & { readonly path: string },
  context: CliContext,
): Promise<void> {
  const { path } = request;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UserError('import', `${path} cannot be read: ${fileProblem(error)}. Check the path.`, {
      cause: error,
    });
  }
  keep(exportedFiles(text, basename(path)), request, context);
}

/**
 * Takes all rules and dashboards that a tenant lists into a project. Throws a TenantError when it does not give one of
 * the lists, after it has taken the other.
 */
export async function importFromTenant(
  request: ImportRequest & { readonly tenant: string },
  context: CliContext,
): Promise<void> {
  const lists = await withTenant(request.tenant, context, async ({ client }) => ({
    'correlation rules': await listing(async () =>
      (await listCorrelationRules(client)).map(({ fields }) => fields),
    ),
    dashboards: await listing(() => readDashboards(client)),
  }));
  const listed = Object.values(lists).flatMap((list) => ('listed' in list ? list.listed : []));
  const refused = Object.entries(lists).flatMap(([what, list]) =>
    'unlisted' in list ? [`The ${what} could not be imported. ${list.message}`] : [],
  );
  if (listed.length > 0 || request.json) {
    keep(listed.length === 0 ? [] : exportedFiles(JSON.stringify(listed), request.tenant), request, context);
  } else if (refused.length === 0) {
    context.output.out.line(`The tenant ${request.tenant} lists no correlation rule and no dashboard.`);
  }
  if (refused.length > 0) throw new TenantError('refused', 'remote', refused.join('\n'));
}

/** Existing files stay: they may have been changed. */
function keep(
  files: readonly ImportedFile[],
  { to, json }: ImportRequest,
  { root, output }: CliContext,
): void {
  const project = resolve(root, to ?? '.');
  const folder = join(project, ...contentFolder.split('/'));
  const results = files.map(({ path, content, leftOut }) => {
    const file = join(folder, ...path.split('/'));
    makeFolder(dirname(file));
    return { path: `${contentFolder}/${path}`, written: writeNew(file, content), leftOut };
  });
  if (json) {
    output.out.verbatim(JSON.stringify({ folder, files: results }, null, 2));
    return;
  }
  for (const { path, written, leftOut } of results) {
    output.out.line(written ? path : `${path} is there already, and stays as it is`);
    if (written && leftOut.length > 0)
      output.out.line(`  left out, for only a tenant has it: ${leftOut.join(', ')}`);
  }
  if (!isProject(project)) {
    output.err.line(
      `${output.err.style('yellow', 'Note:')} ${project} is no project of a pack, so no build takes them yet. Move them into one, or name one with --to.`,
    );
  }
}

function writeNew(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw new UserError(
      'import',
      `${file} cannot be written: ${writeProblem(error)}. Name another folder with --to.`,
      { cause: error },
    );
  }
}
