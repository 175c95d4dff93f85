import { anything, count, flag, openRecord, orNull, text, texts } from '../../shared/json-schema.js';
import { recordWithVariants } from '../record-with-variants.js';

/** The JSON of a classifier. */
export const classifierSchema = recordWithVariants(
  ['name', 'type', 'description', 'id', 'version'],
  {
    fromVersion: text,
    toVersion: text,
    supportedFeatures: texts,
    feed: flag,
    incidentSamples: texts,
    indicatorSamples: texts,
    propagationLabels: anything,
    isDefault: flag,
    sortValues: anything,
    modified: text,
    defaultIncidentType: text,
    unclassifiedCases: openRecord([], {}),
    transformer: openRecord([], {}),
    keyTypeMap: openRecord([], {}),
    custom: flag,
    name: text,
    type: text,
    description: orNull(text),
    definitionId: text,
    marketplaces: texts,
    excludefromtightlycoupled: flag,
    supportedModules: texts,
    id: text,
    version: count,
  },
  ['description', 'id', 'name'],
);
