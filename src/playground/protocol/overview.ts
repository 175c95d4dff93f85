/** What the pack is and what its rules find. Part of the API between the page and the server (`protocol.ts`). */

import type { PackReport } from '../../report/pack-report.js';
import type { SummaryLine } from '../../report/summary.js';

export interface Overview {
  readonly summary: readonly SummaryLine[];
  readonly report: PackReport;
  /** The command line that uploads the zip. */
  readonly uploadCommand: string;
}

/** What a correlation rule makes of the whole dataset in one run, whatever its search window. */
export interface RuleAlerts {
  /** The first of them. */
  readonly alerts: readonly {
    readonly name: string;
    /** How many events are behind it. */
    readonly events: number;
  }[];
  readonly total: number;
  readonly milliseconds: number;
  /** Why the rule did not run, or which events it could not read. */
  readonly problem?: string;
}
