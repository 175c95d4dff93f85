import { isRule, type Rule } from './rule.js';
import * as correlationQueries from './rules/correlation-rules/correlation-queries.js';
import * as correlationRules from './rules/correlation-rules/correlation-rules.js';
import * as dashboards from './rules/dashboards/dashboards.js';
import * as collector from './rules/integrations/collector.js';
import * as commands from './rules/integrations/commands.js';
import * as image from './rules/integrations/image.js';
import * as incidentFetch from './rules/integrations/incident-fetch.js';
import * as integrationFiles from './rules/integrations/integration-files.js';
import * as integrationForm from './rules/integrations/integration-form.js';
import * as integrationIdentity from './rules/integrations/integration-identity.js';
import * as integrationRules from './rules/integrations/integration-rules.js';
import * as modules from './rules/integrations/modules.js';
import * as outputs from './rules/integrations/outputs.js';
import * as parameterLabels from './rules/integrations/parameter-labels.js';
import * as parameterTypes from './rules/integrations/parameter-types.js';
import * as parameterValues from './rules/integrations/parameter-values.js';
import * as readmeReference from './rules/integrations/readme-reference.js';
import * as scriptNames from './rules/integrations/script-names.js';
import * as scriptSyntax from './rules/integrations/script-syntax.js';
import * as marketplaceCommands from './rules/marketplace/commands.js';
import * as marketplaceDocuments from './rules/marketplace/documents.js';
import * as marketplaceForm from './rules/marketplace/form.js';
import * as marketplaceMetadata from './rules/marketplace/metadata.js';
import * as marketplaceNames from './rules/marketplace/names.js';
import * as marketplaceReleaseNotes from './rules/marketplace/release-notes.js';
import * as marketplaceSentences from './rules/marketplace/sentences.js';
import * as modelingColumns from './rules/modeling-rules/modeling-columns.js';
import * as modelingFields from './rules/modeling-rules/modeling-fields.js';
import * as modelingStatements from './rules/modeling-rules/modeling-statements.js';
import * as dataSource from './rules/packs/data-source.js';
import * as disabling from './rules/packs/disabling.js';
import * as documentFiles from './rules/packs/document-files.js';
import * as documentTexts from './rules/packs/document-texts.js';
import * as installation from './rules/packs/installation.js';
import * as markers from './rules/packs/markers.js';
import * as marketplaceTags from './rules/packs/marketplace-tags.js';
import * as marketplaces from './rules/packs/marketplaces.js';
import * as packFiles from './rules/packs/pack-files.js';
import * as packIdentity from './rules/packs/pack-identity.js';
import * as packIgnore from './rules/packs/pack-ignore.js';
import * as packLists from './rules/packs/pack-lists.js';
import * as packSupport from './rules/packs/pack-support.js';
import * as reading from './rules/packs/reading.js';
import * as repository from './rules/packs/repository.js';
import * as secrets from './rules/packs/secrets.js';
import * as sentences from './rules/packs/sentences.js';
import * as structure from './rules/packs/structure.js';
import * as upload from './rules/packs/upload.js';
import * as versions from './rules/packs/versions.js';
import * as datasets from './rules/queries/datasets.js';
import * as eventRules from './rules/queries/event-rules.js';
import * as querySyntax from './rules/queries/query-syntax.js';
import * as releaseNotes from './rules/release-notes/release-notes.js';

/** All rules, in the order of their codes. */
export const rules: readonly Rule[] = [
  reading,
  structure,
  packIdentity,
  packLists,
  packSupport,
  marketplaces,
  modules,
  packFiles,
  packIgnore,
  dataSource,
  repository,
  integrationIdentity,
  versions,
  integrationForm,
  integrationRules,
  collector,
  sentences,
  parameterLabels,
  parameterTypes,
  parameterValues,
  incidentFetch,
  commands,
  outputs,
  scriptSyntax,
  scriptNames,
  integrationFiles,
  image,
  secrets,
  documentFiles,
  documentTexts,
  marketplaceTags,
  readmeReference,
  datasets,
  markers,
  eventRules,
  dashboards,
  correlationRules,
  releaseNotes,
  upload,
  disabling,
  marketplaceCommands,
  marketplaceDocuments,
  marketplaceForm,
  marketplaceMetadata,
  marketplaceNames,
  marketplaceReleaseNotes,
  marketplaceSentences,
  querySyntax,
  modelingStatements,
  modelingColumns,
  modelingFields,
  correlationQueries,
  installation,
]
  .flatMap((file) => Object.values<unknown>(file))
  .filter(isRule)
  .sort((a, b) => (a.code < b.code ? -1 : 1));
