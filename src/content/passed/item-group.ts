import { messageOf } from '../../shared/errors.js';
import { isJsonObject, type JsonObject } from '../../shared/json.js';
import { readYaml } from '../../shared/read-yaml.js';
import { compareVersions } from '../../shared/versions.js';
import { type ContentKindFacts, type KnownKind, knownKinds } from '../../spec/content-kinds.js';
import type { ContentFile, ContentProblem, PassedSummary } from './passed-item.js';

/** An item with the files that belong to it, as they lie in `pack/content`. */
export interface ItemGroup {
  readonly kind: KnownKind;
  /** What its files are called in the pack, without prefix and ending. */
  readonly stem: string;
  /** The file that declares it. */
  readonly file: ContentFile;
  readonly content: JsonObject;
  /** By what follows the name of the file, such as `.xif` or `_README.md`. */
  readonly companions: ReadonlyMap<string, ContentFile>;
}

/** What may lie next to the file of an item, after its name. */
const companionEndings: { readonly [K in KnownKind]?: RegExp } = {
  playbook: /^_README\.md$/,
  list: /^_data\.(txt|json|md|html|css|js|xml|csv)$/,
  'parsing-rule': /^\.xif$/,
  'modeling-rule': /^(\.xif|_schema\.json|_testdata\.json)$/,
  dashboard: /^_image\.png$/,
  report: /^_image\.png$/,
};

/** The items of a folder of `pack/content`. */
export function groupItems(
  files: readonly ContentFile[],
  kinds: readonly KnownKind[],
): { readonly groups: readonly ItemGroup[]; readonly problems: readonly ContentProblem[] } {
  const groups: ItemGroup[] = [];
  const problems: ContentProblem[] = [];
  const endings = kinds.flatMap((kind) => companionEndings[kind] ?? []);
  const declaring = files.filter((file) => isDeclaring(file, kinds, files, endings));
  const taken = new Set(declaring.map(({ path }) => path));
  for (const file of declaring) {
    const found = contentOf(file);
    if ('message' in found) {
      problems.push(found);
      continue;
    }
    const base = withoutEnding(file.path);
    const companions = new Map(
      files
        .filter(
          ({ path }) =>
            path.startsWith(base) && endings.some((ending) => ending.test(path.slice(base.length))),
        )
        .map((companion) => [companion.path.slice(base.length), companion]),
    );
    for (const { path } of companions.values()) taken.add(path);
    const kind = kindOf(found.content, kinds);
    const stem = stemOf(file.path, kind);
    if (stem === '')
      problems.push({
        path: file.path,
        message: 'Its name has no letter and no digit, so there is none for the file in the pack.',
        fix: 'Rename it, for example after the item.',
      });
    else groups.push({ kind, stem, file, content: found.content, companions });
  }
  for (const { path } of files.filter((file) => !taken.has(file.path))) problems.push(stray(path, kinds));
  return { groups, problems };
}

/** What `metadata.json` says of an item. */
export function summaryOf({ kind, content }: Pick<ItemGroup, 'kind' | 'content'>): PassedSummary {
  const facts: ContentKindFacts = knownKinds[kind];
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const at = (path: ContentKindFacts['id']) =>
    text(path.reduce<unknown>((value, key) => Object(value)[key], content));
  return {
    id: at(facts.id),
    name: at(facts.name) || at(facts.id),
    description: text(content.comment) || text(content.description),
    fromversion: text(content.fromversion) || text(content.fromVersion) || text(content.fromServerVersion),
    toversion: text(content.toversion) || text(content.toVersion) || text(content.toServerVersion),
    deprecated: content.deprecated === true,
    ...ownFacts(kind, content),
  };
}

/** The oldest servers that take packs: the platform's own build leaves out of a zip what is for older ones. */
const firstServerWithPacks = '6.0.0';

/** Whether an item stays in the source layout, where packs keep what an old format said. */
export function isForOlderServers({ toversion }: PassedSummary): boolean {
  return toversion !== '' && compareVersions(toversion, firstServerWithPacks) < 0;
}

/** What the platform's own build says of the items of a kind in addition. */
function ownFacts(kind: KnownKind, content: JsonObject): object {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  switch (kind) {
    case 'playbook':
      return { internal: content.internal === true, tags: content.tags ?? [] };
    case 'script':
      return { internal: content.internal === true, tags: content.tags ?? [] };
    case 'incident-field':
    case 'indicator-field':
      return { type: text(content.type) };
    case 'incident-type':
      return {
        playbook: text(content.playbookId),
        closureScript: text(content.closureScript),
        ...{ hours: content.hours ?? 0, days: content.days ?? 0, weeks: content.weeks ?? 0 },
      };
    case 'layout':
      return { group: text(content.group) };
    default:
      return {};
  }
}

function isDeclaring(
  { path }: ContentFile,
  kinds: readonly KnownKind[],
  files: readonly ContentFile[],
  endings: readonly RegExp[],
): boolean {
  if (!kinds.some((kind) => (knownKinds[kind].format === 'yml' ? /\.ya?ml$/ : /\.json$/).test(path)))
    return false;
  // Data of a list may be JSON as well.
  return !files.some((other) => {
    const base = withoutEnding(other.path);
    return (
      other.path !== path &&
      path.startsWith(base) &&
      endings.some((ending) => ending.test(path.slice(base.length)))
    );
  });
}

function contentOf({ path, bytes }: ContentFile): { readonly content: JsonObject } | ContentProblem {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const content: unknown = path.endsWith('.json') ? JSON.parse(text) : readYaml(text);
    if (isJsonObject(content)) return { content };
    return { path, message: 'It holds no object.', fix: 'Export the item again.' };
  } catch (error) {
    return {
      path,
      message: `It cannot be read: ${messageOf(error)}.`,
      fix: 'Correct it, or export the item again.',
    };
  }
}

/** Classifiers and mappers share a folder. */
function kindOf(content: JsonObject, kinds: readonly KnownKind[]): KnownKind {
  const [first] = kinds as readonly [KnownKind];
  if (!kinds.includes('mapper')) return first;
  return /^mapping-/.test(String(content.type)) ? 'mapper' : 'classifier';
}

function withoutEnding(path: string): string {
  return path.replace(/\.[^./]+$/, '');
}

/** Exports and older packs have prefixes of the zip in front already, all of them or some. */
function stemOf(path: string, kind: KnownKind): string {
  const words = knownKinds[kind].uploadPrefix
    .replace(/^external-/, '')
    .split('-')
    .filter(Boolean);
  return withoutEnding(path.slice(path.lastIndexOf('/') + 1))
    .replace(new RegExp(`^(external-)?((${words.join('|')})-){0,2}`), '')
    .replace(/[^A-Za-z0-9_-]+/g, '_')
    .replace(/^[_-]+|[_-]+$/g, '');
}

function stray(path: string, kinds: readonly KnownKind[]): ContentProblem {
  const nouns = kinds.map((kind) => knownKinds[kind].noun).join(' or ');
  const formats = [...new Set(kinds.map((kind) => knownKinds[kind].format))].join(' or ');
  return {
    path,
    message: `It belongs to no ${nouns} here.`,
    fix: `A ${nouns} is one file of ${formats.toUpperCase()}; what belongs to it lies next to it and begins with its name. Rename or move the file.`,
  };
}
