import { itemFolder, sourcePath, uploadPath } from '../../spec/pack-paths.js';
import type { ContentFormat, PackParts, ScriptParts } from '../content-format.js';
import type { CompleteScript } from '../pack/complete-pack.js';
import { textFile } from '../pack/pack-file.js';
import { sourceScriptYaml, unifiedScriptYaml } from './write-script.js';

export const scriptFormat: ContentFormat<CompleteScript> = {
  items: ({ scripts }) => scripts,
  sourceFiles(script, parts) {
    const { code, readme } = partsOf(script, parts);
    const inFolder = (name: string) => `${itemFolder('script', script.folder)}/${name}`;
    return [
      textFile(inFolder('README.md'), readme),
      textFile(inFolder(`${script.folder}.${code.extension}`), code.source),
      textFile(sourcePath('script', script.folder), sourceScriptYaml(script, code)),
    ];
  },
  uploadFiles: (script, parts) => [
    textFile(
      uploadPath('script', script.folder),
      unifiedScriptYaml(script, parts.pack, partsOf(script, parts).code),
    ),
  ],
  summary: (script) => ({
    deprecated: script.deprecated === true,
    description: script.description,
    fromversion: script.fromVersion,
    id: script.id,
    internal: false,
    name: script.name,
    tags: script.tags,
    toversion: '',
  }),
};

function partsOf({ folder }: CompleteScript, { scripts }: PackParts): ScriptParts {
  const parts = scripts.get(folder);
  if (parts === undefined) throw new Error(`Nothing was made for the script in ${folder}.`);
  return parts;
}
