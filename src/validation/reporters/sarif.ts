import { sumOfCoverage } from '../document/coverage.js';
import type { Finding, Severity, SuppressedBy, SuppressedFinding } from '../finding.js';
import type { Rule } from '../rule.js';
import { leftOutLines } from './left-out.js';
import type { Report } from './report.js';
import { sarifLog } from './sarif-log.js';

const levels: { readonly [S in Severity]: string } = { error: 'error', warning: 'warning', note: 'note' };

/** The report as SARIF 2.1.0, which code hosts and editors show beside the code. */
export function formatSarif(report: Report, rules: readonly Rule[]): string {
  const { findings: kept, suppressed, version, packs } = report;
  const findings: readonly (Finding | SuppressedFinding)[] = [...kept, ...suppressed];
  const used = rules.filter(({ code }) => findings.some((finding) => finding.code === code));
  return sarifLog({
    tool: { driver: { name: 'cortex-pack', version, rules: used.map(descriptorOf) } },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: leftOutLines(report).map((text) => ({
          level: 'note',
          message: { text },
        })),
      },
    ],
    properties: { coverage: sumOfCoverage(packs.map((pack) => pack.coverage)) },
    results: findings.map((finding) =>
      resultOf(
        finding,
        used.findIndex(({ code }) => code === finding.code),
      ),
    ),
  });
}

function descriptorOf({ code, official = [], severity, title, why, fix }: Rule): object {
  return {
    id: code,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: why },
    help: { text: fix },
    defaultConfiguration: { level: levels[severity] },
    ...(official.length > 0 ? { properties: { tags: official } } : {}),
  };
}

/** What an author wrote next to the line is in the source, anything else outside of it. */
const suppressions: { readonly [B in SuppressedBy]: object } = {
  comment: { kind: 'inSource' },
  settings: { kind: 'external', justification: 'Disabled in .cortex-pack.yml.' },
  'pack-ignore': { kind: 'external', justification: 'Ignored in .pack-ignore.' },
  deprecated: { kind: 'external', justification: 'The item is deprecated.' },
  baseline: { kind: 'external', justification: 'Accepted by the baseline.' },
};

function resultOf(finding: Finding | SuppressedFinding, ruleIndex: number): object {
  const { code, severity, file, start, end, message, fix, source } = finding;
  return {
    ...('suppressedBy' in finding && { suppressions: [suppressions[finding.suppressedBy]] }),
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text: `${message} ${fix}` },
    locations: [locationOf(file, start, end)],
    ...(source
      ? {
          relatedLocations: [
            {
              id: 1,
              ...locationOf(source.file, source),
              message: { text: 'What the file was generated from.' },
            },
          ],
        }
      : {}),
  };
}

function locationOf(file: string, start: Finding['start'], end?: Finding['end']): object {
  const region = start && {
    startLine: start.line,
    startColumn: start.column,
    ...(end && { endLine: end.line, endColumn: end.column }),
  };
  // encodeURI keeps the slashes, and the colon of a drive.
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(file).replaceAll('#', '%23') },
      ...(region && { region }),
    },
  };
}
