import type { ContentKind } from '../spec/content-kinds.js';
import type { Rule } from './rule.js';
import { correlationQueryRules } from './rules/correlation-rule/correlation-queries.js';
import { correlationRuleRules } from './rules/correlation-rule/correlation-rules.js';
import { issueColumnRules } from './rules/correlation-rule/issue-columns.js';
import { scheduleRules } from './rules/correlation-rule/schedules.js';
import { dashboardRules } from './rules/dashboard/dashboards.js';
import { widgetRules } from './rules/dashboard/widgets.js';
import { generatedPackRules } from './rules/generated/generated-packs.js';
import { collectorRules } from './rules/integration/collector.js';
import { commandRules } from './rules/integration/commands.js';
import { imageRules } from './rules/integration/image.js';
import { incidentFetchRules } from './rules/integration/incident-fetch.js';
import { integrationFileRules } from './rules/integration/integration-files.js';
import { integrationFormRules } from './rules/integration/integration-form.js';
import { integrationIdentityRules } from './rules/integration/integration-identity.js';
import { integrationRules } from './rules/integration/integration-rules.js';
import { moduleRules } from './rules/integration/modules.js';
import { outputRules } from './rules/integration/outputs.js';
import { parameterLabelRules } from './rules/integration/parameter-labels.js';
import { parameterTypeRules } from './rules/integration/parameter-types.js';
import { parameterValueRules } from './rules/integration/parameter-values.js';
import { readmeReferenceRules } from './rules/integration/readme-reference.js';
import { scriptNameRules } from './rules/integration/script-names.js';
import { scriptSyntaxRules } from './rules/integration/script-syntax.js';
import { marketplaceCommandRules } from './rules/marketplace/commands.js';
import { marketplaceDocumentRules } from './rules/marketplace/documents.js';
import { marketplaceFormRules } from './rules/marketplace/form.js';
import { marketplaceMetadataRules } from './rules/marketplace/metadata.js';
import { marketplaceNameRules } from './rules/marketplace/names.js';
import { marketplaceReleaseNoteRules } from './rules/marketplace/release-notes.js';
import { marketplaceSentenceRules } from './rules/marketplace/sentences.js';
import { modelingColumnRules } from './rules/modeling-rule/modeling-columns.js';
import { modelingFieldRules } from './rules/modeling-rule/modeling-fields.js';
import { modelingStatementRules } from './rules/modeling-rule/modeling-statements.js';
import { dataSourceRules } from './rules/packs/data-source.js';
import { disablingRules } from './rules/packs/disabling.js';
import { documentFileRules } from './rules/packs/document-files.js';
import { documentTextRules } from './rules/packs/document-texts.js';
import { installationRules } from './rules/packs/installation.js';
import { markerRules } from './rules/packs/markers.js';
import { marketplaceTagRules } from './rules/packs/marketplace-tags.js';
import { marketplaceRules } from './rules/packs/marketplaces.js';
import { packFileRules } from './rules/packs/pack-files.js';
import { packIdentityRules } from './rules/packs/pack-identity.js';
import { packIgnoreRules } from './rules/packs/pack-ignore.js';
import { packListRules } from './rules/packs/pack-lists.js';
import { packSupportRules } from './rules/packs/pack-support.js';
import { readingRules } from './rules/packs/reading.js';
import { repositoryRules } from './rules/packs/repository.js';
import { secretRules } from './rules/packs/secrets.js';
import { sentenceRules } from './rules/packs/sentences.js';
import { structureRules } from './rules/packs/structure.js';
import { uploadRules } from './rules/packs/upload.js';
import { versionRules } from './rules/packs/versions.js';
import { datasetRules } from './rules/queries/datasets.js';
import { eventRules } from './rules/queries/event-rules.js';
import { querySyntaxRules } from './rules/queries/query-syntax.js';
import { releaseNoteRules } from './rules/release-notes/release-notes.js';

/** The rules about the items of each kind of content. */
const rulesOfKinds: Readonly<Record<ContentKind, readonly Rule[]>> = {
  integration: [
    ...moduleRules,
    ...integrationIdentityRules,
    ...integrationFormRules,
    ...integrationRules,
    ...collectorRules,
    ...parameterLabelRules,
    ...parameterTypeRules,
    ...parameterValueRules,
    ...incidentFetchRules,
    ...commandRules,
    ...outputRules,
    ...scriptSyntaxRules,
    ...scriptNameRules,
    ...integrationFileRules,
    ...imageRules,
    ...readmeReferenceRules,
  ],
  'modeling-rule': [...modelingStatementRules, ...modelingColumnRules, ...modelingFieldRules],
  'correlation-rule': [
    ...correlationRuleRules,
    ...scheduleRules,
    ...correlationQueryRules,
    ...issueColumnRules,
  ],
  dashboard: [...dashboardRules, ...widgetRules],
};

/** All rules, in the order of their codes. */
export const rules: readonly Rule[] = [
  ...Object.values(rulesOfKinds).flat(),
  ...readingRules,
  ...structureRules,
  ...packIdentityRules,
  ...packListRules,
  ...packSupportRules,
  ...marketplaceRules,
  ...packFileRules,
  ...packIgnoreRules,
  ...dataSourceRules,
  ...repositoryRules,
  ...versionRules,
  ...sentenceRules,
  ...secretRules,
  ...documentFileRules,
  ...documentTextRules,
  ...marketplaceTagRules,
  ...datasetRules,
  ...markerRules,
  ...eventRules,
  ...releaseNoteRules,
  ...uploadRules,
  ...disablingRules,
  ...marketplaceCommandRules,
  ...marketplaceDocumentRules,
  ...marketplaceFormRules,
  ...marketplaceMetadataRules,
  ...marketplaceNameRules,
  ...marketplaceReleaseNoteRules,
  ...marketplaceSentenceRules,
  ...generatedPackRules,
  ...querySyntaxRules,
  ...installationRules,
].sort((a, b) => (a.code < b.code ? -1 : 1));
