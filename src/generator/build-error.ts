import { UserError } from '../shared/errors.js';

/** Where a finding lies. Lines and columns count from 1. */
export interface FilePlace {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** One thing that is wrong with what the user wrote. */
export interface BuildProblem {
  readonly place?: FilePlace;
  /** What is wrong and why it matters, as one sentence. */
  readonly message: string;
  /** What to do about it, as one sentence. */
  readonly fix?: string;
}

/** The pack cannot be built because of what its files say. Its message lists every finding with place and fix. */
export class BuildError extends UserError {
  override readonly name = 'BuildError';
  readonly findings: readonly BuildProblem[];

  constructor(summary: string, findings: readonly BuildProblem[] = [], options?: ErrorOptions) {
    super('build', [summary, ...findings.map(describe)].join('\n'), options);
    this.findings = findings;
  }
}

function describe(finding: BuildProblem): string {
  const where = finding.place === undefined ? '' : `${formatPlace(finding.place)} `;
  const fix = finding.fix === undefined ? '' : `\n    ${finding.fix}`;
  return `  ${where}${finding.message}${fix}`;
}

/** `file:line:column`, the form that editors and terminals turn into a link. */
export function formatPlace({ file, line, column }: FilePlace): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}
