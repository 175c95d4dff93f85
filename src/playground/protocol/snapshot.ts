/** What there is now. Part of the API between the page and the server (`protocol.ts`). */

import type { Runtime } from '../../definition/runtime.js';
import type { InstanceSummary } from './configure.js';
import type { FaultSwitch, Pace } from './fetch.js';

/**
 * Everything that is small and may change without a call. A call with `since` waits until the revision is another, for at
 * most 20 seconds, and then answers with what there is.
 */
export interface Snapshot {
  readonly revision: number;
  readonly pack: {
    readonly id: string;
    readonly name: string;
    readonly version: string;
    readonly file: string;
    /** Why the modeling rules of the pack are not in use: one of them is beyond the XQL that is known here. */
    readonly rulesProblem?: string;
  };
  /** The runtime that the pack was built for, and those to choose from; absent for a zip that the user named. */
  readonly runtime?: { readonly chosen: Runtime; readonly choices: readonly Runtime[] };
  readonly watch: WatchState;
  /** Virtual time of the mock servers. */
  readonly now: number;
  readonly mockServers: readonly { readonly name: string; readonly value: string }[];
  /** False for a pack that brings no mock server of its source: only the receiver is stood in for. */
  readonly hasSource: boolean;
  readonly instances: readonly InstanceSummary[];
  /** The instance whose command is running, or waits to be run again, if any. */
  readonly running?: { readonly instance: string; readonly command: string; readonly since: number };
  readonly fetching?: { readonly instance: string };
  readonly pace: Pace;
  readonly faults: readonly FaultSwitch[];
  readonly streams: readonly StreamCount[];
  readonly dataset: { readonly name: string; readonly count: number; readonly columns: readonly string[] };
  /** Absent for a pack that fetches none. */
  readonly incidents?: { readonly count: number };
  /** The number of the newest cycle and the id of the newest run; 0 when there is none. */
  readonly lastCycle: number;
  readonly lastRun: number;
}

export interface WatchState {
  /** What is watched: the sources of a project, or the zip; nothing. */
  readonly watching: 'sources' | 'zip' | 'nothing';
  readonly state: 'idle' | 'building' | 'failed';
  /** Why the last build or installation failed. */
  readonly message?: string;
  /** When the pack was installed, by this machine's clock. */
  readonly installedAt: number;
  /** What differs from the pack that was installed before, a sentence each. */
  readonly changes: readonly string[];
}

export interface StreamCount {
  readonly name: string;
  /** What the source shows by now; absent when there is no mock server of it. */
  readonly atSource?: number;
  readonly inDataset: number;
  /** Rows of these that the dataset held already. */
  readonly duplicates: number;
  /** Records that the collector passed by; others that it does not have are not yet due. */
  readonly missing: number;
}
