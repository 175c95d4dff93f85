import { fileStem, nameOf } from '../content/pack/complete-pack.js';
import { UserError } from '../shared/errors.js';
import { type ImportedItem, importItem } from './import-item.js';
import type { ImportSource } from './import-source.js';
import type { ItemFiles } from './item-files.js';
import type { LeftFile } from './left-file.js';

/** Takes the items of a source apart. One of a pack that cannot be read is left behind; alone, it throws a UserError. */
export function importItems({ items: all, pack }: ImportSource): {
  readonly items: readonly ImportedItem[];
  readonly left: readonly LeftFile[];
} {
  const items: ImportedItem[] = [];
  const left: LeftFile[] = [];
  for (const files of all) {
    const item = pack === undefined ? importItem(files) : attempted(files);
    if (typeof item === 'string') left.push(...files.paths.map((path) => ({ path, why: item })));
    else items.push(withFolder(item, items));
  }
  return { items, left };
}

/** The item, or why there is none. */
function attempted(files: ItemFiles): ImportedItem | string {
  try {
    return importItem(files);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

/** Some systems take two names that differ in case for one. */
function withFolder(item: ImportedItem, others: readonly ImportedItem[]): ImportedItem {
  const taken = new Set(
    others.filter(({ kind }) => kind === item.kind).map((other) => other.folder.toLowerCase()),
  );
  let folder = item.folder;
  for (let count = 2; taken.has(folder.toLowerCase()); count += 1) folder = `${item.folder}${count}`;
  const isItsOwn = folder === fileStem(nameOf(item.definition));
  const definition = isItsOwn ? item.definition : { ...item.definition, folder };
  return { ...item, folder, definition } as ImportedItem;
}
