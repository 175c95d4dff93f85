import { stripControlCharacters } from '../../../shared/control-characters.js';
import { TenantError } from '../../../tenant/client/tenant-error.js';
import type { PackZip } from '../../../tenant/upload/pack-zip.js';
import { type PackProof, provePack } from '../../../tenant/verify/prove-pack.js';
import { readPackFile } from '../../pack-argument/read-pack-file.js';
import type { CliContext } from '../../program/subcommand.js';
import { type TenantSession, withTenant } from '../../tenant-session/tenant-session.js';
import type { Terminal } from '../../terminal/output.js';
import { queryProgress } from './query-progress.js';
import { type ProofStory, printChanges, printProof, proofJson } from './verify-report.js';

export interface VerifyOptions {
  readonly file: string;
  readonly tenant: string | undefined;
  /** Where the events go, for a pack that does not tell. */
  readonly dataset: string | undefined;
  /** Milliseconds to look back. */
  readonly since: number;
  readonly watch: boolean;
  readonly everySeconds: number;
  readonly json: boolean;
}

/** Asks a tenant for proof and shows it. Throws a TenantError for anything that is wrong or not proved. */
export async function runVerify(options: VerifyOptions, context: CliContext): Promise<void> {
  const pack = await readPackFile(options.file, context.root);
  await withTenant(options.tenant, context, async (session) => {
    const proof = await proveUntilDone(pack, options, context, session);
    refuseUnproved(proof, pack, session.client.tenant.name);
  });
}

async function proveUntilDone(
  pack: PackZip,
  { dataset, since, watch, everySeconds, json }: VerifyOptions,
  { output: { out, err, wait } }: CliContext,
  { client, sleep }: TenantSession,
): Promise<PackProof> {
  const story: ProofStory = { pack, tenant: client.tenant, since };
  const deps = { sleep, onProgress: queryProgress(client.tenant.name, wait) };
  let before: PackProof | undefined;
  for (;;) {
    const asked = provePack({ pack, dataset, since }, client, deps);
    const proof = watch ? await asked.catch((error: unknown) => noteFailure(error, err)) : await asked;
    if (proof !== undefined) {
      if (json) out.verbatim(proofJson(story, proof, watch ? 0 : 2));
      else if (before === undefined) printProof(story, proof, out);
      else printChanges(before, proof, out);
      if (!watch || !mayChange(proof)) return proof;
      before = proof;
    }
    await sleep(everySeconds * 1000);
  }
}

/** Whether asking again may prove more. */
function mayChange({ findings }: PackProof): boolean {
  return findings.some(({ verdict, lasting }) => verdict !== 'proved' && !lasting);
}

/** Who watches goes on when the tenant did not answer once. Throws what asking again cannot change. */
function noteFailure(error: unknown, err: Terminal): undefined {
  if (!(error instanceof TenantError && error.origin === 'remote')) throw error;
  err.line(`${err.style('yellow', 'Note:')} ${stripControlCharacters(error.message)} It is asked again.`);
}

function refuseUnproved({ verdict, findings }: PackProof, pack: PackZip, tenant: string): void {
  if (verdict === 'proved') return;
  const named = findings
    .filter((finding) => finding.verdict === verdict)
    .map(({ question, about }) => (about === '' ? question : `${question} "${about}"`))
    .join(', ');
  throw verdict === 'wrong'
    ? new TenantError('not-proved', 'remote', `${pack.name} does not work on ${tenant}: ${named}.`)
    : new TenantError(
        'not-verified',
        'remote',
        `nothing is known to be wrong with ${pack.name} on ${tenant}, but not all of it could be asked: ${named}.`,
      );
}
