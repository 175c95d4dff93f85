import { fieldKeys } from '../field-keys.js';
import { recordWithVariants } from '../record-with-variants.js';

/** The JSON of an indicator field. */
export const indicatorFieldSchema = recordWithVariants(
  ['name', 'cliName', 'type', 'id', 'version'],
  fieldKeys,
  ['id', 'description', 'required', 'name'],
);
