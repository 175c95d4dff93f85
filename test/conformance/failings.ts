import type { Finding } from '#src/validation/finding.js';
import { describeDifference } from './compare-zips.js';
import { unexplainedCodes } from './explained-codes.js';
import { unexplained } from './explained-differences.js';
import { unexplainedFindings } from './explained-findings.js';
import type { FaultVerdict } from './judge-faults.js';
import type { ConformanceReport, PackReport } from './report.js';

/** Why the command fails: one line for each reason, none when all is well. */
export function failingsOf({ packs, faultGroups, templates }: ConformanceReport): string[] {
  return [
    ...packs.flatMap(packFailings),
    ...faultGroups.flatMap(({ verdicts }) => verdicts.flatMap(faultFailings)),
    ...templates.flatMap(templateFailings),
  ];
}

function packFailings({ zip, findings, structureErrors, comparisons, uploads }: PackReport): string[] {
  return [
    ...unexplainedFindings(findings).map(
      ({ code, file, message }) => `${zip}: the kit finds ${code} in ${file}: ${message}`,
    ),
    ...unexplainedFindings(structureErrors).map(
      ({ file, message }) => `${zip}: ${file} does not fit its model: ${message}`,
    ),
    ...comparisons.flatMap(({ marketplace, differences }) =>
      unexplained(differences).map(
        (difference) =>
          `${zip}, for ${marketplace}: ${describeDifference(difference)}. ` +
          'Build it as the kit does, or explain it in test/conformance/explained-differences.ts.',
      ),
    ),
    ...uploads.flatMap(({ way, problems }) =>
      problems.map((problem) => `${zip}, uploaded by ${way}: ${problem}`),
    ),
  ];
}

function faultFailings(verdict: FaultVerdict): string[] {
  const { mistake, kit, ours } = verdict;
  if (ours.length === 0 && kit.length === 0) {
    return [`"${mistake}" is found by neither tool: it is no mistake, or both lack a rule.`];
  }
  return unexplainedCodes(verdict).map((code) => {
    const said = kit.find((finding) => finding.code === code)?.message ?? '';
    const instead =
      ours.length === 0 ? 'nothing' : [...new Set(ours.map((finding) => finding.code))].join(', ');
    return (
      `"${mistake}": the kit finds ${code} (${said}), cortex-pack finds ${instead}. ` +
      'Add a rule, or explain it in test/conformance/explained-codes.ts.'
    );
  });
}

/** Both ways: the kit made the templates, so whatever only ours calls an error is a false alarm. */
function templateFailings(verdict: FaultVerdict): string[] {
  return [
    ...unexplainedCodes(verdict).map(
      (code) => `The template ${verdict.mistake}: the kit finds ${code}, and cortex-pack nothing like it.`,
    ),
    ...errorsOfOursAlone(verdict).map(
      ({ code, file, message }) =>
        `The template ${verdict.mistake}: cortex-pack finds ${code} in ${file} (${message}), and the kit nothing like it.`,
    ),
  ];
}

/** Errors of ours that have no counterpart among what the kit finds. */
export function errorsOfOursAlone({ kit, ours }: FaultVerdict): Finding[] {
  const codes = new Set(kit.map(({ code }) => code));
  return ours.filter(
    ({ severity, official }) => severity === 'error' && !official.some((code) => codes.has(code)),
  );
}
