import { uploadContent } from './content/content.js';
import { generatedMetadata } from './generated-metadata.js';
import { unifiedIntegrationYaml } from './integration-yaml.js';
import { type PackFile, textFile } from './pack-file.js';
import { packMetadata } from './pack-metadata.js';
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
