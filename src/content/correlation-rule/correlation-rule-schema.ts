import { anything, flag, oneOf, orNull, text, textOrTexts, texts } from '../../shared/json-schema.js';
import {
  executionModes,
  keysThatBreakParsing,
  keysUnknownToStrictModel,
} from '../../spec/correlation-rules.js';
import { recordWithVariants } from '../record-with-variants.js';

/** The YAML of a correlation rule. */
export const correlationRuleSchema = recordWithVariants(
  [
    'global_rule_id',
    'name',
    'alert_name',
    'description',
    'alert_description',
    'alert_category',
    'dataset',
    'drilldown_query_timeframe',
    'execution_mode',
    'severity',
    'suppression_enabled',
    'xql_query',
  ],
  {
    global_rule_id: text,
    name: text,
    alert_name: text,
    description: text,
    alert_description: text,
    alert_category: text,
    alert_fields: anything,
    crontab: { type: ['string', 'null'] },
    dataset: text,
    drilldown_query_timeframe: text,
    execution_mode: oneOf(...executionModes),
    mitre_defs: anything,
    search_window: { type: ['string', 'null'] },
    severity: text,
    suppression_enabled: flag,
    suppression_duration: { type: ['string', 'null'] },
    // A list on tenants and in their exports; text in the strict model of the SDK, whose validate passes the list.
    suppression_fields: orNull(textOrTexts),
    user_defined_category: { type: ['string', 'null'] },
    user_defined_severity: { type: ['string', 'null'] },
    xql_query: text,
    investigation_query_link: { type: ['string', 'null'] },
    mapping_strategy: text,
    // Tenants store and act on these, although the strict model of the SDK does not know them.
    ...Object.fromEntries(keysUnknownToStrictModel.map((key) => [key, anything])),
    // A rule of its own warns of these.
    ...Object.fromEntries([...keysThatBreakParsing, 'rule_id'].map((key) => [key, anything])),
    excludefromtightlycoupled: flag,
    supportedModules: texts,
    fromversion: text,
    toversion: text,
  },
  ['name', 'description'],
);
