import { sumOfCoverage } from '../document/coverage.js';
import { countFindings } from '../finding.js';
import type { Report } from './report.js';

/** Raised when a key changes its meaning or goes; new keys may come without. */
const jsonFormatVersion = 1;

/** The report for programs, as docs/validate-json.md describes it. */
export function formatJson({
  packs,
  findings,
  suppressed,
  rules,
  version,
  unchanged,
  goneFromBaseline,
}: Report): string {
  return JSON.stringify(
    {
      formatVersion: jsonFormatVersion,
      tool: { name: 'cortex-pack', version, rules },
      packs,
      coverage: sumOfCoverage(packs.map((pack) => pack.coverage)),
      counts: countFindings(findings),
      findings,
      suppressed,
      goneFromBaseline,
      ...(unchanged !== undefined && { unchanged }),
    },
    null,
    2,
  );
}
