import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** Runs git in a folder and returns what it printed. Throws when it fails, or is not there. */
export async function git(folder: string, ...args: readonly string[]): Promise<string> {
  // Zips are checked without it, and it takes its time to load.
  const { execFile } = await import('node:child_process');
  // A repository may name a program that watches its files; none is started for reading.
  const { stdout } = await promisify(execFile)('git', ['-c', 'core.fsmonitor=false', ...args], {
    cwd: folder,
    env: withoutGit(process.env),
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

/** A hook of git names the repository by a path that holds in its own folder only. */
function withoutGit(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('GIT_')));
}

/** The paths that git prints with `-z`. */
export function pathsIn(output: string): string[] {
  return output.split('\0').filter((path) => path !== '');
}

/** The top of the repository that a folder is in; undefined outside of one. */
export async function repositoryOf(folder: string): Promise<string | undefined> {
  for (let current = folder; ; current = dirname(current)) {
    const found = await access(join(current, '.git')).then(
      () => true,
      () => false,
    );
    if (found) return current;
    if (dirname(current) === current) return undefined;
  }
}
