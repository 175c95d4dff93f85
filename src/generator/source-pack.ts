import type { PackDefinition } from '../definition/pack.js';
import type { Documentation } from './documentation.js';
import { sourceIntegrationYaml } from './integration-yaml.js';
import { type PackFile, textFile } from './pack-file.js';
import { packMetadata } from './pack-metadata.js';

/** Everything that is made before the two shapes of the pack are put together. */
export interface PackParts {
  readonly pack: PackDefinition;
  /** ES5, without the version line. */
  readonly script: string;
  /** PNG bytes. */
  readonly logo: Uint8Array;
  readonly documentation: Documentation;
}

/** The pack as the platform's official development kit takes it, below `Packs/<Id>`. */
export function sourcePack({ pack, script, logo, documentation }: PackParts): PackFile[] {
  const root = `Packs/${pack.id}`;
  const { folder } = pack.integration;
  const stem = `${root}/Integrations/${folder}/${folder}`;
  return [
    textFile(`${root}/.pack-ignore`, ''),
    textFile(`${root}/.secrets-ignore`, ''),
    textFile(`${root}/pack_metadata.json`, packMetadata(pack)),
    textFile(`${root}/README.md`, documentation.packReadme),
    textFile(`${root}/Integrations/${folder}/README.md`, documentation.integrationReadme),
    textFile(`${stem}.js`, script),
    textFile(`${stem}.yml`, sourceIntegrationYaml(pack)),
    textFile(`${stem}_description.md`, documentation.description),
    { path: `${stem}_image.png`, bytes: logo },
  ];
}
