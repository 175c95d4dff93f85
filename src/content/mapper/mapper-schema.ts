import { anything, count, flag, mapOf, orNull, text, texts } from '../../shared/json-schema.js';
import { recordWithVariants } from '../record-with-variants.js';

/** The JSON of a mapper. */
export const mapperSchema = recordWithVariants(
  ['id', 'name', 'type', 'description', 'version'],
  {
    fromVersion: text,
    toVersion: text,
    supportedFeatures: texts,
    id: text,
    name: text,
    type: text,
    description: orNull(text),
    version: count,
    mapping: mapOf(anything),
    defaultIncidentType: text,
    feed: flag,
    definitionId: text,
    marketplaces: texts,
    excludefromtightlycoupled: flag,
    supportedModules: texts,
  },
  ['id', 'description', 'name'],
);
