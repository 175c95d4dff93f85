import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackFile } from '../../content/pack/pack-file.js';
import { releaseNotesFolder } from '../../shared/project-files.js';

/** The release notes of a project at their place in a pack. */
export async function readReleaseNotes(root: string): Promise<PackFile[]> {
  const folder = join(root, ...releaseNotesFolder.split('/'));
  const names = await readdir(folder).catch(() => []);
  return Promise.all(
    names
      .filter((name) => /^\d+_\d+_\d+\.(md|json)$/.test(name))
      .sort()
      .map(async (name) => ({
        path: `ReleaseNotes/${name}`,
        bytes: new Uint8Array(await readFile(join(folder, name))),
      })),
  );
}
