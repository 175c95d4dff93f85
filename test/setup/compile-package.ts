import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** Makes what an author imports: the ES5 modules, and the types. */
export default function setup(): void {
  execFileSync('npm', ['run', '-s', 'compile:package'], {
    cwd: repository,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}
