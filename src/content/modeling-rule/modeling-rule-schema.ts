import {
  flag,
  type JsonSchema,
  listOf,
  mapOf,
  oneOf,
  record,
  text,
  texts,
} from '../../shared/json-schema.js';
import { columnTypes } from '../../spec/dataset-columns.js';
import { recordWithVariants } from '../record-with-variants.js';

/** The YAML of a modeling rule. `rules` and `schema` are demanded by a rule of their own. */
export const modelingRuleSchema = recordWithVariants(
  ['id', 'name', 'fromversion'],
  {
    id: text,
    name: text,
    fromversion: text,
    toversion: text,
    rules: text,
    schema: text,
    tags: { type: ['string', 'null'] },
    comment: text,
    deprecated: flag,
    supportedModules: texts,
  },
  ['name', 'deprecated'],
);

/** `<Rule>_schema.json`: the types of the fields, by dataset. */
export const modelingRuleFieldsSchema: JsonSchema = mapOf(
  mapOf(
    record(['type', 'is_array'], {
      type: oneOf(...columnTypes),
      is_array: flag,
    }),
  ),
);

/** `<Rule>_testdata.json` */
export const modelingRuleTestDataSchema = record(['data'], {
  data: listOf(
    record(['test_data_event_id', 'vendor', 'product', 'dataset', 'event_data', 'expected_values'], {
      test_data_event_id: text,
      vendor: text,
      product: text,
      dataset: text,
      tenant_timezone: text,
      event_data: { type: ['object', 'null'] },
      expected_values: { type: ['object', 'null'] },
    }),
  ),
  ignored_validations: texts,
});
