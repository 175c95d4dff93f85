import { relative, resolve } from 'node:path';
import { runtimes } from '../../../definition/runtime.js';
import { programVersion } from '../../../shared/program-version.js';
import { TenantError } from '../../../tenant/client/tenant-error.js';
import { contentRefusalCode } from '../../../tenant/upload/content-refusal.js';
import { type InstallPlan, planInstall } from '../../../tenant/upload/install-plan.js';
import type { PackZip } from '../../../tenant/upload/pack-zip.js';
import { type UploadResult, uploadPack, verifyOnTenant } from '../../../tenant/upload/upload.js';
import type { Verification } from '../../../tenant/upload/verification.js';
import { countFindings } from '../../../validation/finding.js';
import { formatText } from '../../../validation/reporters/text.js';
import { validate } from '../../../validation/validate.js';
import { isProject } from '../../pack-argument/is-project.js';
import { readPackFile } from '../../pack-argument/read-pack-file.js';
import { resolvePackZip } from '../../pack-argument/resolve-pack-zip.js';
import type { CliContext } from '../../program/subcommand.js';
import { type TenantSession, withTenant } from '../../tenant-session/tenant-session.js';
import { confirm } from '../../terminal/prompt.js';
import { refuseUnproven, refuseUnverified, type Story } from './upload-outcome.js';
import { printPlan, printSuspects, printVerification, progressPrinter } from './upload-report.js';
import { findSuspects, type Suspect } from './upload-suspects.js';

export interface UploadOptions {
  /** Undefined takes the pack of the project in the current folder, which is built first, else the zip in `dist`. */
  readonly zip: string | undefined;
  readonly tenant: string | undefined;
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly again: boolean;
  /** Leaves our own validation out. */
  readonly unchecked: boolean;
  /** Has the tenant leave its validation out. */
  readonly skipValidation: boolean;
  readonly waitSeconds: number;
  readonly json: boolean;
}

/** With the zip that was found. */
interface ChosenUpload extends UploadOptions {
  readonly file: string;
}

/** Uploads a pack and tells the whole story. Throws a TenantError when the tenant does not have it afterwards. */
export async function runUpload(options: UploadOptions, context: CliContext): Promise<void> {
  await withTenant(options.tenant, context, async (session) => {
    const { file, pack } = await prepared(options, context, session).catch(tellUnsent);
    await install(pack, { ...options, file }, context, session);
  });
}

/** The pack to upload, built and validated. */
async function prepared(
  { zip, json, unchecked }: UploadOptions,
  context: CliContext,
  { signal }: TenantSession,
): Promise<{ readonly file: string; readonly pack: PackZip }> {
  const file = zip ?? (await projectZip(context, json, signal));
  const pack = await readPackFile(file, context.root);
  if (!unchecked) await refuseErrors(file, context);
  signal.throwIfAborted();
  return { file, pack };
}

/** What is uploaded is what the sources say now. */
async function projectZip({ root, output }: CliContext, json: boolean, signal: AbortSignal): Promise<string> {
  const outDir = resolve(root, 'dist');
  if (!isProject(root)) return resolvePackZip(outDir, 'on the command line');
  const { buildPack } = await import('../../../generator/build.js');
  const building = output.wait('Building the pack');
  const { zip } = await buildPack({ root, outDir, runtimes, signal }).finally(building.end);
  (json ? output.err : output.out).line(`Built ${relative(root, zip.file)}.`);
  return zip.file;
}

async function install(
  pack: PackZip,
  options: ChosenUpload,
  context: CliContext,
  { client, sleep }: TenantSession,
): Promise<void> {
  const { out, err } = context.output;
  const { skipValidation, waitSeconds, json } = options;
  const before = await verifyOnTenant(pack, client).catch(tellUnsent);
  const plan = planInstall(pack, before);
  const story = { pack, plan, tenant: client.tenant };
  if (!json) printPlan(story, before, out);
  if (options.dryRun || (plan.action === 'none' && !options.again)) {
    if (json) out.verbatim(resultJson(story, before));
    else printUnsent(plan, before, context.output);
    if (!options.dryRun) refuseUnverified(story, before);
    return;
  }
  if (skipValidation) err.line(`${err.style('yellow', 'Warning:')} without its validation ${leavesOut}`);
  if (!options.yes)
    await confirm(`Install it on ${client.tenant.name} (${client.tenant.url.apiUrl})?`).catch(tellUnsent);
  const request = { pack, before, skipValidation, waitSeconds };
  const result = await uploadPack(request, client, { onProgress: progressPrinter(err), sleep }).catch(
    (error: unknown) => explainFailure(error, story, options, context),
  );
  if (json) out.verbatim(resultJson(story, result.verification, result));
  else printVerification(result.verification, out);
  refuseUnproven(story, before, result, err);
}

