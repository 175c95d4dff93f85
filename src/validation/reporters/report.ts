import type { Finding, SuppressedFinding } from '../finding.js';
import type { Unchanged, ValidatedPack } from '../validate.js';

/** What every format shows. */
export interface Report {
  readonly packs: readonly ValidatedPack[];
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** How many rules were applied. */
  readonly rules: number;
  readonly unchanged?: Unchanged;
  /** How many findings that the baseline accepts are no longer there. */
  readonly goneFromBaseline: number;
  /** Of this program. */
  readonly version: string;
}
