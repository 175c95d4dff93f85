import {
  type AlertCategory,
  type AlertDomain,
  type AlertSeverity,
  type DrilldownTimeframe,
  type MappingStrategy,
  type RuleAction,
  collectorSchedule as schedule,
  type userDefinedCategory,
} from '../spec/correlation-rules.js';
import type { MitreDefinitions } from '../spec/mitre-attack.js';

/** An event in the dataset, by its age when the rule runs. */
export interface PastEvent {
  readonly minutesAgo: number;
  /** How much later than its time it arrived; at once when absent. */
  readonly lateMinutes?: number;
  readonly event: { readonly [field: string]: unknown };
}

/** Events among which a rule must find something, or nothing. */
export interface RuleExample {
  readonly description: string;
  readonly events: readonly PastEvent[];
}

/** When a rule runs, and how far back it looks then. */
export interface RuleSchedule {
  /** Five fields. In UTC, unless the rule names a time zone. */
  readonly crontab: string;
  readonly searchWindowMinutes: number;
}

/**
 * For a rule that looks at single events: every ten minutes over the last twenty. An event that arrives later than its
 * time by more than that is not seen; for such, look back further and filter by `_insert_time`.
 */
export const collectorSchedule: RuleSchedule = {
  crontab: schedule.crontab,
  searchWindowMinutes: schedule.searchWindowMinutes,
};

/** What kind of issue a rule raises: one of the platform's categories, or the one that a column of the result names. */
export type RuleCategory =
  | { readonly category: AlertCategory; readonly userDefinedCategory?: never }
  | { readonly category: typeof userDefinedCategory; readonly userDefinedCategory: string };

export type CorrelationRule = RuleCategory & {
  /** A UUID that never changes. */
  readonly id: string;
  /** The file is `<pack id>_<file>.yml`. */
  readonly file: string;
  /** Without brackets, which "may cause issues" on a tenant. */
  readonly name: string;
  /** What it finds. One text, whole sentences. */
  readonly description: string;
  readonly fromVersion: string;
  readonly severity: AlertSeverity;
  /** XQL over the dataset. Each row of its result is an alert. */
  readonly query: string;
  /** `REAL_TIME` looks at each event as it arrives; a tenant refuses that for the datasets of collectors. */
  readonly schedule: RuleSchedule | 'REAL_TIME';
  /**
   * Alerts with the same values in these columns of the result are raised once in that time. Successive runs look at
   * the same events twice, so it must not be shorter than an event stays in sight: in the search window, and in what
   * the query leaves of it.
   */
  readonly suppression: { readonly hours: number; readonly columns: readonly [string, ...string[]] };
  /** Columns of the result in `$column` form. */
  readonly alertName: string;
  readonly alertDescription: string;
  /** Fields of an alert, filled from columns of the result. */
  readonly alertFields: { readonly [field: string]: string };
  readonly mitre: MitreDefinitions;
  /** CUSTOM when absent: `alertFields` are taken. */
  readonly mappingStrategy?: MappingStrategy;
  /** ALERT when absent. */
  readonly drilldownTimeframe?: DrilldownTimeframe;
  /**
   * Tenants store and act on the next four, and the official `validate` passes them; its strict model knows none of
   * them, so they are written only when they are declared.
   */
  /** False installs the rule switched off. */
  readonly isEnabled?: boolean;
  /** Of the schedule, as `Europe/Lisbon`. */
  readonly timezone?: string;
  readonly alertDomain?: AlertDomain;
  readonly action?: RuleAction;
  /** Why it is worth an alert, and why it stays quiet. */
  readonly rationale: string;
  /** What to change, and for what. */
  readonly tuning: readonly string[];
  readonly fires: readonly RuleExample[];
  readonly quiet: readonly RuleExample[];
};

/** A query that finds too much for alerts, for people who look at the result. */
export interface HuntingQuery {
  readonly name: string;
  readonly description: string;
  readonly query: string;
}