const leavesOut =
  'the tenant may leave out items that it does not take, without a word. Missing correlation rules show afterwards; ' +
  'missing dashboards and modeling rules do not.';

/** Throws a TenantError for a pack with errors, after it has shown them. */
async function refuseErrors(file: string, { root, output }: CliContext): Promise<void> {
  const { changes, ...validation } = await validate({ paths: [file], root });
  const { errors } = countFindings(validation.findings);
  if (errors === 0) return;
  const report = { ...validation, version: programVersion() };
  for (const line of formatText(report, output.err)) output.err.line(line);
  throw new TenantError(
    'pack-zip',
    'user',
    `The pack has ${errors === 1 ? 'an error' : `${errors} errors`}, so nothing was sent. --unchecked uploads it all the same.`,
  );
}

/** Throws what went wrong before the upload; who interrupts it wants to know what that did. */
function tellUnsent(error: unknown): never {
  if (!(error instanceof TenantError && error.code === 'interrupted')) throw error;
  throw new TenantError('interrupted', 'user', 'Interrupted. Nothing was sent.');
}

/** Throws the failure of an upload with what it means for the user. */
async function explainFailure(
  error: unknown,
  story: PlannedStory,
  { file, json }: ChosenUpload,
  { root, output: { out, err } }: CliContext,
): Promise<never> {
  if (!(error instanceof TenantError)) throw error;
  if (error.code === 'interrupted') {
    throw new TenantError(
      'interrupted',
      'user',
      'Interrupted. The tenant may have received the pack and install it. `cortex-pack upload --dry-run` shows what it has.',
    );
  }
  if (error.code !== 'content-refused') throw error;
  const suspects = await findSuspects(file, root);
  if (json) out.verbatim(refusedJson(story, suspects));
  else printSuspects(suspects, err);
  throw new TenantError('content-refused', 'user', `${error.message} ${nextSteps(suspects)}`, {
    cause: error,
  });
}

function nextSteps(suspects: readonly Suspect[]): string {
  const first =
    suspects.length > 0
      ? 'Fix the suspects, then upload it again.'
      : 'Our own rules suspect nothing. What they cannot see: whether the tenant has the datasets, columns, and fields of the data model that the queries name. Take items out of the pack until it installs: the last one taken out is the one.';
  return `${first} --skip-validation sends it all the same, but then ${leavesOut}`;
}

interface PlannedStory extends Story {
  readonly plan: InstallPlan;
}

function printUnsent(plan: InstallPlan, before: Verification, { out }: CliContext['output']): void {
  printVerification(before, out);
  out.line();
  if (plan.action !== 'none') out.line('Dry run: nothing was sent.');
  else {
    const rest = before.scriptsCompared ? '' : ' The tenant does not show whether its script is the same.';
    out.line(
      `Nothing to do: the tenant has version ${plan.versionThen} already.${rest} --again sends it once more.`,
    );
  }
}

function resultJson(
  story: PlannedStory,
  { checked, complete, unlisted }: Verification,
  result?: UploadResult,
): string {
  return jsonOf(story, {
    sent: result !== undefined,
    ...(result === undefined ? {} : { answer: result.answer, accepted: result.accepted }),
    complete,
    checked,
    unlisted,
  });
}

function refusedJson(story: PlannedStory, suspects: readonly Suspect[]): string {
  return jsonOf(story, { sent: true, accepted: false, refusedWith: contentRefusalCode, suspects });
}

function jsonOf({ pack: { id, name, version }, plan, tenant }: PlannedStory, rest: object): string {
  const head = { tenant: tenant.name, apiUrl: tenant.url.apiUrl, pack: { id, name, version }, plan };
  return JSON.stringify({ ...head, ...rest }, null, 2);
}
