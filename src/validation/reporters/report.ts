import type { Finding } from '../finding.js';
import type { ValidatedPack } from '../validate.js';

/** What every format shows. */
export interface Report {
  readonly packs: readonly ValidatedPack[];
  readonly findings: readonly Finding[];
  /** How many rules were applied. */
  readonly rules: number;
  /** Of this program. */
  readonly version: string;
}
