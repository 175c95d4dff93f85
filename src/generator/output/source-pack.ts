import { sourceContent } from '../../content/content.js';
import { sourceIntegrationYaml } from '../../content/integrations/write-integration.js';
import { type PackFile, textFile } from '../../content/pack-file.js';
import { packMetadata } from '../../content/packs/pack-metadata.js';
import type { PackDefinition } from '../../definition/pack.js';
import type { RuntimeTarget } from '../compile/runtime-target.js';
import type { Documentation } from '../documents/documentation.js';

/** Everything that is made before the two shapes of the pack are put together. */
export interface PackParts {
  /** As it holds in the runtime of the target. */
  readonly pack: PackDefinition;
  readonly target: RuntimeTarget;
  /** ES5, without the version line. */
  readonly script: string;
  /** PNG bytes. */
  readonly logo: Uint8Array;
  readonly documentation: Documentation;
  /** Below `ReleaseNotes/`. */
  readonly releaseNotes: readonly PackFile[];
}

/** The pack as the platform's official development kit takes it, below the `Packs/<Id>` of the target. */
export function sourcePack({
  pack,
  target,
  script,
  logo,
  documentation,
  releaseNotes,
}: PackParts): PackFile[] {
  const root = `${target.packsFolder}/${pack.id}`;
  const { folder } = pack.integration;
  const stem = `${root}/Integrations/${folder}/${folder}`;
  return [
    textFile(`${root}/.pack-ignore`, ''),
    textFile(`${root}/.secrets-ignore`, ''),
    textFile(`${root}/pack_metadata.json`, packMetadata(pack)),
    textFile(`${root}/README.md`, documentation.packReadme),
    textFile(`${root}/Integrations/${folder}/README.md`, documentation.integrationReadme),
    textFile(`${stem}.${target.extension}`, target.sourceCode(script)),
    textFile(`${stem}.yml`, sourceIntegrationYaml(pack, target)),
    textFile(`${stem}_description.md`, documentation.description),
    { path: `${stem}_image.png`, bytes: logo },
    ...sourceContent(pack).map(({ path, bytes }) => ({ path: `${root}/${path}`, bytes })),
    ...releaseNotes.map(({ path, bytes }) => ({ path: `${root}/${path}`, bytes })),
  ];
}
