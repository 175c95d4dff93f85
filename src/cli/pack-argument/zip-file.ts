import { readdirSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { type Runtime, recommendedRuntime } from '../../definition/runtime.js';
import { containerZipSuffix } from '../../generator/compile/runtime-target.js';
import { advisedCommand } from '../../shared/advised-command.js';
import { UserError } from '../../shared/errors.js';

/**
 * Refuses a path that is no file, with the zips that were probably meant. Throws a UserError. `root` is the
 * folder of the project; the zip for the `preferred` runtime is named first.
 */
export function requireZipFile(file: string, root: string, preferred: Runtime = recommendedRuntime): void {
  const shown = shownAs(file, root);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile()) return;
  const what =
    found === undefined
      ? `There is no file ${shown}.`
      : `${shown} is a folder${holdsSource(file) ? ' with the source of a pack' : ''}, and a zip is needed.`;
  const zips = zipsMeantBy(file, root, preferred).map((zip) => shownAs(zip, root));
  throw new UserError('command-line', `${what} ${advice(zips)}`);
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
function zipsMeantBy(path: string, root: string, preferred: Runtime): string[] {
  const zips = [path, join(root, 'dist')].flatMap((folder) =>
    namesIn(folder)
      .filter((name) => name.endsWith('.zip'))
      .map((name) => join(folder, name)),
  );
  const name = basename(path, '.zip');
  const named = zips.filter((zip) =>
    [`${name}.zip`, `${name}${containerZipSuffix}.zip`].includes(basename(zip)),
  );
  const isPreferred = (zip: string) =>
    zip.endsWith(`${containerZipSuffix}.zip`) === (preferred === 'container');
  const meant = [...new Set(named.length > 0 ? named : zips)];
  return [...meant.filter(isPreferred), ...meant.filter((zip) => !isPreferred(zip))];
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function shownAs(path: string, root: string): string {
  const inside = relative(root, path);
  const shown = inside === '' ? '.' : inside.startsWith('..') ? path : inside;
  return shown.replaceAll('\\', '/');
}
