import type { Validation } from '../validate.js';

/** What every format shows. */
export interface Report extends Omit<Validation, 'refusedFixes' | 'changes'> {
  /** Of this program. */
  readonly version: string;
}
