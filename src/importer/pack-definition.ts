import type { PackDefinition, PackDependencies } from '../definition/pack.js';
import { isJsonObject, type Json } from '../shared/json.js';
import { supportLevels } from '../spec/approved-values.js';
import { isPackId } from '../spec/pack-paths.js';
import type { PackSource } from './import-source.js';
import { textIn, textsIn } from './read-arguments.js';

export type PackHead = Omit<PackDefinition, 'integrations' | 'scripts'>;

/** What the metadata of a pack says of it. */
export function packHead({ id, metadata, declared }: PackSource, now: string): PackHead {
  const text = (key: string) => textIn(metadata[key]);
  const list = (key: string) => textsIn(metadata[key]);
  const support = supportLevels.find((level) => level === text('support'));
  const others = Object.fromEntries(Object.entries(declared).filter(([key]) => !declaredKeys.has(key)));
  const dependencies = dependenciesIn(metadata.dependencies);
  const optional = <K extends string>(key: K, values: readonly string[]) =>
    values.length === 0 ? {} : ({ [key]: values } as { [N in K]: readonly string[] });
  return {
    id: isPackId(id) ? id : identifier(id),
    name: text('name') || id,
    description: text('description'),
    version: /^\d+\.\d+\.\d+$/.test(text('currentVersion')) ? text('currentVersion') : '1.0.0',
    ...(support === undefined ? {} : { support }),
    author: text('author') || 'Unknown',
    ...(text('url') === '' ? {} : { url: text('url') }),
    ...(text('email') === '' ? {} : { email: text('email') }),
    ...optional('githubUser', list('githubUser')),
    created: text('created') || now,
    ...(text('updated') === '' ? {} : { updated: text('updated') }),
    categories: list('categories'),
    ...optional('tags', list('tags')),
    ...optional('useCases', list('useCases')),
    ...optional('keywords', list('keywords')),
    ...optional('marketplaces', list('marketplaces')),
    ...(metadata.supportedModules === undefined ? {} : { supportedModules: list('supportedModules') }),
    ...(Object.keys(others).length === 0 ? {} : { metadata: others }),
    ...(Object.keys(dependencies).length === 0 ? {} : { dependencies }),
  };
}

/** Keys of `pack_metadata.json` that a definition has. */
const declaredKeys = new Set([
  'id',
  'name',
  'description',
  'currentVersion',
  'support',
  'author',
  'url',
  'email',
  'githubUser',
  'created',
  'updated',
  'categories',
  'tags',
  'useCases',
  'keywords',
  'marketplaces',
  'supportedModules',
  'dependencies',
]);

/** Letters and digits, beginning with a capital. */
export function identifier(text: string): string {
  const letters = text.replace(/[^A-Za-z0-9]/g, '').replace(/^\d+/, '');
  return letters === '' ? 'ImportedPack' : letters.slice(0, 1).toUpperCase() + letters.slice(1);
}

function dependenciesIn(value: Json | undefined): PackDependencies {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([id, given]) => {
      const { mandatory, minVersion } = isJsonObject(given) ? given : {};
      return [
        id,
        { mandatory: mandatory === true, ...(typeof minVersion === 'string' ? { minVersion } : {}) },
      ];
    }),
  );
}
