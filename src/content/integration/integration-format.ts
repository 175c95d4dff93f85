import { sourcePath, uploadPath } from '../../spec/pack-paths.js';
import type { ContentFormat, PackParts } from '../content-format.js';
import type { CompleteIntegration } from '../pack/complete-pack.js';
import { type PackFile, textFile } from '../pack/pack-file.js';
import { integrationSchema } from './integration-schema.js';
import { integrationSummary } from './integration-summary.js';
import { sourceIntegrationYaml, unifiedIntegrationYaml } from './write-integration.js';

export const integrationFormat: ContentFormat<CompleteIntegration> = {
  schema: integrationSchema,
  items: ({ integration }) => [integration],
  sourceFiles: sourceIntegration,
  uploadFiles: ({ folder }, parts) => [
    textFile(uploadPath('integration', folder), unifiedIntegrationYaml(parts)),
  ],
  summary: (_integration, pack) => integrationSummary(pack),
};

function sourceIntegration({ folder }: CompleteIntegration, parts: PackParts): PackFile[] {
  const { code, logo, documentation } = parts;
  const yaml = sourcePath('integration', folder);
  const stem = yaml.replace(/\.yml$/, '');
  return [
    textFile(`${stem.slice(0, stem.lastIndexOf('/'))}/README.md`, documentation.integrationReadme),
    textFile(`${stem}.${code.extension}`, code.source),
    textFile(yaml, sourceIntegrationYaml(parts)),
    textFile(`${stem}_description.md`, documentation.description),
    { path: `${stem}_image.png`, bytes: logo },
  ];
}
