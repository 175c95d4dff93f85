import { counted } from '../../shared/counted.js';
import type { ReportedFile, ReportedValidation } from '../pack-report.js';
import type { CheckResult } from '../results/check-result.js';

/** What is known because it was looked at, a sentence each. */
export function verified(
  file: ReportedFile,
  validation: ReportedValidation,
  results: readonly CheckResult[],
): string[] {
  const { counts, rules, files, notChecked } = validation;
  return [
    file.container === 'zip'
      ? `The zip was read, and holds ${counted(file.files.length, 'file')} with these checksums.`
      : `The folder was read, and holds ${counted(file.files.length, 'file')} with these checksums.`,
    `${rules} rules of cortex-pack ran offline over ${files - notChecked} of ${counted(files, 'file')}: ${counted(counts.errors, 'error')}, ${counted(counts.warnings, 'warning')}, ${counted(counts.notes, 'note')}.`,
    ...results
      .filter(({ status, zip }) => status === 'passed' && zip !== 'other')
      .map(
        ({ title, summary = '', zip }) =>
          `${title}: ${summary}${zip === 'same' ? '' : ' Its file does not say on which zip.'}`,
      ),
  ];
}
