import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { passContent } from '../../content/passed/pass-content.js';
import type {
  ContentFile,
  ContentProblem,
  PackOfItem,
  PassedItem,
} from '../../content/passed/passed-item.js';
import { entryPath } from '../../shared/entry-path.js';
import { hasCode } from '../../shared/file-problem.js';
import { contentFolder } from '../../shared/project-files.js';
import { BuildError } from '../build-error.js';

/**
 * The items of `pack/content` below `root`; a project need not have any. Throws a BuildError for a file of no item, and
 * for a symbolic link.
 */
export async function readContent(root: string, pack: PackOfItem): Promise<readonly PassedItem[]> {
  const { files, links } = await contentIn(join(root, ...contentFolder.split('/')));
  const { items, problems } = passContent(files, pack);
  const all = [...links.map(linkProblem), ...problems];
  if (all.length === 0) return items;
  throw new BuildError(
    `Files in ${contentFolder} cannot be taken into the pack.`,
    all.map(({ path, message, fix }) => ({ place: { file: `${contentFolder}/${path}` }, message, fix })),
  );
}

async function contentIn(
  folder: string,
): Promise<{ readonly files: readonly ContentFile[]; readonly links: readonly string[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  });
  // Editors and desktops leave hidden files behind.
  const shown = entries.filter(({ name }) => !name.startsWith('.'));
  const pathsOf = (some: typeof entries) =>
    some.map((entry) => relative(folder, entryPath(entry)).replaceAll('\\', '/')).sort();
  return {
    files: await Promise.all(
      pathsOf(shown.filter((entry) => entry.isFile())).map(async (path) => ({
        path,
        bytes: new Uint8Array(await readFile(join(folder, path))),
      })),
    ),
    links: pathsOf(shown.filter((entry) => entry.isSymbolicLink())),
  };
}

/** A link may lead to what nobody wants to publish. */
function linkProblem(path: string): ContentProblem {
  return { path, message: 'It is a symbolic link.', fix: 'Replace the link by what it leads to.' };
}
