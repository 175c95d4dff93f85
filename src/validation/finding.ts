/** What a validation reports. */

import type { Position } from '../shared/position.js';

/** Errors break the pack or its official checks, warnings mislead or endanger it, notes are worth a look. */
export type Severity = 'error' | 'warning' | 'note';

/** The TypeScript that a generated file was made from. */
export interface DefinitionSource extends Position {
  /** Relative to the project, with forward slashes. */
  readonly file: string;
}

export interface Finding {
  /** Stable code of this project's rule, such as CP301. */
  readonly code: string;
  /** Codes of the official checks that demand the same, such as BA101. */
  readonly official: readonly string[];
  readonly severity: Severity;
  /** With forward slashes; a file inside a zip follows the path of the zip after `!/`. */
  readonly file: string;
  /** Absent when the finding concerns the whole file, or one that is missing. */
  readonly start?: Position;
  /** The position after the last character of the marked part. */
  readonly end?: Position;
  /** The line at `start`. Absent for secrets, which are never shown. */
  readonly lineText?: string;
  /** What is wrong, with the value. */
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  /** Present when a tenant refuses the whole pack for it with error 101704, or is likely to. */
  readonly blocksInstallation?: 'seen' | 'likely';
  /** True when `--fix` fixes it. */
  readonly fixable: boolean;
  readonly source?: DefinitionSource;
}

/** What keeps a finding from being one. */
export type SuppressedBy = 'comment' | 'settings' | 'pack-ignore' | 'deprecated' | 'baseline';

export interface SuppressedFinding extends Finding {
  readonly suppressedBy: SuppressedBy;
}

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
}

export function countFindings(findings: readonly Finding[]): Counts {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), notes: count('note') };
}

/** In the order of files, lines, columns and codes, so that the same pack gives the same report. */
export function sortFindings<F extends Finding>(findings: readonly F[]): F[] {
  return [...findings].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      (a.start?.line ?? 0) - (b.start?.line ?? 0) ||
      (a.start?.column ?? 0) - (b.start?.column ?? 0) ||
      compare(a.code, b.code) ||
      compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
