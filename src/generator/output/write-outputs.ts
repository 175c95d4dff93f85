import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { PackFile } from '../../content/pack/pack-file.js';
import { entryPath } from '../../shared/entry-path.js';
import { writeProblem } from '../../shared/file-problem.js';
import { makeFolder } from '../../shared/make-folder.js';
import { BuildError } from '../build-error.js';

/**
 * Writes the files below `outDir`: all of them aside first, then each into its place, so that a failure leaves the
 * previous build whole. Other files are left alone. Throws a BuildError when the folder cannot be written.
 */
export async function writeOutputs(outDir: string, files: readonly PackFile[]): Promise<void> {
  try {
    makeFolder(outDir);
    const staging = await mkdtemp(join(outDir, '.staging-'));
    try {
      for (const [index, { bytes }] of files.entries()) await writeFile(join(staging, String(index)), bytes);
      for (const [index, { path }] of files.entries()) {
        const target = join(outDir, path);
        makeFolder(dirname(target));
        await rename(join(staging, String(index)), target);
      }
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new BuildError(
      'The build cannot be written.',
      [
        {
          place: { file: outDir },
          message: `The folder cannot be written: ${writeProblem(error)}.`,
          fix: 'Check that the folder and what is in it can be written.',
        },
      ],
      { cause: error },
    );
  }
}

/** Paths below `folder`, relative to `outDir` with forward slashes, of files that are none of the given ones. */
export async function otherFiles(
  outDir: string,
  folder: string,
  files: readonly PackFile[],
): Promise<string[]> {
  const own = new Set(files.map(({ path }) => path));
  const entries = await readdir(join(outDir, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(outDir, entryPath(entry)).replaceAll('\\', '/'))
    .filter((path) => !own.has(path))
    .sort();
}
