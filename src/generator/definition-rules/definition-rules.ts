import type { DefinitionRule } from './definition-rule.js';
import { queryRules } from './query-rules.js';
import { definitionIsComplete } from './shape-rule.js';
import { valueRules } from './value-rules.js';

/** All rules of the definition, in the order of their codes. The first must hold before the others can be asked. */
export const definitionRules: readonly DefinitionRule[] = [
  definitionIsComplete,
  ...valueRules,
  ...queryRules,
];
