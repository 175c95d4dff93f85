import { anything, count, flag, listOf, mapOf, orNull, text, texts } from '../../shared/json-schema.js';
import { recordWithVariants } from '../record-with-variants.js';

/** The JSON of a widget. */
export const widgetSchema = recordWithVariants(
  ['id', 'version', 'name', 'description', 'widgetType', 'isPredefined'],
  {
    fromVersion: text,
    toVersion: text,
    supportedFeatures: texts,
    id: text,
    version: count,
    name: text,
    description: orNull(text),
    dataType: text,
    widgetType: text,
    query: orNull(text),
    isPredefined: flag,
    dateRange: mapOf(anything),
    params: orNull(mapOf(anything)),
    size: count,
    sort: orNull(listOf(anything)),
    category: text,
    modified: text,
    marketplaces: texts,
    supportedModules: texts,
  },
  ['id', 'description', 'name'],
);
