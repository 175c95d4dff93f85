import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/**
 * The files and folders below a folder that git ignores; paths are within it, those of folders end in a slash. Nothing
 * where there is no git or no repository, and where the folder itself is ignored, as what a build wrote is: whoever names
 * it means it.
 */
export async function ignoredByGit(folder: string): Promise<ReadonlySet<string>> {
  if (!(await isInRepository(folder))) return new Set();
  const args = ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory'];
  try {
    // A repository may name a program that watches its files; none is started for reading.
    const { stdout } = await execute('git', ['-c', 'core.fsmonitor=false', ...args], {
      cwd: folder,
      maxBuffer: 64 * 1024 * 1024,
    });
    const paths = stdout.split('\0').filter((path) => path !== '');
    return paths.includes('./') ? new Set() : new Set(paths);
  } catch {
    return new Set();
  }
}

async function isInRepository(folder: string): Promise<boolean> {
  for (let current = folder; ; current = dirname(current)) {
    const found = await access(join(current, '.git')).then(
      () => true,
      () => false,
    );
    if (found || dirname(current) === current) return found;
  }
}
