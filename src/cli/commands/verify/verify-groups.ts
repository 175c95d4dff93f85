import type { KnownKind, OtherContentFolder } from '../../../spec/content-kinds.js';
import { isLacking } from '../../../tenant/upload/item-check.js';
import type { CheckedItem } from '../../../tenant/upload/verification.js';
import type { ProofFinding } from '../../../tenant/verify/proof-finding.js';
import type { PackProof } from '../../../tenant/verify/prove-pack.js';

/** What belongs together in the report of a verification. */
export interface ProofGroup {
  readonly title: string;
  readonly items: readonly CheckedItem[];
  readonly findings: readonly ProofFinding[];
}

/** What holds comes first, so that what is left to do stands at the end of the report. Empty groups are left out. */
export function proofGroups({ items, findings }: PackProof): ProofGroup[] {
  const groups: ProofGroup[] = [
    {
      title: 'Verified',
      items: items.filter(({ verdict }) => verdict === 'installed'),
      findings: findings.filter(({ verdict }) => verdict === 'proved'),
    },
    {
      title: 'Missing or wrong',
      items: items.filter(isLacking),
      findings: findings.filter(({ verdict }) => verdict === 'wrong'),
    },
    {
      title: 'Not verifiable',
      items: items.filter((item) => item.verdict === 'not verifiable' || item.verdict === 'no list'),
      findings: findings.filter(({ verdict }) => verdict === 'not checked'),
    },
  ];
  return groups.filter((group) => group.items.length + group.findings.length > 0);
}

/** Where the console of a tenant shows what its API does not. */
const places: { readonly [K in KnownKind | OtherContentFolder]?: string } = {
  'modeling-rule': 'modeling rules: in the settings under Data Management > Data Model Rules',
  'correlation-rule': 'correlation rules: under Detection Rules > Correlations',
  dashboard: 'dashboards: in the list of dashboards',
};

/** Where to look for items that could not be verified, each kind once. */
export function whereToLook({ items }: PackProof): string[] {
  const open = items.filter(({ verdict }) => verdict === 'not verifiable' || verdict === 'no list');
  const found = open.map(({ kind }) => (kind === 'pack' ? undefined : places[kind]));
  return [...new Set(found.filter((place) => place !== undefined))];
}

/** What to do now, in one sentence. */
export function nextStep({ verdict, findings }: PackProof, tenant: string): string {
  const [first] = findings.filter((finding) => finding.verdict === verdict);
  if (verdict === 'proved') return `nothing is left to do: the pack works on ${tenant}.`;
  if (first?.fix !== undefined) return first.fix;
  return verdict === 'wrong'
    ? 'read what is wrong above, and run `cortex-pack verify` again.'
    : 'run `cortex-pack verify` again later, or with --watch, which asks until it is known.';
}
