import type { Field } from '../text/field.js';
import type { DefinitionPath, DefinitionValues, Origin } from './definition-path.js';
import type { GeneratedPlace } from './generated-place.js';
import { itemOfFolder, nameKey } from './item-of-file.js';

type Keys = { readonly [key: string]: string };

/* Keys of the definition that are spelled differently in the YAML. */

const integrationKeys: Keys = {
  commonfields: 'id',
  fromversion: 'fromVersion',
  configuration: 'parameters',
  sectionorder: 'parameters',
};

const parameterKeys: Keys = {
  type: 'kind',
  defaultvalue: 'defaultValue',
  additionalinfo: 'help',
  displaypassword: 'displayPassword',
  hiddenusername: 'display',
};

const commandKeys: Keys = { execution: 'harmful' };

export const argumentKeys: Keys = { predefined: 'options', type: 'kind', auto: 'options', isArray: 'kind' };

/** Parts of the YAML that are made from the code, from templates, or always alike. */
const foreignKeys = new Set(['detaileddescription', 'image']);

/** The origin of a place in the YAML of an integration, or of the name of its folder. */
export function integrationOrigin(generated: GeneratedPlace, values: DefinitionValues): Origin | undefined {
  const { pack, place, file, dataPath } = generated;
  const integration = itemOfFolder('integration', 'integrations', place.path, values);
  const names = dataPath.map(String);
  if (file?.root === undefined) {
    // Neither a file of the pack nor the name of one that is missing: the folder.
    const isFolder = place.span === undefined && pack.paths.some((path) => path.startsWith(`${place.path}/`));
    return isFolder ? { path: [...integration, 'folder'] } : undefined;
  }
  if (foreignKeys.has(names[0] ?? '') || (names[0] === 'script' && names[1] === 'script')) return undefined;
  if (names[0] === 'name') return { path: [...integration, nameKey(integration, values)] };
  return { path: [...integration, ...integrationPath(names, file.root)] };
}

function integrationPath([first = '', ...rest]: readonly string[], root: Field): DefinitionPath {
  if (first === 'configuration')
    return ['parameters', ...namedPath(rest, root.get('configuration'), parameterKeys)];
  if (first === 'script' && rest[0] === 'commands')
    return ['commands', ...commandPath(rest.slice(1), root.at('script', 'commands'))];
  if (first === 'script' || first === '') return [];
  const key = integrationKeys[first] ?? first;
  return key === 'id' ? ['id'] : [key, ...rest];
}

function commandPath(names: readonly string[], commands: Field | undefined): DefinitionPath {
  const [index, key, ...rest] = names;
  const path = namedPath(names.slice(0, 2), commands, commandKeys);
  if (key !== 'arguments') return path;
  return [...path, ...namedPath(rest, commands?.items[Number(index)]?.get('arguments'), argumentKeys)];
}

/** Lists of the YAML are objects by name in the definition. */
export function namedPath(names: readonly string[], list: Field | undefined, keys: Keys): DefinitionPath {
  const [index, key, ...rest] = names;
  const name = index === undefined ? undefined : list?.items[Number(index)]?.get('name')?.text;
  if (name === undefined) return [];
  return key === undefined || key === 'name' ? [name] : [name, keys[key] ?? key, ...rest];
}
