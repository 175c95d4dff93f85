import type { Pack } from './document/pack.js';
import type { Severity } from './finding.js';
import type { Edit } from './fixes/edit.js';
import type { Place } from './text/source-text.js';

/** One breach of a rule. */
export interface Problem {
  readonly place: Place;
  /** What is wrong, with the value, as whole sentences. */
  readonly message: string;
  /** What to do, where it can be said better than for the rule as a whole. */
  readonly fix?: string;
  /** Fixes it safely, for `--fix`. */
  readonly edits?: readonly Edit[];
}

/** Who says that a tenant demands it, by the short names of docs/tenant-facts.md, and how sure that is. */
export interface Evidence {
  /** Seen on a tenant, read in published documents or shipped content, claimed, or contradicted by others. */
  readonly mark: 'tenant' | 'read' | 'told' | 'conflict';
  readonly sources: readonly string[];
}

export interface Rule {
  /** Never given to another rule. */
  readonly code: string;
  /** The official checks that demand the same. */
  readonly official?: readonly string[];
  readonly severity: Severity;
  /** What the rule demands, as a sentence without its full stop. */
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly evidence?: Evidence;
  /**
   * Rules of a group hold for packs that a build made; those of the marketplace also for others when they are asked
   * for. Absent: the rule holds for every pack.
   */
  readonly group?: 'marketplace' | 'generated';
  /** The rule is about items that are deprecated as well; the official checks excuse those from nearly everything. */
  readonly holdsForDeprecated?: boolean;
  /**
   * A tenant refuses the whole pack for it, with error 101704 and without naming the item: somebody saw it, or it is
   * likely because a tenant refuses such an item elsewhere.
   */
  readonly blocksInstallation?: 'seen' | 'likely';
  /** `all` are the packs that are validated together: the ones of a content repository. */
  check(pack: Pack, all: readonly Pack[]): Iterable<Problem>;
}

export function defineRule(rule: Rule): Rule {
  return rule;
}
