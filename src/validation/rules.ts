import { contentChecks } from './content-checks.js';
import { foreignRules } from './foreign-rules.js';
import type { Rule } from './rule.js';
import { generatedPackRules } from './rules/generated/generated-packs.js';
import { codeItemRules } from './rules/items/code-items.js';
import { itemIdentityRules } from './rules/items/item-identity.js';
import { marketplaceCommandRules } from './rules/marketplace/commands.js';
import { marketplaceDocumentRules } from './rules/marketplace/documents.js';
import { marketplaceFormRules } from './rules/marketplace/form.js';
import { marketplaceMetadataRules } from './rules/marketplace/metadata.js';
import { marketplaceNameRules } from './rules/marketplace/names.js';
import { marketplaceReleaseNoteRules } from './rules/marketplace/release-notes.js';
import { marketplaceSentenceRules } from './rules/marketplace/sentences.js';
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
  ...Object.values(contentChecks).flatMap((checks) => checks.rules),
  ...foreignRules,
  ...itemIdentityRules,
  ...codeItemRules,
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
