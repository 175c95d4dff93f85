import type { PackDefinition, PackDependencies } from '../definition/pack.js';
import { isJsonObject, type Json, type JsonObject } from '../shared/json.js';
import { supportLevels } from '../spec/approved-values.js';
import { textIn } from './read-arguments.js';

export type PackHead = Omit<PackDefinition, 'integrations' | 'scripts'>;

/** What the metadata of a pack says of it. @param folder the name of the folder or zip, which is the id of the pack */
export function packHead(metadata: JsonObject, folder: string, now: string): PackHead {
  const text = (key: string) => textIn(metadata[key]);
  const list = (key: string) => textsIn(metadata[key]);
  const support = supportLevels.find((level) => level === text('support'));
  const dependencies = dependenciesIn(metadata.dependencies);
  const optional = <K extends string>(key: K, values: readonly string[]) =>
    values.length === 0 ? {} : ({ [key]: values } as { [N in K]: readonly string[] });
  return {
    id: identifier(text('id') || folder),
    name: text('name') || folder,
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
    ...optional('supportedModules', list('supportedModules')),
    ...(Object.keys(dependencies).length === 0 ? {} : { dependencies }),
  };
}

/** Letters and digits, beginning with a capital. */
export function identifier(text: string): string {
  const letters = text.replace(/[^A-Za-z0-9]/g, '').replace(/^\d+/, '');
  return letters === '' ? 'ImportedPack' : letters.slice(0, 1).toUpperCase() + letters.slice(1);
}

function textsIn(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : typeof value === 'string' && value !== '' ? [value] : [];
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
