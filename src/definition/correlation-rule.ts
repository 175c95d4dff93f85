/** An event in the dataset, by its age when the rule runs. */
export interface PastEvent {
  readonly minutesAgo: number;
  readonly event: { readonly [field: string]: unknown };
}

/** Events among which a rule must find something, or nothing. */
export interface RuleExample {
  readonly says: string;
  readonly events: readonly PastEvent[];
}

export interface CorrelationRule {
  /** A UUID that never changes. */
  readonly id: string;
  /** The file is `<pack id>_<file>.yml`. */
  readonly file: string;
  readonly name: string;
  /** What it finds. One text, whole sentences. */
  readonly description: string;
  readonly fromVersion: string;
  readonly severity: 'SEV_010_INFO' | 'SEV_020_LOW' | 'SEV_030_MEDIUM' | 'SEV_040_HIGH';
  readonly category: string;
  /** XQL over the dataset. Each row of its result is an alert. */
  readonly query: string;
  /** Absent for a rule that looks at each event as it arrives. */
  readonly schedule?: {
    /** Five fields, UTC. */
    readonly crontab: string;
    readonly searchWindowMinutes: number;
  };
  /** Alerts with the same value in a column of the result are raised once in that time. */
  readonly suppression: { readonly hours: number; readonly column: string };
  /** Columns of the result in `$column` form. */
  readonly alertName: string;
  readonly alertDescription: string;
  /** Fields of an alert, filled from columns of the result. */
  readonly alertFields: { readonly [field: string]: string };
  /** Techniques by tactic, as MITRE ATT&CK names them: `T1110 - Brute Force` by `TA0006 - Credential Access`. */
  readonly mitre: { readonly [tactic: string]: readonly string[] };
  /** Why it is worth an alert, and why it stays quiet. */
  readonly rationale: string;
  /** What to change, and for what. */
  readonly tuning: readonly string[];
  readonly fires: readonly RuleExample[];
  readonly quiet: readonly RuleExample[];
}

/** A query that finds too much for alerts, for people who look at the result. */
export interface HuntingQuery {
  readonly name: string;
  readonly says: string;
  readonly query: string;
}
