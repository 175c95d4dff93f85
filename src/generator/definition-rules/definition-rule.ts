import type { CompletePack } from '../../content/pack/complete-pack.js';
import type { Origin } from '../../validation/definition-source/definition-path.js';

/** One breach of a rule, at its place in the definition. */
export interface DefinitionProblem extends Origin {
  /** What is wrong, with the value, as whole sentences. */
  readonly message: string;
  /** What to do, where it can be said better than for the rule as a whole. */
  readonly fix?: string;
}

/**
 * A rule about what a definition says and no built file shows. Everything that shows in a file is the matter of a rule
 * of the validator, which holds for every pack.
 */
export interface DefinitionRule<P = CompletePack> {
  /** Never given to another rule. */
  readonly code: string;
  /** What the rule demands, as a sentence without its full stop. */
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  /** Why the built files do not show it, as a whole sentence. */
  readonly unseen: string;
  check(pack: P): Iterable<DefinitionProblem>;
}
