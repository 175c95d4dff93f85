import { lstat, readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { packLimits } from '../../shared/zip-limits.js';
import { ignoredByGit } from './git-ignore.js';
import { type InputProblem, type PackInput, tooLarge } from './pack-input.js';

/**
 * Reads the files of a folder, apart from the data of git and from what git ignores. Links are not followed; what cannot
 * be read becomes a problem.
 */
export async function readFolder(folder: string, label: string): Promise<PackInput> {
  const files = new Map<string, Uint8Array>();
  const problems: InputProblem[] = [];
  const ignored = await ignoredByGit(folder);
  let total = 0;

  const enter = async (inside: string): Promise<void> => {
    for (const entry of await entriesOf(join(folder, inside), inside, problems)) {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.name === '.git') continue;
      if (ignored.has(entry.isDirectory() ? `${path}/` : path)) continue;
      if (files.size >= packLimits.files || total >= packLimits.totalBytes) return;
      if (entry.isSymbolicLink()) problems.push(await linkProblem(folder, path));
      else if (entry.isDirectory()) await enter(path);
      else if (entry.isFile()) total += await take(path);
      else problems.push({ kind: 'unreadable', path, message: 'This is neither a file nor a folder.' });
    }
  };

  const take = async (path: string): Promise<number> => {
    const file = join(folder, path);
    try {
      const { size } = await lstat(file);
      if (size > packLimits.fileBytes) {
        problems.push(tooLarge(path, size));
        return 0;
      }
      files.set(path, await readFile(file));
      return size;
    } catch (error) {
      problems.push({ kind: 'unreadable', path, message: `The file cannot be read: ${reasonOf(error)}.` });
      return 0;
    }
  };

  await enter('');
  if (files.size >= packLimits.files || total >= packLimits.totalBytes) {
    problems.push({
      kind: 'too-large',
      path: '',
      message: 'There are more files than a pack has; only the first ones were read.',
    });
  }
  return {
    label,
    container: 'folder',
    folder,
    name: basename(folder),
    files,
    problems,
    ignoredByGit: ignored.size,
  };
}

async function entriesOf(folder: string, path: string, problems: InputProblem[]) {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    problems.push({ kind: 'unreadable', path, message: `The folder cannot be read: ${reasonOf(error)}.` });
    return [];
  }
}

async function linkProblem(folder: string, path: string): Promise<InputProblem> {
  const link = join(folder, path);
  const written = await readlink(link).catch(() => 'somewhere');
  try {
    const target = relative(await realpath(folder), await realpath(link));
    const leaves = target === '..' || target.startsWith(`..${sep}`) || target.includes(':');
    const where = leaves ? ', out of the pack' : '';
    return { kind: 'link', path, message: `This is a link to ${written}${where}. It was not followed.` };
  } catch {
    return { kind: 'link', path, message: `This is a link to ${written}, which does not exist.` };
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
