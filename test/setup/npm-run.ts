import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** Runs a script of package.json. */
export function npmRun(script: string): void {
  // npm is a batch file on Windows, which needs a shell.
  execFileSync('npm', ['run', '-s', script], {
    cwd: repository,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}
