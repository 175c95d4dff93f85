import type { PackFinding } from '../engine.js';
import type { Field } from '../text/field.js';

/** The way from the default export of the definition to what a finding is about. */
export type DefinitionPath = readonly string[];

/** Keys of the definition that are spelled differently in the generated files. */
const metadataKeys: { readonly [key: string]: string } = { currentVersion: 'version' };

const integrationKeys: { readonly [key: string]: string } = {
  fromversion: 'fromVersion',
  commonfields: 'id',
  name: 'id',
  configuration: 'parameters',
};

const parameterKeys: { readonly [key: string]: string } = {
  type: 'kind',
  defaultvalue: 'defaultValue',
  additionalinfo: 'help',
  displaypassword: 'displayPassword',
};

const argumentKeys: { readonly [key: string]: string } = { predefined: 'options' };

/** Where in the definition a value of a generated file comes from; `root` is the root of that file. */
export function definitionPath(
  { path, dataPath }: PackFinding,
  root: Field | undefined,
): DefinitionPath | undefined {
  if (dataPath === undefined || root === undefined) return undefined;
  const names = dataPath.map(String);
  if (path === 'pack_metadata.json' || path === 'metadata.json')
    return names.map((name, index) => (index === 0 ? (metadataKeys[name] ?? name) : name));
  if (!path.startsWith('Integrations/') || !path.endsWith('.yml')) return undefined;
  return ['integration', ...integrationPath(names, root)];
}

function integrationPath(names: readonly string[], root: Field): string[] {
  const [first = '', ...rest] = names;
  if (first === 'configuration')
    return ['parameters', ...namedPath(rest, root.get('configuration'), parameterKeys)];
  if (first === 'script' && rest[0] === 'commands')
    return ['commands', ...commandPath(rest.slice(1), root.at('script', 'commands'))];
  if (first === 'script') return [];
  const key = integrationKeys[first] ?? first;
  return key === 'id' ? ['id'] : [key, ...rest];
}

function commandPath(names: readonly string[], commands: Field | undefined): string[] {
  const [index, key, ...rest] = names;
  const path = namedPath([index ?? '', key ?? ''], commands, {}).filter((name) => name !== '');
  if (key !== 'arguments') return path;
  return [...path, ...namedPath(rest, commands?.items[Number(index)]?.get('arguments'), argumentKeys)];
}

/** Lists of the generated file are objects by name in the definition. */
function namedPath(
  names: readonly string[],
  list: Field | undefined,
  keys: { readonly [key: string]: string },
): string[] {
  const [index, key, ...rest] = names;
  const name = index === undefined ? undefined : list?.items[Number(index)]?.get('name')?.text;
  if (name === undefined) return [];
  return key === undefined || key === 'name' ? [name] : [name, keys[key] ?? key, ...rest];
}
