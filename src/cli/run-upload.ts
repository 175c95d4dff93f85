import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { messageOf } from '../cortex/errors.js';
import { type InstallPlan, planInstall } from '../tenant/install-plan.js';
import { type PackZip, readPackZip } from '../tenant/pack-zip.js';
import { TenantError } from '../tenant/tenant-error.js';
import { type UploadResult, uploadPack, verifyOnTenant } from '../tenant/upload.js';
import type { Verification } from '../tenant/verification.js';
import { countFindings } from '../validation/finding.js';
import { formatText } from '../validation/formats/text.js';
import { validate } from '../validation/validate.js';
import { programVersion } from './program-version.js';
import { confirm } from './prompt.js';
import type { Surroundings } from './subcommand.js';
import { type TenantSession, withTenant } from './tenant-session.js';
import { printPlan, printVerification, storyTeller } from './upload-report.js';

export interface UploadOptions {
  readonly file: string;
  readonly tenant: string | undefined;
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly again: boolean;
  /** Leaves the validation out. */
  readonly unchecked: boolean;
  readonly waitSeconds: number;
  readonly json: boolean;
}

/** Uploads a pack and tells the whole story. Throws a TenantError when the tenant does not have it afterwards. */
export async function runUpload(options: UploadOptions, surroundings: Surroundings): Promise<void> {
  const pack = await readPack(options.file, surroundings.root);
  if (!options.unchecked) await refuseErrors(options.file, surroundings);
  await withTenant(options.tenant, surroundings, (session) => install(pack, options, surroundings, session));
}

async function install(
  pack: PackZip,
  options: UploadOptions,
  { output }: Surroundings,
  { client, sleep }: TenantSession,
): Promise<void> {
  const before = await verifyOnTenant(pack, client);
  const plan = planInstall(pack, before);
  const story = { pack, plan, tenant: client.tenant };
  if (!options.json) printPlan(story, output.out);
  if (options.dryRun || (plan.action === 'none' && !options.again)) {
    if (options.json) output.out.line(resultJson(story, before));
    else printUnsent(plan, before, output);
    return;
  }
  if (!options.yes) await confirm(`Install it on ${client.tenant.name} (${client.tenant.url.apiUrl})?`);
  const result = await sendAndVerify({ pack, before, waitSeconds: options.waitSeconds }, client, {
    tell: storyTeller(output.err),
    sleep,
  });
  if (options.json) output.out.line(resultJson(story, result.verification, result));
  else printVerification(result.verification, output.out);
  judge(story, before, result, output);
}

/** Throws a TenantError for a pack with errors, after it has shown them. */
async function refuseErrors(file: string, { root, output }: Surroundings): Promise<void> {
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

async function readPack(file: string, root: string): Promise<PackZip> {
  const shown = relative(root, file) || file;
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new TenantError('pack-zip', 'user', `${shown} cannot be read: ${messageOf(error)}.`);
  });
  return readPackZip(new Uint8Array(bytes), shown);
}

/** An interruption is told with what it means: the tenant goes on with what it has received. */
async function sendAndVerify(...upload: Parameters<typeof uploadPack>): Promise<UploadResult> {
  try {
    return await uploadPack(...upload);
  } catch (error) {
    if (!(error instanceof TenantError && error.code === 'interrupted')) throw error;
    throw new TenantError(
      'interrupted',
      'user',
      'Interrupted. The tenant may have received the pack and install it. `cortex-pack upload --dry-run` tells what it has.',
    );
  }
}

interface Story {
  readonly pack: PackZip;
  readonly plan: InstallPlan;
  readonly tenant: TenantSession['client']['tenant'];
}

function printUnsent(plan: InstallPlan, before: Verification, { out }: Surroundings['output']): void {
  printVerification(before, out);
  out.line();
  if (plan.action !== 'none') out.line('Dry run: nothing was sent.');
  else {
    const rest = before.scriptsCompared ? '' : ' Whether its script is the same, the tenant does not show.';
    out.line(
      `Nothing to do: the tenant has version ${plan.versionThen} already.${rest} --again sends it once more.`,
    );
  }
}

function judge(
  { pack, tenant }: Story,
  before: Verification,
  result: UploadResult,
  { err }: Surroundings['output'],
): void {
  const { verification, accepted, answer } = result;
  if (!verification.complete) {
    const lacking = verification.checked.filter(({ verdict }) => verdict === 'missing' || verdict === 'old');
    throw new TenantError(
      'not-installed',
      'remote',
      `${tenant.name} does not have all of ${pack.id} ${pack.version} (its answer: ${answer}): ` +
        `${lacking.map(({ kind, name, verdict }) => `${kind} "${name}" ${verdict}`).join(', ')}. ` +
        'It may still be busy: `cortex-pack upload --dry-run` asks again. If it stays, look for the pack in the console.',
    );
  }
  if (accepted) return;
  if (before.complete) {
    throw new TenantError(
      'not-installed',
      'remote',
      `${tenant.name} had all of it before, and the answer is no sign of success (${answer}): nothing proves that this upload arrived. Raise the version of the pack, then upload it.`,
    );
  }
  err.line(
    `${err.style('yellow', 'Note:')} the answer was no sign of success (${answer}), but the tenant has installed the pack.`,
  );
}

function resultJson(
  { pack, plan, tenant }: Story,
  { checked, complete }: Verification,
  result?: UploadResult,
): string {
  return JSON.stringify(
    {
      tenant: tenant.name,
      apiUrl: tenant.url.apiUrl,
      pack: { id: pack.id, name: pack.name, version: pack.version },
      plan,
      sent: result !== undefined,
      ...(result === undefined ? {} : { answer: result.answer, accepted: result.accepted }),
      complete,
      checked,
    },
    null,
    2,
  );
}
