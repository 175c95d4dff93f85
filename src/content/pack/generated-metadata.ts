import { compareVersions } from '../../shared/versions.js';
import { contentSummaries } from '../content-formats.js';
import type { CompletePack } from './complete-pack.js';
import { packJson } from './pack-json.js';

/** What the platform's own build writes for a pack of which no item names a version. */
const anyServer = '6.0.0';

const license = 'https://github.com/demisto/content/blob/master/LICENSE';

/** What the platform's own build writes where a pack says nothing of it. */
const withoutFacts = {
  versionInfo: '',
  commit: '',
  contentCommitHash: '',
  authorImage: '',
  certification: '',
  eulaLink: license,
  price: 0,
  modules: [],
  videos: [],
  integrations: [],
  excludedDependencies: [],
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

/** What the pack says of these in keys of its own. */
function declaredOnly({ metadata }: CompletePack): object {
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => key in withoutFacts));
}

/**
 * `metadata.json` of the uploadable zip: what the tenant lists of the pack and of each item in it.
 * It has every key that the platform's own build writes, because nobody published which of them a tenant needs.
 * Nothing in it depends on when or where it is built.
 */
export function generatedMetadata(pack: CompletePack): string {
  const { supportedModules = [] } = pack;
  const metadata = {
    ...withoutFacts,
    ...declaredOnly(pack),
    id: pack.id,
    name: pack.name,
    display_name: pack.name,
    description: pack.description,
    currentVersion: pack.version,
    serverMinVersion: pack.metadata.serverMinVersion ?? oldestServer(pack),
    firstCreated: pack.created,
    updated: pack.updated,
    author: pack.author,
    support: pack.support,
    supportDetails: supportDetails(pack),
    ...(pack.support === 'xsoar' || pack.support === 'partner' ? { certification: 'certified' } : {}),
    categories: pack.categories.map(titleCase),
    tags: automaticTags(pack),
    useCases: pack.useCases.map(titleCase),
    keywords: pack.keywords,
    marketplaces: pack.marketplaces,
    ...(supportedModules.length === 0 ? {} : { supportedModules }),
    dependencies: pack.dependencies,
    ...contentSummaries(pack),
  };
  return packJson(Object.fromEntries(Object.entries(metadata).sort(([a], [b]) => (a < b ? -1 : 1))));
}

function supportDetails({ url, email }: CompletePack): object {
  return { ...(url === '' ? {} : { url }), ...(email === '' ? {} : { email }) };
}

/** Kinds of content that work on collected events. */
const rulesOnEvents: readonly string[] = ['modeling-rule', 'parsing-rule', 'correlation-rule'];

/** The oldest server that can use something of the pack. */
function oldestServer({ integrations, scripts, content }: CompletePack): string {
  const versions = [
    ...[...integrations, ...scripts].map(({ fromVersion }) => fromVersion),
    ...content.flatMap(({ summary }) => summary?.fromversion || []),
  ];
  return versions.sort(compareVersions)[0] ?? anyServer;
}

/** The tags of the definition that apply to XSIAM, with those that the platform gives by what a pack holds. */
function automaticTags(pack: CompletePack): string[] {
  const { tags, integrations, modelingRules = [], correlationRules = [], content } = pack;
  const applying = tags.flatMap((tag) => {
    const [marketplaces, name] = tag.split(':');
    if (name === undefined) return [tag];
    return marketplaces?.split(',').includes('marketplacev2') ? [name] : [];
  });
  const collectors = integrations.some(({ events }) => events !== undefined);
  const sources = collectors || integrations.some(({ incidents }) => incidents !== undefined);
  const collects =
    collectors ||
    modelingRules.length + correlationRules.length > 0 ||
    content.some(({ kind }) => rulesOnEvents.includes(kind));
  return [
    ...new Set([...applying, ...(collects ? ['Collection'] : []), ...(sources ? ['Data Source'] : [])]),
  ].sort();
}

function titleCase(text: string): string {
  return text.replace(/(^|\s)\S/g, (start) => start.toUpperCase());
}
