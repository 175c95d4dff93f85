import type { Checks } from './checks.js';
import type { Difference } from './compare-zips.js';
import type { StructureError } from './judge.js';
import type { FaultVerdict } from './judge-faults.js';
import type { CommandFinding } from './judge-packs.js';
import type { OfficialUpload } from './official-upload.js';

/** What the kit says about one zip that the build wrote, and the pack that it was made of. */
export interface PackReport {
  /** The name of the zip. */
  readonly zip: string;
  readonly findings: readonly CommandFinding[];
  /** How many files were held against strict models. */
  readonly structured: number;
  readonly structureErrors: readonly StructureError[];
  readonly comparisons: readonly {
    readonly marketplace: string;
    readonly differences: readonly Difference[];
  }[];
  readonly uploads: readonly OfficialUpload[];
}

export interface FaultGroupReport {
  readonly title: string;
  readonly verdicts: readonly FaultVerdict[];
}

export interface ConformanceReport {
  readonly kitVersion: string;
  readonly checks: Checks;
  readonly packs: readonly PackReport[];
  readonly faultGroups: readonly FaultGroupReport[];
  /** What both tools say about the templates of the kit. */
  readonly templates: readonly FaultVerdict[];
}
