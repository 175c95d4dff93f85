import type { FileKind } from '../validation/document/file-kind.js';
import { dashboardSchema } from './dashboards/dashboard-schema.js';
import {
  correlationRuleSchema,
  modelingRuleFieldsSchema,
  modelingRuleSchema,
  modelingRuleTestDataSchema,
  parsingRuleSchema,
} from './event-rule-schemas.js';
import { integrationSchema } from './integrations/integration-schema.js';
import type { JsonSchema } from './json-schema.js';
import { generatedMetadataSchema, packMetadataSchema } from './packs/pack-metadata-schema.js';
import { releaseNoteSettingsSchema } from './release-notes/release-note-schema.js';

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
