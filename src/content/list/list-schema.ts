import { anything, count, flag, listOf, orNull, text, texts } from '../../shared/json-schema.js';
import { recordWithVariants } from '../record-with-variants.js';

/** The JSON of a list. */
export const listSchema = recordWithVariants(
  ['fromVersion', 'id', 'itemVersion', 'locked', 'name', 'nameLocked', 'packID', 'system', 'type', 'version'],
  {
    supportedFeatures: texts,
    allRead: flag,
    allReadWrite: flag,
    data: text,
    dbotCreatedBy: text,
    description: orNull(text),
    fromVersion: text,
    hasRole: flag,
    id: text,
    itemVersion: text,
    locked: flag,
    name: text,
    nameLocked: flag,
    packID: text,
    previousAllRead: flag,
    previousAllWrite: flag,
    previousRoles: listOf(anything),
    roles: listOf(anything),
    system: flag,
    tags: orNull(texts),
    toVersion: text,
    truncated: flag,
    type: text,
    version: count,
    internal: flag,
    source: text,
    marketplaces: texts,
    supportedModules: texts,
  },
  ['id', 'description', 'name'],
);
