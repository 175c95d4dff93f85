import { readdirSync, type Stats, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { serverZipSuffix } from '../../generator/compile/runtime-target.js';
import { advisedCommand } from '../../shared/advised-command.js';
import { UserError } from '../../shared/errors.js';
import { shownAs } from '../../shared/shown-path.js';

/**
 * Refuses a path that is no file, or an empty one, with the zips that were probably meant, the one for the server last. Throws a
 * UserError. `root` is the folder of the project.
 */
export function requireZipFile(file: string, root: string): void {
  const shown = shownAs(file, root);
  const found = statsOf(file);
  if (found?.isFile() && found.size > 0) return;
  const what =
    found === undefined
      ? `There is no file ${shown}.`
      : found.isDirectory()
        ? `${shown} is a folder${holdsSource(file) ? ' with the source of a pack' : ''}, and a zip is needed.`
        : `${shown} is ${found.isFile() ? 'empty' : 'no file'}, and a zip is needed.`;
  const zips = zipsMeantBy(file, root).map((zip) => shownAs(zip, root));
  throw new UserError('command-line', `${what} ${advice(zips)}`);
}

/** Undefined also for a path below a file, and for a link that leads back to itself. */
function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function advice([first, ...others]: readonly string[]): string {
  if (first === undefined)
    return `Run \`${advisedCommand('build')}\`, which writes the zip of the pack to dist.`;
  const rest = others.length === 0 ? '' : `, or ${others.join(', ')}`;
  return `Give the zip of the pack: ${first}${rest}.`;
}

function holdsSource(folder: string): boolean {
  return namesIn(folder).includes('pack_metadata.json');
}

/** The zips in the folder itself or in `dist`; those of the same name alone, where there are any. */
function zipsMeantBy(path: string, root: string): string[] {
  const zips = [path, join(root, 'dist')].flatMap((folder) =>
    namesIn(folder)
      .filter((name) => name.endsWith('.zip'))
      .map((name) => join(folder, name)),
  );
  const name = basename(path, '.zip');
  const named = zips.filter((zip) =>
    [`${name}.zip`, `${name}${serverZipSuffix}.zip`].includes(basename(zip)),
  );
  const isForServer = (zip: string) => zip.endsWith(`${serverZipSuffix}.zip`);
  const meant = [...new Set(named.length > 0 ? named : zips)];
  return [...meant.filter((zip) => !isForServer(zip)), ...meant.filter(isForServer)];
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
