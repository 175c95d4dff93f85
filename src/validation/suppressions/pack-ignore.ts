import { knownKinds } from '../../spec/content-kinds.js';
import { ignorableChecks } from '../../spec/ignorable-checks.js';
import type { Pack } from '../document/pack.js';
import type { PackFinding } from '../engine.js';
import { fileOfSection, ignoredCodes, packIgnoreLines } from '../text/pack-ignore.js';

/** An official check that `.pack-ignore` switches off, for a file or for the whole pack. */
export interface PackIgnore {
  readonly check: string;
  /** The name of the file, or its path in the pack; undefined for the whole pack. */
  readonly file: string | undefined;
}

/** What the `.pack-ignore` of a pack switches off. Checks that the official tools do not let a pack ignore are left out. */
export function packIgnores(pack: Pack): PackIgnore[] {
  const source = pack.texts.get('.pack-ignore');
  if (source === undefined) return [];
  return packIgnoreLines(source).flatMap(({ text, section }) => {
    const file = fileOfSection(section);
    if (file === undefined && section !== 'pack') return [];
    return ignoredCodes(text)
      .filter((check) => ignorableChecks.has(check))
      .map((check) => ({ check, file }));
  });
}

/** An ignore for the YAML of an item holds for what lies in the folder of the item as well. */
export function packIgnoreCovers({ check, file }: PackIgnore, finding: PackFinding): boolean {
  if (!finding.official.includes(check)) return false;
  if (file === undefined || finding.path === file) return true;
  const folder = ownFolderOf(finding.path);
  const name = file.slice(file.lastIndexOf('/') + 1);
  return finding.path.endsWith(`/${file}`) || (folder !== undefined && name === `${folder}.yml`);
}

const foldersOfItems = Object.values(knownKinds).flatMap(({ folder, ownFolder }) =>
  ownFolder ? [folder as string] : [],
);

function ownFolderOf(path: string): string | undefined {
  const [top, own, ...rest] = path.split('/');
  return rest.length > 0 && foldersOfItems.includes(top ?? '') ? own : undefined;
}
