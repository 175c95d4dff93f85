import { flag, text, texts } from '../../shared/json-schema.js';
import { recordWithVariants } from '../record-with-variants.js';

/** The YAML of a parsing rule. `rules` is demanded by a rule of its own. */
export const parsingRuleSchema = recordWithVariants(
  ['id', 'name', 'fromversion', 'tags'],
  {
    id: text,
    name: text,
    fromversion: text,
    toversion: text,
    rules: text,
    samples: text,
    tags: texts,
    comment: text,
    deprecated: flag,
    supportedModules: texts,
  },
  ['name', 'deprecated'],
);
