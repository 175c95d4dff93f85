import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Runtime } from '../../definition/runtime.js';
import { UserError } from '../../shared/errors.js';

const program = fileURLToPath(new URL('../../cli/main.js', import.meta.url));

/** A pack that was built for a test. */
export interface ProjectBuild {
  /** The path of the zip. */
  readonly zip: string;
  /** Deletes it. */
  remove(): Promise<void>;
}

/**
 * Builds the pack of a project into a temporary folder, with the program itself: its compiler is gone from memory when
 * the tests run. Throws a UserError with what the program says when it finds a mistake.
 */
export async function buildProject(root: string, runtime: Runtime): Promise<ProjectBuild> {
  const folder = await mkdtemp(join(tmpdir(), 'cortex-pack-test-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const words = [program, 'build', '--json', '--runtime', runtime, '--out', folder];
    const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: root });
    return { zip: JSON.parse(stdout).zip.file, remove };
  } catch (error) {
    await remove();
    const { stderr = '', stdout = '' } = error as { readonly stderr?: string; readonly stdout?: string };
    throw new UserError(
      'pack-under-test',
      `The project in ${root} cannot be built:\n${`${stdout}\n${stderr}`.trim()}`,
      { cause: error },
    );
  }
}
