import type { ModelingRule } from '../../definition/modeling-rule.js';
import type { ContentFormat } from '../content-format.js';
import { itemSummary } from '../item-summary.js';
import { sourceModelingRule, unifiedModelingRule } from './write-modeling-rule.js';

export const modelingRuleFormat: ContentFormat<ModelingRule> = {
  items: ({ modelingRules = [] }) => modelingRules,
  sourceFiles: (rule) => rule.versionRanges.flatMap((versionRange) => sourceModelingRule(rule, versionRange)),
  uploadFiles: (rule) => rule.versionRanges.map((versionRange) => unifiedModelingRule(rule, versionRange)),
  // The platform's own build lists one entry for an id, that of the newest versions.
  summary: ({ id, name, dataset, versionRanges }) => ({
    ...itemSummary({ id, name, description: '', fromVersion: versionRanges.at(-1)?.fromVersion ?? '' }),
    datasets: [dataset],
  }),
};
