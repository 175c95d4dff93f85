import { nounOf } from '../../spec/content-kinds.js';
import { isLacking } from '../upload/item-check.js';
import type { CheckedItem } from '../upload/verification.js';
import type { ProofFinding } from './proof-finding.js';

/**
 * Whether the tenant has what the zip holds. What no API lists is named, and shows by its effect. A rule that was
 * switched off is a finding of its own.
 */
export function itemsFinding(items: readonly CheckedItem[]): ProofFinding {
  const finding = { question: 'items', about: '' } as const;
  if (isAbsent(items)) {
    return {
      ...finding,
      verdict: 'wrong',
      finding: 'The pack is not on the tenant.',
      fix: 'Install it with `cortex-pack upload`, or name the zip that is installed.',
    };
  }
  const lacking = items.filter((item) => isLacking(item) && item.verdict !== 'switched off');
  if (lacking.length > 0) {
    return {
      ...finding,
      verdict: 'wrong',
      finding: `The tenant does not have all of it: ${lacking.map(({ kind, name, verdict }) => `${nounOf(kind)} "${name}" ${verdict}`).join(', ')}.`,
      fix: 'Name the zip that was uploaded, if it is another one. Otherwise, upload this one: `cortex-pack upload <zip>`.',
    };
  }
  const there = items.filter(({ verdict }) => verdict === 'installed' || verdict === 'switched off');
  const open = items.filter((item) => !there.includes(item));
  // Whether a tenant lists the dashboards of packs is not known, so their absence in its list says nothing.
  const unasked = open.some(({ verdict, kind }) => verdict === 'not verifiable' && kind !== 'dashboard');
  const rest = open.length === 0 ? '' : ` Not listed: ${open.map(named).join(', ')}.`;
  return {
    ...finding,
    verdict: unasked ? 'not checked' : 'proved',
    finding: `The tenant has ${there.length} of ${items.length} as in the zip.${rest}`,
  };
}

function named({ kind, name, verdict, detail }: CheckedItem): string {
  return verdict === 'no list' ? `${nounOf(kind)} "${name}"` : `${nounOf(kind)} "${name}" (${detail})`;
}

/** Neither the pack nor any of its items that can be asked for is there. */
export function isAbsent(items: readonly CheckedItem[]): boolean {
  const listed = items.filter(({ verdict }) => verdict !== 'not verifiable' && verdict !== 'no list');
  return listed.every(({ verdict }) => verdict === 'missing');
}
