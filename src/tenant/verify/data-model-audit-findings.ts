import type { AuditEntry } from '../client/management-audit.js';
import { describeDuration } from './durations.js';
import { ago } from './event-findings.js';
import type { PackDataset } from './pack-promises.js';
import type { ProofFinding } from './proof-finding.js';

const switchedOff = /disabl|invalid|switched off/i;
const switchedOn = /enabl|became valid|is valid|saved|updated/i;

/**
 * Whether the tenant switched the modeling rule of a dataset off, from the entries of its management audit log, newest
 * first. How an entry names the rule was not published: one that names another dataset or none is shown, and counts for nothing.
 */
export function dataModelAuditFinding(
  dataset: PackDataset,
  entries: readonly AuditEntry[],
  { since, now }: { readonly since: number; readonly now: number },
): ProofFinding {
  const finding = { question: 'modeling rule', about: dataset.name } as const;
  const names = [dataset.name, ...dataset.ruleNames].map((name) => name.toLowerCase());
  const ours = entries.filter(({ description }) =>
    names.some((name) => description.toLowerCase().includes(name)),
  );
  const last = ours.find(({ description }) => isOff(description) || switchedOn.test(description));
  if (last !== undefined && isOff(last.description)) {
    return {
      ...finding,
      verdict: 'wrong',
      finding: `The tenant switched it off ${ago(last.at, now)}: ${last.description}.`,
      fix: 'A data model rule that does not compile is switched off, and on again when it is fixed.',
    };
  }
  const unclear = entries.find((entry) => !ours.includes(entry) && isOff(entry.description));
  const others =
    unclear === undefined
      ? ''
      : ` An entry that does not name it says, ${ago(unclear.at, now)}: ${unclear.description}.`;
  return {
    ...finding,
    verdict: 'proved',
    finding: `Not switched off, by the management audit log of the last ${describeDuration(since)}.${others}`,
  };
}

function isOff(description: string): boolean {
  return switchedOff.test(description) && !/became valid|re-?enabled/i.test(description);
}
