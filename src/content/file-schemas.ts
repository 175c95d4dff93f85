import type { JsonSchema } from '../shared/json-schema.js';
import type { ContentKind } from '../spec/content-kinds.js';
import type { FileKind } from '../spec/pack-paths.js';
import { classifierSchema } from './classifier/classifier-schema.js';
import { correlationRuleSchema } from './correlation-rule/correlation-rule-schema.js';
import { dashboardSchema } from './dashboard/dashboard-schema.js';
import { incidentFieldSchema } from './incident-field/incident-field-schema.js';
import { incidentTypeSchema } from './incident-type/incident-type-schema.js';
import { indicatorFieldSchema } from './indicator-field/indicator-field-schema.js';
import { indicatorTypeSchema } from './indicator-type/indicator-type-schema.js';
import { integrationSchema } from './integration/integration-schema.js';
import { jobSchema } from './job/job-schema.js';
import { layoutSchema } from './layout/layout-schema.js';
import { layoutRuleSchema } from './layout-rule/layout-rule-schema.js';
import { listSchema } from './list/list-schema.js';
import { mapperSchema } from './mapper/mapper-schema.js';
import {
  modelingRuleFieldsSchema,
  modelingRuleSchema,
  modelingRuleTestDataSchema,
} from './modeling-rule/modeling-rule-schema.js';
import { generatedMetadataSchema, packMetadataSchema } from './pack/pack-metadata-schema.js';
import { parsingRuleSchema } from './parsing-rule/parsing-rule-schema.js';
import { playbookSchema } from './playbook/playbook-schema.js';
import { releaseNoteSettingsSchema } from './release-notes/release-note-schema.js';
import { reportSchema } from './report/report-schema.js';
import { scriptSchema } from './script/script-schema.js';
import { triggerSchema } from './trigger/trigger-schema.js';
import { widgetSchema } from './widget/widget-schema.js';
import { xsoarDashboardSchema } from './xsoar-dashboard/xsoar-dashboard-schema.js';
import { xsoarReportSchema } from './xsoar-report/xsoar-report-schema.js';

type FileSchemas = { readonly [K in FileKind]?: JsonSchema } & { readonly [K in ContentKind]: JsonSchema };

/** Apart from the formats, which write the same files: a check needs no writer. */
const schemas: FileSchemas = {
  integration: integrationSchema,
  'modeling-rule': modelingRuleSchema,
  'correlation-rule': correlationRuleSchema,
  dashboard: dashboardSchema,
  'pack-metadata': packMetadataSchema,
  'generated-metadata': generatedMetadataSchema,
  'modeling-rule-schema': modelingRuleFieldsSchema,
  'modeling-rule-test-data': modelingRuleTestDataSchema,
  'parsing-rule': parsingRuleSchema,
  'release-note-settings': releaseNoteSettingsSchema,
  classifier: classifierSchema,
  'incident-field': incidentFieldSchema,
  'incident-type': incidentTypeSchema,
  'indicator-field': indicatorFieldSchema,
  'indicator-type': indicatorTypeSchema,
  job: jobSchema,
  layout: layoutSchema,
  'layout-rule': layoutRuleSchema,
  list: listSchema,
  mapper: mapperSchema,
  playbook: playbookSchema,
  report: reportSchema,
  script: scriptSchema,
  trigger: triggerSchema,
  widget: widgetSchema,
  'xsoar-dashboard': xsoarDashboardSchema,
  'xsoar-report': xsoarReportSchema,
};

/** The schema of the files of a kind; undefined where none is known. */
export function schemaOf(kind: FileKind): JsonSchema | undefined {
  return schemas[kind];
}
