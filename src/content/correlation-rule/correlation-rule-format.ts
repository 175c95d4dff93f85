import type { CorrelationRule } from '../../definition/correlation-rule.js';
import { sourcePath, uploadPath } from '../../spec/pack-paths.js';
import type { ContentFormat } from '../content-format.js';
import { itemSummary } from '../item-summary.js';
import { textFile } from '../pack/pack-file.js';
import { correlationRuleYaml } from './write-correlation-rule.js';

export const correlationRuleFormat: ContentFormat<CorrelationRule> = {
  items: ({ correlationRules = [] }) => correlationRules,
  sourceFiles: (rule, { pack }) => [
    textFile(sourcePath('correlation-rule', `${pack.id}_${rule.file}`), correlationRuleYaml(rule)),
  ],
  uploadFiles: (rule, { pack }) => [
    textFile(uploadPath('correlation-rule', `${pack.id}_${rule.file}`), correlationRuleYaml(rule)),
  ],
  summary: itemSummary,
};
