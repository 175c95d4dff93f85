import {
  type ContentKindFacts,
  contentKinds,
  type KnownKind,
  knownKinds,
  type OtherContentFolder,
  otherContentFolders,
  testDataFolders,
} from './content-kinds.js';

/* Where the files of a pack are. Paths are within the pack, with forward slashes. */

/** Whether a pack can be called so: published packs are `soc-wiz-cloud`, `Carbon_Black` and `Blockade.io`. */
export function isPackId(id: string): boolean {
  return /^[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9_-])?$/.test(id);
}

/** The path of the file that declares an item, in the source layout. */
export function sourcePath(kind: KnownKind, stem: string): string {
  return `${itemFolder(kind, stem)}/${stem}.${knownKinds[kind].format}`;
}

/** The folder of an item, in the source layout. */
export function itemFolder(kind: KnownKind, stem: string): string {
  const { folder, ownFolder } = knownKinds[kind];
  return ownFolder ? `${folder}/${stem}` : folder;
}

/** The path of an item in a zip. */
export function uploadPath(kind: KnownKind, stem: string): string {
  const { folder, uploadPrefix, format } = knownKinds[kind];
  return `${folder}/${uploadPrefix}${stem}.${format}`;
}

/** Whether a tenant takes the file of a zip as an item of the kind: it is right in the folder, and named like one. */
export function isUploadPath(kind: KnownKind, path: string): boolean {
  const { folder, uploadPrefix, format } = knownKinds[kind];
  return new RegExp(`^${folder}/${uploadPrefix}[^/]+\\.${format}$`).test(path);
}

const kinds = Object.keys(knownKinds) as KnownKind[];

/** The kind of content that a file of a pack belongs to; undefined where nothing more is known of its folder. */
export function kindOfPath(path: string): KnownKind | undefined {
  const folder = topFolder(path);
  const name = path.slice(path.lastIndexOf('/') + 1);
  return kinds.find((kind) => {
    const { folder: own, sourceName }: ContentKindFacts = knownKinds[kind];
    return own === folder && (sourceName === undefined || new RegExp(sourceName).test(name));
  });
}

/** The same, and of other content the folder; undefined for a file that belongs to none. */
export function contentOfPath(path: string): KnownKind | OtherContentFolder | undefined {
  return kindOfPath(path) ?? otherContentFolders.find((folder) => folder === topFolder(path));
}

function topFolder(path: string): string | undefined {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : undefined;
}

/** What a YAML or JSON file of a pack is. */
export type FileKind =
  | KnownKind
  | 'pack-metadata'
  | 'generated-metadata'
  | 'modeling-rule-schema'
  | 'modeling-rule-test-data'
  | 'release-note-settings'
  | 'other';

const { folder: modelingRules } = contentKinds['modeling-rule'];

const patterns: readonly (readonly [RegExp, FileKind])[] = [
  [/^pack_metadata\.json$/, 'pack-metadata'],
  [/^metadata\.json$/, 'generated-metadata'],
  [/^ReleaseNotes\/[^/]+\.json$/, 'release-note-settings'],
  [new RegExp(`^${modelingRules}/[^/]+/[^/]*_schema\\.json$`), 'modeling-rule-schema'],
  [new RegExp(`^${modelingRules}/[^/]+/[^/]*_testdata\\.json$`, 'i'), 'modeling-rule-test-data'],
  ...kinds.map((kind): [RegExp, FileKind] => {
    const { folder, ownFolder, format, sourceName = '', mayHaveFolder }: ContentKindFacts = knownKinds[kind];
    const inside = ownFolder || mayHaveFolder ? '([^/]+/)?' : '';
    const name = sourceName.replace(/^\^/, '');
    return [new RegExp(`^${folder}/${inside}${name}[^/]*\\.${format}$`), kind];
  }),
];

/** What a YAML or JSON file of a pack declares, told by its path. */
export function fileKind(path: string): FileKind {
  // Modeling rules for assets have the same files.
  const known = path.replace(/^Assets(?=ModelingRules\/)/, '');
  return patterns.find(([pattern]) => pattern.test(known))?.[1] ?? 'other';
}

/** Whether a file is none of the pack: what git keeps, and what keeps an empty folder in git. */
export function isNoContent(path: string): boolean {
  return /(^|\/)(\.git\/|\.gitkeep$)/.test(path);
}

/** Whether a file is for tests, and may hold anything. */
export function isTestData(path: string): boolean {
  const folders: readonly string[] = testDataFolders;
  return path
    .split('/')
    .slice(0, -1)
    .some((folder) => folders.includes(folder));
}
