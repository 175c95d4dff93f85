import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { passContent } from '../../content/passed/pass-content.js';
import type { ContentFile, PackOfItem, PassedItem } from '../../content/passed/passed-item.js';
import { entryPath } from '../../shared/entry-path.js';
import { BuildError } from '../build-error.js';

/** The folder of a project with what is in the pack as it is, a folder for each kind. */
export const contentFolder = 'pack/content';

/** The items of `pack/content` below `root`; a project need not have any. Throws a BuildError for a file of no item. */
export async function readContent(root: string, pack: PackOfItem): Promise<readonly PassedItem[]> {
  const { items, problems } = passContent(await filesIn(join(root, ...contentFolder.split('/'))), pack);
  if (problems.length === 0) return items;
  throw new BuildError(
    `Files in ${contentFolder} cannot be taken into the pack.`,
    problems.map(({ path, message, fix }) => ({ place: { file: `${contentFolder}/${path}` }, message, fix })),
  );
}

async function filesIn(folder: string): Promise<ContentFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  const paths = entries
    // Editors and desktops leave hidden files behind.
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(folder, entryPath(entry)).replaceAll('\\', '/'))
    .sort();
  return Promise.all(
    paths.map(async (path) => ({ path, bytes: new Uint8Array(await readFile(join(folder, path))) })),
  );
}
