/** What a check found that ran outside of the report. */
export interface CheckResult {
  /** Stable name, such as `simulation`. */
  readonly check: string;
  /** For people. */
  readonly title: string;
  readonly status: 'passed' | 'failed' | 'not run';
  /** What was found, in a sentence. */
  readonly summary?: string;
  /** The command line that gives the result again. */
  readonly command?: string;
  /** ISO 8601. */
  readonly finishedAt?: string;
  /** Whether it ran on the zip of the report. `unknown`: its file names no zip. */
  readonly zip?: 'same' | 'other' | 'unknown';
}

/** What a file of results holds, alone or in a list. */
export interface WrittenResult {
  readonly check: string;
  readonly passed: boolean;
  readonly summary: string;
  readonly command?: string;
  readonly finishedAt?: string;
  /** The SHA-256 of the zips that the check ran on. */
  readonly zips?: readonly string[];
}

interface KnownCheck {
  readonly title: string;
  /** Run in the folder of the project. */
  readonly command: string;
}

/** The checks whose results a change request asks for, whether they ran or not. */
export const knownChecks: { readonly [check: string]: KnownCheck } = {
  rules: {
    title: 'Mapping and rules over the sample events of the definition',
    command: 'cortex-pack rules --json > rules.json',
  },
  verify: {
    title: 'Verification on a tenant',
    command: 'cortex-pack verify --tenant NAME --json > verify.json',
  },
  simulation: {
    title: 'Simulation: no event lost or repeated under faults',
    command: 'npm run soak -- --seeds 500 --results soak.json',
  },
  'conformance-engines': {
    title: 'Conformance: the JavaScript engines that servers embed',
    command: 'npm run conformance:engines -- --results engines.json',
  },
  'conformance-sdk': {
    title: 'Conformance: the official development kit',
    command: 'npm run conformance:sdk -- --results sdk.json',
  },
};
