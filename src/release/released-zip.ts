import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { UserError } from '../shared/errors.js';
import { fileProblem } from '../shared/file-problem.js';
import { compareVersions } from '../shared/versions.js';
import { type PackZip, readPackZip } from '../tenant/upload/pack-zip.js';

/** Where the zips of published versions are kept, as `<pack id>-<version>.zip`. */
export const releasesFolder = 'releases';

/**
 * The zip that users have: the one given, else the newest in the folder of releases; undefined when there is none yet.
 * Throws a UserError when it cannot be read, or is of another pack.
 */
export async function lastReleased(
  root: string,
  packId: string,
  given: string | undefined,
): Promise<PackZip | undefined> {
  const file = given ?? (await newest(join(root, releasesFolder), packId));
  if (file === undefined) return undefined;
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new UserError(
      'release',
      `The released zip ${file} cannot be read: ${fileProblem(error)}. Give the zip that users have with --against.`,
    );
  });
  const pack = readPackZip(new Uint8Array(bytes), relative(root, file) || file);
  if (pack.id === packId) return pack;
  throw new UserError('release', `${relative(root, file)} holds the pack ${pack.id}, not ${packId}.`);
}

async function newest(folder: string, packId: string): Promise<string | undefined> {
  const names = await readdir(folder).catch(() => []);
  const versions = names
    .filter((name) => name.startsWith(`${packId}-`) && name.endsWith('.zip'))
    .map((name) => name.slice(packId.length + 1, -'.zip'.length))
    .sort(compareVersions);
  const last = versions.at(-1);
  return last === undefined ? undefined : join(folder, `${packId}-${last}.zip`);
}

/** Where the zip of a released version is kept, relative to the project, with forward slashes. */
export function releasedZip(packId: string, version: string): string {
  return `${releasesFolder}/${packId}-${version}.zip`;
}
