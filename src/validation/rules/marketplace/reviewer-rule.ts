import { defineRule, type Rule } from '../../rule.js';

interface ReviewerDemand extends Omit<Rule, 'severity' | 'group' | 'evidence' | 'blocksInstallation'> {
  /** Pull requests of the public content repository in which the demand was made; none known where it is only told. */
  readonly pullRequests: readonly number[];
}

/** A demand of the marketplace's reviewers. No tenant refuses a pack for it. */
export function defineReviewerRule({ pullRequests, ...rule }: ReviewerDemand): Rule {
  const requests = pullRequests.map((number) => `#${number}`);
  const from = requests.length === 0 ? '' : `: ${requests.join(' and ')}`;
  return defineRule({
    ...rule,
    severity: 'warning',
    group: 'marketplace',
    evidence: {
      mark: requests.length === 0 ? 'told' : 'read',
      sources: [`the marketplace reviewer in 2026, which may err${from}`],
    },
  });
}
