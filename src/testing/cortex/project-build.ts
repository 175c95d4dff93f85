import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Runtime } from '../../definition/runtime.js';
import { UserError } from '../../shared/errors.js';
import { programModule } from '../../shared/package-folder.js';

const program = programModule('cli', 'main.js');

/**
 * Builds the pack of a project in a temporary folder and gives the path of the zip to `use`. The program itself builds
 * it: its compiler is gone from memory when the tests run. Throws a UserError with what the program says of a mistake.
 */
export async function buildProject<T>(root: string, runtime: Runtime, use: (zip: string) => T): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'cortex-pack-test-build-'));
  const words = [program, 'build', '--json', '--runtime', runtime, '--out', folder];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: root }).catch(
      (error: Error & { readonly stderr?: string }) => {
        const said = error.stderr?.trim() ?? '';
        // What the program said stands in the output of the process, too, and test runners show causes.
        throw new UserError(
          'pack-under-test',
          `The project in ${root} cannot be built:\n${said || error.message}`,
          said === '' ? { cause: error } : {},
        );
      },
    );
    return use(JSON.parse(stdout).zip.file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
