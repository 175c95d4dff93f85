import { knownKinds } from '../../../spec/content-kinds.js';
import type { Finding } from '../../../validation/finding.js';
import { validate } from '../../../validation/validate.js';

const folders = Object.values(knownKinds).flatMap(({ folder, xsiamOnly }) => (xsiamOnly ? [folder] : []));

/** Files of a zip for which a tenant may refuse the pack. */
const refusable = new RegExp(`!/(.*/)?((${folders.join('|')})/|(pack_)?metadata\\.json$)`);

export interface Suspect extends Finding {
  /** Whether tenants were seen to refuse a pack for it, are likely to, or may. */
  readonly suspicion: 'seen' | 'likely' | 'possible';
}

const ranks: readonly Suspect['suspicion'][] = ['seen', 'likely', 'possible'];

/**
 * What our own rules find in the items that a tenant refuses a pack for, the strongest suspicion first, then errors
 * before warnings. A warning can be it, too: sources differ in what they saw.
 */
export async function findSuspects(file: string, root: string): Promise<readonly Suspect[]> {
  const { findings } = await validate({ paths: [file], root });
  const suspects = findings.flatMap((finding): Suspect[] => {
    const { blocksInstallation, severity } = finding;
    if (blocksInstallation !== undefined) return [{ ...finding, suspicion: blocksInstallation }];
    return severity !== 'note' && refusable.test(finding.file) ? [{ ...finding, suspicion: 'possible' }] : [];
  });
  return suspects.sort((one, other) => rankOf(one) - rankOf(other));
}

function rankOf({ suspicion, severity }: Suspect): number {
  return 2 * ranks.indexOf(suspicion) + (severity === 'error' ? 0 : 1);
}
