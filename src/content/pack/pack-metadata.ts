import type { CompletePack } from './complete-pack.js';
import { packJson } from './pack-json.js';

/** `pack_metadata.json`: the pack as its author describes it. */
export function packMetadata(pack: CompletePack): string {
  const { supportedModules = [] } = pack;
  return packJson({
    ...pack.metadata,
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
    ...(Object.keys(pack.dependencies).length === 0 ? {} : { dependencies: pack.dependencies }),
    marketplaces: pack.marketplaces,
    ...(supportedModules.length === 0 ? {} : { supportedModules }),
  });
}
