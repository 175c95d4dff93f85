import { readdirSync } from 'node:fs';
import { basename } from 'node:path';

/** What may be in a folder that counts as empty: a clone of an empty repository. */
const ignored = ['.git', '.DS_Store'];

/** The names in a folder; none where it is empty or does not exist. */
export function folderContent(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => !ignored.includes(name));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    if (code === 'ENOTDIR') return [`a file, ${basename(folder)}`];
    throw error;
  }
}

/** The first of the names, for a message. */
export function firstNames(names: readonly string[]): string {
  return names.slice(0, 3).join(', ') + (names.length > 3 ? ', ...' : '');
}
