import { uploadContent } from '../../content/content.js';
import { unifiedIntegrationYaml } from '../../content/integrations/write-integration.js';
import { type PackFile, textFile } from '../../content/pack-file.js';
import { packMetadata } from '../../content/packs/pack-metadata.js';
import { generatedMetadata } from './generated-metadata.js';
import type { PackParts } from './source-pack.js';

/** The tree of the zip that a tenant installs. It differs from the source-shaped pack, which a tenant cannot install. */
export function uploadPack({
  pack,
  target,
  script,
  logo,
  documentation,
  releaseNotes,
}: PackParts): PackFile[] {
  const { description, packReadme } = documentation;
  return [
    textFile('metadata.json', generatedMetadata(pack)),
    textFile('pack_metadata.json', packMetadata(pack)),
    textFile('README.md', packReadme),
    textFile(
      `Integrations/integration-${pack.integration.folder}.yml`,
      unifiedIntegrationYaml(pack, { script, logo, description }, target),
    ),
    ...uploadContent(pack),
    ...releaseNotes,
  ];
}
