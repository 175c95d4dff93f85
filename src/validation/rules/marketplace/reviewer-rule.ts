import { defineRule, type Rule } from '../../rule.js';

interface ReviewerDemand extends Omit<Rule, 'severity' | 'group' | 'evidence' | 'blocksInstallation'> {
  /** Pull requests of the public content repository in which the demand was made. */
  readonly pullRequests: readonly number[];
}

/** A demand of the marketplace's reviewers. No tenant refuses a pack for it. */
export function defineReviewerRule({ pullRequests, ...rule }: ReviewerDemand): Rule {
  const requests = pullRequests.map((number) => `#${number}`);
  return defineRule({
    ...rule,
    severity: 'warning',
    group: 'marketplace',
    evidence: {
      mark: 'read',
      sources: [`the marketplace reviewer in 2026, which may err: ${requests.join(' and ')}`],
    },
  });
}
