import { contentSummaries } from '../content-formats.js';
import type { CompletePack } from './complete-pack.js';
import { packJson } from './pack-json.js';

const licence = 'https://github.com/demisto/content/blob/master/LICENSE';

/**
 * `metadata.json` of the uploadable zip: what the tenant lists of the pack and of each item in it.
 * It has every key that the platform's own build writes, because nobody published which of them a tenant needs.
 * Nothing in it depends on when or where it is built.
 */
export function generatedMetadata(pack: CompletePack): string {
  const metadata = {
    id: pack.id,
    name: pack.name,
    display_name: pack.name,
    description: pack.description,
    currentVersion: pack.version,
    versionInfo: '',
    serverMinVersion: pack.integration.fromVersion,
    firstCreated: pack.created,
    updated: pack.updated,
    commit: '',
    contentCommitHash: '',
    author: pack.author,
    authorImage: '',
    support: pack.support,
    supportDetails: supportDetails(pack),
    certification: pack.support === 'xsoar' || pack.support === 'partner' ? 'certified' : '',
    eulaLink: licence,
    price: 0,
    categories: pack.categories.map(titleCase),
    tags: automaticTags(pack.tags),
    useCases: pack.useCases.map(titleCase),
    keywords: pack.keywords,
    marketplaces: pack.marketplaces,
    supportedModules: pack.supportedModules,
    modules: [],
    videos: [],
    integrations: [],
    dependencies: {},
    excludedDependencies: [],
    ...contentSummaries(pack),
    downloads: 0,
    searchRank: 0,
    legacy: true,
    hidden: false,
    hybrid: false,
    internal: false,
    managed: false,
    deprecated: false,
    contributors: null,
    is_derived: false,
    derived_from: null,
    source_repo: '',
    git_sha: null,
    git_status: null,
    old_base_content_object: null,
  };
  return packJson(Object.fromEntries(Object.entries(metadata).sort(([a], [b]) => (a < b ? -1 : 1))));
}

function supportDetails({ url, email }: CompletePack): object {
  return { ...(url === '' ? {} : { url }), ...(email === '' ? {} : { email }) };
}

/** The tags of the definition that apply to XSIAM, with those that every pack with a collector gets. */
function automaticTags(tags: readonly string[]): string[] {
  const applying = tags.flatMap((tag) => {
    const [marketplaces, name] = tag.split(':');
    if (name === undefined) return [tag];
    return marketplaces?.split(',').includes('marketplacev2') ? [name] : [];
  });
  return [...new Set([...applying, 'Collection', 'Data Source'])].sort();
}

function titleCase(text: string): string {
  return text.replace(/(^|\s)\S/g, (start) => start.toUpperCase());
}
