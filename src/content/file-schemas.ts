import type { JsonSchema } from '../shared/json-schema.js';
import { type ContentKind, contentKinds } from '../spec/content-kinds.js';
import type { FileKind } from '../spec/pack-paths.js';
import { contentFormats } from './content-formats.js';
import {
  modelingRuleFieldsSchema,
  modelingRuleTestDataSchema,
} from './modeling-rule/modeling-rule-schema.js';
import { generatedMetadataSchema, packMetadataSchema } from './pack/pack-metadata-schema.js';
import { parsingRuleSchema } from './parsing-rule/parsing-rule-schema.js';
import { releaseNoteSettingsSchema } from './release-notes/release-note-schema.js';

const otherSchemas: { readonly [K in FileKind]?: JsonSchema } = {
  'pack-metadata': packMetadataSchema,
  'generated-metadata': generatedMetadataSchema,
  'modeling-rule-schema': modelingRuleFieldsSchema,
  'modeling-rule-test-data': modelingRuleTestDataSchema,
  'parsing-rule': parsingRuleSchema,
  'release-note-settings': releaseNoteSettingsSchema,
};

/** The schema of the files of a kind; undefined where none is known. */
export function schemaOf(kind: FileKind): JsonSchema | undefined {
  return isContentKind(kind) ? contentFormats[kind].schema : otherSchemas[kind];
}

function isContentKind(kind: FileKind): kind is ContentKind {
  return kind in contentKinds;
}
