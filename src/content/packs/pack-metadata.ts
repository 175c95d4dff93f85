import type { PackDefinition } from '../../definition/pack.js';

/** `pack_metadata.json`: the pack as its author describes it. */
export function packMetadata(pack: PackDefinition): string {
  return toJson({
    name: pack.name,
    description: pack.description,
    support: pack.support,
    currentVersion: pack.version,
    author: pack.author,
    ...(pack.githubUser === undefined ? {} : { githubUser: pack.githubUser }),
    url: pack.url,
    email: pack.email,
    created: pack.created,
    updated: pack.updated,
    categories: pack.categories,
    tags: pack.tags,
    useCases: pack.useCases,
    keywords: pack.keywords,
    marketplaces: pack.marketplaces,
    supportedModules: pack.supportedModules,
  });
}

/** JSON as the platform's own build writes it: indented by four, a line break at the end, ASCII only. */
export function toJson(value: object): string {
  return `${asciiOnly(JSON.stringify(value, null, 4))}\n`;
}

function asciiOnly(json: string): string {
  return json.replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
