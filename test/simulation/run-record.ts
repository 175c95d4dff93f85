/** What happened in a run, for the oracle. */
export interface RunRecord {
  readonly seconds: number;
  readonly lastSourceRequest: number;
  readonly delivered: ReadonlyMap<string, number>;
  readonly stateBytes: number;
  readonly failed: string | undefined;
  /** Another run happened within this one: its times and counts are not its own. */
  readonly interrupted: boolean;
}
