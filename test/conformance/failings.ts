import { unexplained } from './explained-differences.js';
import type { FaultVerdict } from './judge-faults.js';
import type { ConformanceReport } from './report.js';

/** Why the command fails: one line for each reason, none when all is well. */
export function failingsOf({ packs, faultGroups }: ConformanceReport): string[] {
  return [
    ...packs.flatMap(({ zip, findings, structureErrors, comparisons }) => [
      ...findings.map(({ code, file, message }) => `${zip}: the kit finds ${code} in ${file}: ${message}`),
      ...structureErrors.map(({ file, message }) => `${zip}: ${file} does not fit its model: ${message}`),
      ...comparisons.flatMap(({ marketplace, differences }) =>
        unexplained(differences).map(
          ({ file, key, ours, theirs }) =>
            `${zip}: for ${marketplace}, ${file} differs from the kit's in ${key || 'its contents'}: ` +
            `ours ${ours ?? '(none)'}, theirs ${theirs ?? '(none)'}. Build it as the kit does, or explain it in explained-differences.ts.`,
        ),
      ),
    ]),
    ...faultGroups.flatMap(({ verdicts }) => verdicts.flatMap(failingOf)),
  ];
}

function failingOf({ mistake, kit, ours }: FaultVerdict): string[] {
  if (ours.length > 0) return [];
  if (kit.length === 0)
    return [`"${mistake}" is found by neither tool: it is no mistake, or a rule is missing.`];
  const codes = [...new Set(kit.map(({ code }) => code))].join(', ');
  return [`"${mistake}" is found by the kit (${codes}) and not by cortex-pack: ${kit[0]?.message ?? ''}`];
}
