import { isRule, type Rule } from './rule.js';
import * as collector from './rules/collector.js';
import * as commands from './rules/commands.js';
import * as correlationQueries from './rules/correlation-queries.js';
import * as correlationRules from './rules/correlation-rules.js';
import * as dashboards from './rules/dashboards.js';
import * as dataSource from './rules/data-source.js';
import * as datasets from './rules/datasets.js';
import * as disabling from './rules/disabling.js';
import * as documentFiles from './rules/document-files.js';
import * as documentTexts from './rules/document-texts.js';
import * as eventRules from './rules/event-rules.js';
import * as image from './rules/image.js';
import * as incidentFetch from './rules/incident-fetch.js';
import * as installation from './rules/installation.js';
import * as integrationFiles from './rules/integration-files.js';
import * as integrationForm from './rules/integration-form.js';
import * as integrationIdentity from './rules/integration-identity.js';
import * as integrationRules from './rules/integration-rules.js';
import * as markers from './rules/markers.js';
import * as marketplaceCommands from './rules/marketplace/commands.js';
import * as marketplaceDocuments from './rules/marketplace/documents.js';
import * as marketplaceForm from './rules/marketplace/form.js';
import * as marketplaceMetadata from './rules/marketplace/metadata.js';
import * as marketplaceNames from './rules/marketplace/names.js';
import * as marketplaceReleaseNotes from './rules/marketplace/release-notes.js';
import * as marketplaceSentences from './rules/marketplace/sentences.js';
import * as marketplaceTags from './rules/marketplace-tags.js';
import * as marketplaces from './rules/marketplaces.js';
import * as modelingColumns from './rules/modeling-columns.js';
import * as modelingFields from './rules/modeling-fields.js';
import * as modelingStatements from './rules/modeling-statements.js';
import * as modules from './rules/modules.js';
import * as outputs from './rules/outputs.js';
import * as packFiles from './rules/pack-files.js';
import * as packIdentity from './rules/pack-identity.js';
import * as packIgnore from './rules/pack-ignore.js';
import * as packLists from './rules/pack-lists.js';
import * as packSupport from './rules/pack-support.js';
import * as parameterLabels from './rules/parameter-labels.js';
import * as parameterTypes from './rules/parameter-types.js';
import * as parameterValues from './rules/parameter-values.js';
import * as querySyntax from './rules/query-syntax.js';
import * as reading from './rules/reading.js';
import * as readmeReference from './rules/readme-reference.js';
import * as releaseNotes from './rules/release-notes.js';
import * as repository from './rules/repository.js';
import * as scriptNames from './rules/script-names.js';
import * as scriptSyntax from './rules/script-syntax.js';
import * as secrets from './rules/secrets.js';
import * as sentences from './rules/sentences.js';
import * as structure from './rules/structure.js';
import * as upload from './rules/upload.js';
import * as versions from './rules/versions.js';

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
