import type { Rule } from './rule.js';
import { correlationQueryRules } from './rules/correlation-rules/correlation-queries.js';
import { correlationRuleRules } from './rules/correlation-rules/correlation-rules.js';
import { dashboardRules } from './rules/dashboards/dashboards.js';
import { collectorRules } from './rules/integrations/collector.js';
import { commandRules } from './rules/integrations/commands.js';
import { imageRules } from './rules/integrations/image.js';
import { incidentFetchRules } from './rules/integrations/incident-fetch.js';
import { integrationFileRules } from './rules/integrations/integration-files.js';
import { integrationFormRules } from './rules/integrations/integration-form.js';
import { integrationIdentityRules } from './rules/integrations/integration-identity.js';
import { integrationRules } from './rules/integrations/integration-rules.js';
import { moduleRules } from './rules/integrations/modules.js';
import { outputRules } from './rules/integrations/outputs.js';
import { parameterLabelRules } from './rules/integrations/parameter-labels.js';
import { parameterTypeRules } from './rules/integrations/parameter-types.js';
import { parameterValueRules } from './rules/integrations/parameter-values.js';
import { readmeReferenceRules } from './rules/integrations/readme-reference.js';
import { scriptNameRules } from './rules/integrations/script-names.js';
import { scriptSyntaxRules } from './rules/integrations/script-syntax.js';
import { marketplaceCommandRules } from './rules/marketplace/commands.js';
import { marketplaceDocumentRules } from './rules/marketplace/documents.js';
import { marketplaceFormRules } from './rules/marketplace/form.js';
import { marketplaceMetadataRules } from './rules/marketplace/metadata.js';
import { marketplaceNameRules } from './rules/marketplace/names.js';
import { marketplaceReleaseNoteRules } from './rules/marketplace/release-notes.js';
import { marketplaceSentenceRules } from './rules/marketplace/sentences.js';
import { modelingColumnRules } from './rules/modeling-rules/modeling-columns.js';
import { modelingFieldRules } from './rules/modeling-rules/modeling-fields.js';
import { modelingStatementRules } from './rules/modeling-rules/modeling-statements.js';
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

/** All rules, in the order of their codes. */
export const rules: readonly Rule[] = [
  ...readingRules,
  ...structureRules,
  ...packIdentityRules,
  ...packListRules,
  ...packSupportRules,
  ...marketplaceRules,
  ...moduleRules,
  ...packFileRules,
  ...packIgnoreRules,
  ...dataSourceRules,
  ...repositoryRules,
  ...integrationIdentityRules,
  ...versionRules,
  ...integrationFormRules,
  ...integrationRules,
  ...collectorRules,
  ...sentenceRules,
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
  ...secretRules,
  ...documentFileRules,
  ...documentTextRules,
  ...marketplaceTagRules,
  ...readmeReferenceRules,
  ...datasetRules,
  ...markerRules,
  ...eventRules,
  ...dashboardRules,
  ...correlationRuleRules,
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
  ...querySyntaxRules,
  ...modelingStatementRules,
  ...modelingColumnRules,
  ...modelingFieldRules,
  ...correlationQueryRules,
  ...installationRules,
].sort((a, b) => (a.code < b.code ? -1 : 1));
