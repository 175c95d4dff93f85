import type { Finding } from '../finding.js';

/** What every format shows. */
export interface Report {
  readonly packs: readonly {
    readonly id: string;
    readonly path: string;
    readonly shape: string;
    readonly files: number;
  }[];
  readonly findings: readonly Finding[];
  /** How many rules were applied. */
  readonly rules: number;
  /** Of this program. */
  readonly version: string;
}
