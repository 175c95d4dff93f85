import type { DefinitionPath, DefinitionValues, Origin } from './definition-path.js';
import type { GeneratedPlace } from './generated-place.js';
import { argumentKeys, namedPath } from './integration-origin.js';
import { itemOfFolder, nameKey } from './item-of-file.js';

/** Keys of the YAML that are spelled differently in the definition. */
const scriptKeys: { readonly [key: string]: string } = {
  commonfields: 'id',
  comment: 'description',
  fromversion: 'fromVersion',
  runas: 'runAs',
  dependson: 'requiredCommands',
  dockerimage: 'containerImage',
};

/** Parts of the YAML that are made from the code, or always alike. */
const foreignKeys = new Set(['script', 'type', 'subtype', 'enabled', 'scripttarget', 'runonce', 'tests']);

/** The origin of a place in the YAML of a script, or of the name of its folder. */
export function scriptOrigin(generated: GeneratedPlace, values: DefinitionValues): Origin | undefined {
  const { pack, place, file, dataPath } = generated;
  const script = itemOfFolder('script', 'scripts', place.path, values);
  const root = file?.root;
  if (root === undefined) {
    const isFolder = place.span === undefined && pack.paths.some((path) => path.startsWith(`${place.path}/`));
    return isFolder ? { path: [...script, 'folder'] } : undefined;
  }
  const [first = '', ...rest] = dataPath.map(String);
  if (foreignKeys.has(first)) return undefined;
  if (first === 'name') return { path: [...script, nameKey(script, values)] };
  if (first === 'args')
    return { path: [...script, 'arguments', ...namedPath(rest, root.get('args'), argumentKeys)] };
  return { path: [...script, ...keyPath(first, rest)] };
}

function keyPath(first: string, rest: readonly string[]): DefinitionPath {
  if (first === '') return [];
  const key = scriptKeys[first] ?? first;
  return key === first ? [key, ...rest] : [key];
}
