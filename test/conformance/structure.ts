import type { StructureRequest } from './judge.js';
import type { PackFiles } from './pack-files.js';

/** Which of the strict models a file of a pack must fit, in the source shape and in the zip. */
const models: readonly (readonly [RegExp, string])[] = [
  [/^pack_metadata\.json$/, 'pack metadata'],
  [/^Integrations\/.*\.yml$/, 'integration'],
  [/^ModelingRules\/.*\.yml$/, 'modeling rule'],
  [/^ModelingRules\/.*_schema\.json$/, 'modeling rule schema'],
  [/^CorrelationRules\/.*\.yml$/, 'correlation rule'],
  [/^XSIAMDashboards\/.*\.json$/, 'dashboard'],
];

/** The files of a pack, written below a folder, that there is a model for. */
export function structured(pack: PackFiles, folder: string): readonly StructureRequest[] {
  return [...pack.keys()].flatMap((path) => {
    const model = models.find(([pattern]) => pattern.test(path))?.[1];
    return model === undefined ? [] : [{ file: `${folder}/${path}`, model }];
  });
}
