import type { PackDefinition } from '../../definition/pack.js';
import type { DefinitionRule } from './definition-rule.js';
import { foldersAreDistinct } from './folder-rule.js';
import { fetchesOneThing, namesAreFree } from './name-rule.js';
import { queryRules } from './query-rules.js';
import { definitionIsComplete } from './shape-rule.js';
import { valueRules } from './value-rules.js';

/** Must hold before the others can be asked, and before anything can be added to what the author wrote. */
export const firstRules: readonly DefinitionRule<PackDefinition>[] = [
  definitionIsComplete,
  fetchesOneThing,
  namesAreFree,
  foldersAreDistinct,
];

export const laterRules: readonly DefinitionRule[] = [...valueRules, ...queryRules];

/** All rules of the definition, for the documents. */
export const definitionRules: readonly DefinitionRule<never>[] = [...firstRules, ...laterRules];
