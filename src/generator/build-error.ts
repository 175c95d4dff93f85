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
  /** The rule that found it, such as CP403; absent where there is none. */
  readonly code?: string;
  /** What is wrong, as one sentence. */
  readonly message: string;
  /** Why it matters, where a rule says it. */
  readonly why?: string;
  /** What to do about it, as one sentence. */
  readonly fix?: string;
}

/** The pack cannot be built because of what its files say. Its message lists every finding with place and fix. */
export class BuildError extends UserError {
  override readonly name = 'BuildError';
  readonly findings: readonly BuildProblem[];

  constructor(
    readonly summary: string,
    findings: readonly BuildProblem[] = [],
    options?: ErrorOptions,
  ) {
    super(
      'build',
      [summary, ...findings.map((finding) => `  ${formatProblem(finding)}`)].join('\n'),
      options,
    );
    this.findings = findings;
  }
}

/** A problem as it is shown, with its explanation in lines below. */
export function formatProblem({ place, code, message, why, fix }: BuildProblem): string {
  const where = place === undefined ? '' : `${formatPlace(place)} `;
  const rule = code === undefined ? '' : `${code}: `;
  const explanation = [why, fix].flatMap((text) => (text === undefined ? [] : `\n    ${text}`));
  return `${where}${rule}${message}${explanation.join('')}`;
}

/** `file:line:column`, the form that editors and terminals turn into a link. */
export function formatPlace({ file, line, column }: FilePlace): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}
