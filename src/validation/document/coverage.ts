import { schemaOf } from '../../content/file-schemas.js';
import { headingOf } from '../../spec/content-kinds.js';
import { contentOfPath, kindOfPath } from '../../spec/pack-paths.js';
import { documentsOf, itemReadmesOf } from './documents.js';
import type { Pack } from './pack.js';
import { eventRulesOf } from './parts.js';

/** How far the files of a pack were looked at. */
export interface Coverage {
  /** Files that rules are about. */
  readonly checked: number;
  /** YAML and JSON files that were only parsed: nothing is known of what must be in them. */
  readonly parsedOnly: number;
  /** Files of which only the path, the encoding and secrets were looked at, such as code in Python and test data. */
  readonly pathOnly: number;
  /** Files and folders that were not read, because git ignores them. */
  readonly ignoredByGit: number;
  /** Kinds of content without rules, by the names of release notes or by folder, with their files. */
  readonly kindsWithoutRules: readonly { readonly kind: string; readonly files: number }[];
}

export function coverageOf(pack: Pack): Coverage {
  const parsed = pack.dataFiles.filter(({ kind }) => schemaOf(kind) === undefined).map(({ path }) => path);
  const checked = checkedPaths(pack);
  // In the folder of a kind that has rules, other files are data of tests and the like.
  const content = parsed.flatMap((path) =>
    kindOfPath(path) === undefined ? (contentOfPath(path) ?? []) : [],
  );
  return {
    checked: checked.size,
    parsedOnly: parsed.length,
    pathOnly: pack.paths.length - checked.size - parsed.length,
    ignoredByGit: pack.input.ignoredByGit ?? 0,
    kindsWithoutRules: countEach(content.map(headingOf)),
  };
}

function checkedPaths(pack: Pack): ReadonlySet<string> {
  const paths = new Set([
    ...pack.dataFiles.filter(({ kind }) => schemaOf(kind) !== undefined).map(({ path }) => path),
    ...documentsOf(pack).map(({ text }) => text.path),
    ...itemReadmesOf(pack).map(({ path }) => path),
    ...pack.integrations.flatMap(({ root, script, image }) => [
      image?.path,
      root.at('script', 'type')?.value === 'javascript' ? script?.path : undefined,
    ]),
    ...eventRulesOf(pack).map(({ xql }) => xql?.path),
    '.pack-ignore',
    '.secrets-ignore',
    'Author_image.png',
  ]);
  return new Set(pack.paths.filter((path) => paths.has(path)));
}

function countEach(kinds: readonly string[]): { kind: string; files: number }[] {
  return [...new Set(kinds)]
    .sort()
    .map((kind) => ({ kind, files: kinds.filter((other) => other === kind).length }));
}

/** The coverage of several packs together. */
export function sumOfCoverage(coverages: readonly Coverage[]): Coverage {
  const sum = (key: 'checked' | 'parsedOnly' | 'pathOnly' | 'ignoredByGit') =>
    coverages.reduce((total, coverage) => total + coverage[key], 0);
  const kinds = coverages.flatMap(({ kindsWithoutRules }) => kindsWithoutRules);
  const files = (kind: string) =>
    kinds.filter((other) => other.kind === kind).reduce((total, other) => total + other.files, 0);
  return {
    checked: sum('checked'),
    parsedOnly: sum('parsedOnly'),
    pathOnly: sum('pathOnly'),
    ignoredByGit: sum('ignoredByGit'),
    kindsWithoutRules: [...new Set(kinds.map(({ kind }) => kind))]
      .sort()
      .map((kind) => ({ kind, files: files(kind) })),
  };
}
