/** `not checked`: it could not be asked, or nothing has happened yet that would show it. Never a success. */
export type ProofVerdict = 'proved' | 'wrong' | 'not checked';

export type Question = 'items' | 'events' | 'mapping' | 'modeling rule' | 'correlation rule';

export interface ProofFinding {
  readonly question: Question;
  /** The dataset or the rule; '' where the question is about the pack or the tenant. */
  readonly about: string;
  readonly verdict: ProofVerdict;
  readonly finding: string;
  /** What to do. */
  readonly fix?: string;
  /** The XQL that was run. */
  readonly query?: string;
  readonly eventTypes?: readonly EventTypeFigures[];
  /** That asking again, in a minute or an hour, cannot change: no license, no role. */
  readonly lasting?: boolean;
}

/** Times in epoch milliseconds, lags in seconds from the event to its arrival. */
export interface EventTypeFigures {
  /** '' where no column of the dataset tells the types apart. */
  readonly type: string;
  readonly events: number;
  readonly newestEvent?: number;
  readonly newestArrival?: number;
  readonly averageLag?: number;
  readonly longestLag?: number;
}

/** `wrong` when anything is; `proved` when everything is. */
export function verdictOf(findings: readonly Pick<ProofFinding, 'verdict'>[]): ProofVerdict {
  const has = (verdict: ProofVerdict) => findings.some((finding) => finding.verdict === verdict);
  if (has('wrong')) return 'wrong';
  return has('not checked') || findings.length === 0 ? 'not checked' : 'proved';
}
