import { anything, orNull, record, text, texts } from '../../shared/json-schema.js';
import { recordWithVariants } from '../record-with-variants.js';

const alertsFilter = record([], {
  filter: anything,
});

/** The JSON of a layout rule. */
export const layoutRuleSchema = recordWithVariants(
  ['id', 'name', 'layout_id', 'fromVersion'],
  {
    supportedFeatures: texts,
    rule_id: text,
    id: text,
    rule_name: text,
    name: text,
    layout_id: text,
    fromVersion: text,
    description: orNull(text),
    alerts_filter: alertsFilter,
    supportedModules: texts,
    marketplaces: texts,
  },
  ['description'],
);
