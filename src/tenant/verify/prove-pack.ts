import type { TenantClient } from '../client/tenant-client.js';
import { askClock } from '../client/tenant-clock.js';
import { createXqlClient, type QueryProgress } from '../client/xql-client.js';
import { askQuota, type XqlQuota } from '../client/xql-quota.js';
import type { PackZip } from '../upload/pack-zip.js';
import { verifyOnTenant } from '../upload/upload.js';
import type { CheckedItem } from '../upload/verification.js';
import { type Asking, known } from './asking.js';
import { isAbsent, itemsFinding } from './item-findings.js';
import { promisesOf } from './pack-promises.js';
import { type ProofFinding, type ProofVerdict, verdictOf } from './proof-finding.js';
import { proveDatasets, proveNotSwitchedOff } from './prove-dataset.js';
import { proveRules } from './prove-rules.js';

export interface ProofRequest {
  readonly pack: PackZip;
  /** Where its events go, for a pack that does not tell. */
  readonly dataset?: string | undefined;
  /** Milliseconds to look back. */
  readonly since: number;
}

export interface ProofDeps {
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  readonly onProgress?: (progress: QueryProgress) => void;
}

export interface PackProof {
  readonly verdict: ProofVerdict;
  readonly items: readonly CheckedItem[];
  readonly findings: readonly ProofFinding[];
  /** Absent when the tenant does not tell. */
  readonly quota?: XqlQuota;
  /** Milliseconds that the clock of this machine is ahead of that of the tenant; absent when it is not known. */
  readonly clockAhead?: number;
}

/**
 * Asks a tenant for proof that a pack works: its items are there, events arrive, the modeling rules map them, and the
 * correlation rules execute. What cannot be asked is a finding of its own. Throws a TenantError when nothing can be.
 */
export async function provePack(
  { pack, dataset, since }: ProofRequest,
  client: TenantClient,
  { sleep, now = Date.now, onProgress }: ProofDeps,
): Promise<PackProof> {
  const { checked: items } = await verifyOnTenant(pack, client);
  const itemFinding = itemsFinding(items);
  if (isAbsent(items)) return { verdict: 'wrong', items, findings: [itemFinding] };

  const clockAhead = await askClock(client, now);
  const tenantNow = () => now() - (clockAhead ?? 0);
  const quota = await known(askQuota(client));
  const xql = createXqlClient(client, {
    now,
    remaining: quota?.remaining,
    ...(sleep === undefined ? {} : { sleep }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const promises = promisesOf(pack, dataset);
  const asking: Asking = { client, xql, since, now: tenantNow };
  const [datasets, rules, audit] = await Promise.all([
    proveDatasets(promises, asking),
    proveRules(promises.rules, asking),
    proveNotSwitchedOff(promises, asking),
  ]);
  const findings = [itemFinding, ...datasets, ...audit, ...rules];
  return {
    verdict: verdictOf(findings),
    items,
    findings,
    ...(quota === undefined ? {} : { quota }),
    ...(clockAhead === undefined ? {} : { clockAhead }),
  };
}
