import { anything, flag, listOf, oneOf, text } from '../../shared/json-schema.js';
import { fieldKeys } from '../field-keys.js';
import { recordWithVariants } from '../record-with-variants.js';

const aliases = recordWithVariants(
  ['cliName', 'name', 'type'],
  {
    cliName: text,
    name: text,
    type: oneOf(
      'shortText',
      'longText',
      'number',
      'boolean',
      'singleSelect',
      'multiSelect',
      'date',
      'markdown',
      'html',
      'url',
      'user',
      'role',
      'attachments',
      'sla',
      'grid',
    ),
  },
  ['name'],
);

/** The JSON of an incident field. */
export const incidentFieldSchema = recordWithVariants(
  ['name', 'cliName', 'type', 'id', 'version'],
  {
    ...fieldKeys,
    prettyName: text,
    runScriptAfterIncUpdate: flag,
    extractIndicatorTypesIDs: anything,
    isExtractingSpecificIndicatorTypes: flag,
    template: text,
    Aliases: listOf(aliases),
    x2_fields: text,
    aliasTo: text,
  },
  ['id', 'description', 'required', 'name'],
);
