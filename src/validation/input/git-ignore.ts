import { git, pathsIn, repositoryOf } from './git.js';

/**
 * The files and folders below a folder that git ignores; paths are within it, those of folders end in a slash. Nothing
 * where there is no git or no repository, and where the folder itself is ignored, as what a build wrote is: whoever names
 * it means it.
 */
export async function ignoredByGit(folder: string): Promise<ReadonlySet<string>> {
  if ((await repositoryOf(folder)) === undefined) return new Set();
  try {
    const listed = await git(
      folder,
      ...['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory'],
    );
    const paths = pathsIn(listed);
    return paths.includes('./') ? new Set() : new Set(paths);
  } catch {
    return new Set();
  }
}

/** Whether git ignores the folder itself. */
export async function isIgnoredByGit(folder: string): Promise<boolean> {
  try {
    await git(folder, 'check-ignore', '--quiet', '.');
    return true;
  } catch {
    return false;
  }
}
