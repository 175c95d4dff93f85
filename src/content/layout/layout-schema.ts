import {
  anything,
  flag,
  listOf,
  mapOf,
  oneOf,
  openRecord,
  orNull,
  record,
  text,
  textOrFlag,
  texts,
} from '../../shared/json-schema.js';
import { recordWithVariants } from '../record-with-variants.js';

const tabs = record(['id', 'type', 'name'], {
  id: text,
  type: text,
  name: text,
  sections: listOf(mapOf(anything)),
  hidden: textOrFlag,
  filters: anything,
  showEmptyFields: flag,
  report: flag,
  readOnly: flag,
  roles: texts,
  mobileHidden: flag,
  webHidden: flag,
});

const argFilter = record(['operator', 'left'], {
  operator: text,
  ignorecase: flag,
  left: openRecord([], {}),
  right: openRecord([], {}),
  type: text,
});

const sectionField = recordWithVariants(
  [],
  {
    id: text,
    version: { type: 'number' },
    modified: text,
    fieldId: text,
    isVisible: flag,
    sortValues: orNull(text),
    filters: listOf(listOf(argFilter)),
  },
  ['id'],
);

const section = recordWithVariants(
  [],
  {
    id: text,
    version: { type: 'number' },
    modified: text,
    name: text,
    type: text,
    isVisible: flag,
    readOnly: flag,
    description: orNull(text),
    query: anything,
    queryType: text,
    sortValues: orNull(text),
    fields: listOf(sectionField),
    filters: listOf(listOf(argFilter)),
  },
  ['name', 'description', 'id'],
);

const mapping = record([], {
  tabs: listOf(tabs),
  sections: listOf(section),
});

/** The JSON of a layout. */
export const layoutSchema = recordWithVariants(
  ['id', 'group', 'version', 'name', 'fromVersion'],
  {
    id: text,
    supportedFeatures: texts,
    group: oneOf('incident', 'indicator', 'case'),
    definitionId: text,
    version: { type: 'number' },
    name: text,
    fromVersion: text,
    // The official build adds these two in a zip.
    fromServerVersion: text,
    toServerVersion: text,
    toVersion: text,
    description: orNull(text),
    system: flag,
    marketplaces: texts,
    edit: mapping,
    indicatorsDetails: mapping,
    indicatorsQuickView: mapping,
    quickView: mapping,
    close: mapping,
    details: mapping,
    detailsV2: mapping,
    mobile: mapping,
    supportedModules: texts,
  },
  ['id', 'name', 'description'],
);
