import type { Finding, SuppressedFinding } from '../finding.js';
import type { ValidatedPack } from '../validate.js';

/** What every format shows. */
export interface Report {
  readonly packs: readonly ValidatedPack[];
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** How many rules were applied. */
  readonly rules: number;
  /** Of this program. */
  readonly version: string;
}
