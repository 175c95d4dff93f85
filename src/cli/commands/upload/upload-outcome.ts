import { nounOf } from '../../../spec/content-kinds.js';
import type { Tenant } from '../../../tenant/client/tenant.js';
import { TenantError } from '../../../tenant/client/tenant-error.js';
import { isLacking } from '../../../tenant/upload/item-check.js';
import type { PackZip } from '../../../tenant/upload/pack-zip.js';
import type { UploadResult } from '../../../tenant/upload/upload.js';
import type { CheckedItem, Verification } from '../../../tenant/upload/verification.js';
import type { Terminal } from '../../terminal/output.js';

export interface Story {
  readonly pack: PackZip;
  readonly tenant: Tenant;
}

/** Throws a TenantError for an upload that did not succeed, or of which nothing proves that it did. */
export function refuseUnproven(
  { pack, tenant }: Story,
  before: Verification,
  { verification, accepted, answer }: UploadResult,
  err: Terminal,
): void {
  if (!verification.complete) {
    const lacking = verification.checked.filter(isLacking);
    throw new TenantError(
      'not-installed',
      'remote',
      `${tenant.name} does not have all of ${pack.id} ${pack.version} (its answer: ${answer}): ` +
        `${lacking.map(({ kind, name, verdict }) => `${nounOf(kind)} "${name}" ${verdict}`).join(', ')}. ${adviceFor(lacking, accepted)}`,
    );
  }
  if (!accepted && before.complete) {
    throw new TenantError(
      'not-installed',
      'remote',
      `${tenant.name} had all of it before, and the answer does not show success (${answer}): nothing proves that this upload arrived. Raise the version of the pack, then upload it.`,
    );
  }
  if (!accepted) {
    err.line(
      `${err.style('yellow', 'Note:')} the answer did not show success (${answer}), but the tenant has installed the pack.`,
    );
  }
  refuseUnverified({ pack, tenant }, verification);
}

/** Throws a TenantError when an API could show an item, and did not. */
export function refuseUnverified({ pack, tenant }: Story, { checked, unlisted }: Verification): void {
  const open = checked.filter(({ verdict }) => verdict === 'not verifiable');
  if (open.length === 0) return;
  const items = open.map(({ kind, name }) => `${nounOf(kind)} "${name}"`).join(', ');
  throw new TenantError(
    'not-verified',
    'remote',
    [
      `${tenant.name} has ${pack.id} ${pack.version}, and nothing is known to be missing, but it does not show: ${items}.`,
      ...unlisted,
    ].join(' '),
  );
}

function adviceFor(lacking: readonly CheckedItem[], accepted: boolean): string {
  if (!accepted) {
    return 'The upload itself did not succeed: try it again later. If that stays, look at the proxy or firewall in between, and run `cortex-pack doctor`.';
  }
  return lacking.every(({ verdict }) => verdict === 'switched off')
    ? 'An upload does not switch rules on for certain: do it in the console, unless somebody had a reason.'
    : 'It may still be busy: `cortex-pack upload --dry-run` asks again. If it stays, look for the pack in the console.';
}
