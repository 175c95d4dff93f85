/** What was looked at, what was found, and how to fix what is not good. */
export interface DoctorCheck {
  readonly name: string;
  readonly status: 'ok' | 'warning' | 'failed' | 'not checked';
  readonly finding: string;
  readonly fix?: string;
}
