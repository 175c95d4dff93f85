import { sourcePath, uploadPath } from '../../spec/pack-paths.js';
import type { ContentFormat, IntegrationParts, PackParts } from '../content-format.js';
import type { CompleteIntegration } from '../pack/complete-pack.js';
import { type PackFile, textFile } from '../pack/pack-file.js';
import { integrationSummary } from './integration-summary.js';
import { sourceIntegrationYaml, unifiedIntegrationYaml } from './write-integration.js';

export const integrationFormat: ContentFormat<CompleteIntegration> = {
  items: ({ integrations }) => integrations,
  sourceFiles: sourceIntegration,
  uploadFiles: (integration, parts) => [
    textFile(
      uploadPath('integration', integration.folder),
      unifiedIntegrationYaml(integration, parts.pack, partsOf(integration, parts)),
    ),
  ],
  summary: integrationSummary,
};

function sourceIntegration(integration: CompleteIntegration, parts: PackParts): PackFile[] {
  const { code, logo, description, readme } = partsOf(integration, parts);
  const yaml = sourcePath('integration', integration.folder);
  const stem = yaml.replace(/\.yml$/, '');
  return [
    textFile(`${stem.slice(0, stem.lastIndexOf('/'))}/README.md`, readme),
    textFile(`${stem}.${code.extension}`, code.source),
    textFile(yaml, sourceIntegrationYaml(integration, code)),
    textFile(`${stem}_description.md`, description),
    { path: `${stem}_image.png`, bytes: logo },
  ];
}

function partsOf({ folder }: CompleteIntegration, { integrations }: PackParts): IntegrationParts {
  const parts = integrations.get(folder);
  if (parts === undefined) throw new Error(`Nothing was made for the integration in ${folder}.`);
  return parts;
}
