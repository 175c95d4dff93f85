import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Runtime } from '../../definition/runtime.js';
import { containerZipSuffix } from '../../generator/compile/runtime-target.js';
import { advisedCommand } from '../../shared/advised-command.js';
import { UserError } from '../../shared/errors.js';

/**
 * The path of the only zip in a folder. Where a pack was built for both runtimes it is the one for the `preferred`;
 * the one for the server also runs on this machine. Throws a UserError, which says how to name one, for none or
 * several.
 */
export function resolvePackZip(folder: string, howToName: string, preferred: Runtime = 'server'): string {
  const all = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.zip')) : [];
  const isPreferred = (name: string) =>
    name.endsWith(`${containerZipSuffix}.zip`) === (preferred === 'container');
  const fitting = all.filter(isPreferred);
  const zips = fitting.length > 0 ? fitting : all;
  const [zip, ...others] = zips;
  if (zip === undefined)
    throw new UserError(
      'command-line',
      `There is no zip in ${folder}. Run \`${advisedCommand('build')}\` first, or name one ${howToName}.`,
    );
  if (others.length > 0)
    throw new UserError(
      'command-line',
      `There are several zips in ${folder}: ${zips.join(', ')}. Name one ${howToName}.`,
    );
  return join(folder, zip);
}
