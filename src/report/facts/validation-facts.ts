import { countFindings } from '../../validation/finding.js';
import type { Validation } from '../../validation/validate.js';
import type { ReportedValidation } from '../pack-report.js';

export function validationFacts({ packs, findings, suppressed, rules }: Validation): ReportedValidation {
  const files = packs.reduce((sum, pack) => sum + pack.files, 0);
  const checked = packs.reduce((sum, { coverage }) => sum + coverage.checked, 0);
  return {
    rules,
    counts: countFindings(findings),
    findings: findings.map(({ code, severity, file, start, message, why, fix, blocksInstallation }) => ({
      ...{ code, severity, file, message, why, fix },
      ...(start === undefined ? {} : { start }),
      ...(blocksInstallation === undefined ? {} : { blocksInstallation }),
    })),
    suppressed: suppressed.map(({ code, file, suppressedBy }) => ({ code, file, by: suppressedBy })),
    notChecked: files - checked,
    files,
  };
}
