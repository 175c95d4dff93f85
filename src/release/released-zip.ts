import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../shared/errors.js';
import { fileProblem } from '../shared/file-problem.js';
import { shownAs } from '../shared/shown-path.js';
import { compareVersions } from '../shared/versions.js';
import { type PackZip, readPackZip } from '../tenant/upload/pack-zip.js';

/** Where the zips of published versions are kept, as `<pack id>-<version>.zip`. */
const releasesFolder = 'releases';

/**
 * The zip that users have: the one given, else the newest in the folder of releases; undefined when there is none yet.
 * Throws a UserError when it cannot be read, is of another pack, or of another version than its name says.
 */
export async function lastReleased(
  root: string,
  packId: string,
  given: string | undefined,
): Promise<PackZip | undefined> {
  const kept = given === undefined ? await newest(join(root, releasesFolder), packId) : undefined;
  const file = given ?? kept?.file;
  if (file === undefined) return undefined;
  const shown = shownAs(file, root);
  const advice =
    given === undefined
      ? `Put the zip that users have in its place, or give it with --against.`
      : `Give the zip of ${packId} that users have.`;
  const pack = await read(file, shown, advice);
  if (pack.id !== packId) throw unusable(`${shown} holds the pack ${pack.id}, not ${packId}. ${advice}`);
  if (kept !== undefined && pack.version !== kept.version) {
    throw unusable(`${shown} holds version ${pack.version}, not ${kept.version} as its name says. ${advice}`);
  }
  return pack;
}

async function read(file: string, shown: string, advice: string): Promise<PackZip> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw unusable(`${shown} cannot be read: ${fileProblem(error)}. ${advice}`);
  });
  return readPackZip(new Uint8Array(bytes), shown, advice);
}

function unusable(message: string): UserError {
  return new UserError('release', message);
}

async function newest(
  folder: string,
  packId: string,
): Promise<{ readonly file: string; readonly version: string } | undefined> {
  const names = await readdir(folder).catch(() => []);
  const versions = names
    .filter((name) => name.startsWith(`${packId}-`) && name.endsWith('.zip'))
    .map((name) => name.slice(packId.length + 1, -'.zip'.length))
    // Others may lie beside them, such as the zip for the other runtime.
    .filter((version) => /^\d+\.\d+\.\d+$/.test(version))
    .sort(compareVersions);
  const version = versions.at(-1);
  return version === undefined ? undefined : { file: join(folder, `${packId}-${version}.zip`), version };
}

/** Where the zip of a released version is kept, relative to the project, with forward slashes. */
export function releasedZip(packId: string, version: string): string {
  return `${releasesFolder}/${packId}-${version}.zip`;
}
