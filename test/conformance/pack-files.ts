import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readFolder } from '#src/validation/input/read-folder.js';

/** The files of a pack by their paths in it, with forward slashes. */
export type PackFiles = ReadonlyMap<string, Uint8Array>;

/** Reads all files below a folder; none where there is no folder. */
export async function readFiles(folder: string): Promise<PackFiles> {
  const { files } = await readFolder(folder, folder);
  return files;
}

/** Writes a pack into a folder that is not there yet. */
export async function writePack(pack: PackFiles, folder: string): Promise<void> {
  for (const [path, bytes] of pack) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}
