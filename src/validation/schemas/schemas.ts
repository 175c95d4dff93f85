import type { FileKind } from '../pack/file-kind.js';
import { dashboardSchema } from './dashboard.js';
import {
  correlationRuleSchema,
  modelingRuleFieldsSchema,
  modelingRuleSchema,
  modelingRuleTestDataSchema,
  parsingRuleSchema,
} from './event-rules.js';
import { integrationSchema } from './integration.js';
import type { JsonSchema } from './json-schema.js';
import { generatedMetadataSchema, packMetadataSchema } from './pack-metadata.js';
import { releaseNoteSettingsSchema } from './release-note-settings.js';

/** The schema of each kind of file that is checked by one. */
export const schemas: { readonly [K in FileKind]?: JsonSchema } = {
  'pack-metadata': packMetadataSchema,
  'generated-metadata': generatedMetadataSchema,
  integration: integrationSchema,
  'modeling-rule': modelingRuleSchema,
  'modeling-rule-schema': modelingRuleFieldsSchema,
  'modeling-rule-test-data': modelingRuleTestDataSchema,
  'parsing-rule': parsingRuleSchema,
  dashboard: dashboardSchema,
  'correlation-rule': correlationRuleSchema,
  'release-note-settings': releaseNoteSettingsSchema,
};
