import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { serverZipSuffix } from '../../generator/compile/runtime-target.js';
import { advisedCommand } from '../../shared/advised-command.js';
import { UserError } from '../../shared/errors.js';

/**
 * The path of the only zip in a folder; one for the server is taken only where there is no other. Throws a UserError,
 * which says how to name one, for none or several.
 */
export function resolvePackZip(folder: string, howToName: string): string {
  const all = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.zip')) : [];
  const recommended = all.filter((name) => !name.endsWith(`${serverZipSuffix}.zip`));
  const zips = recommended.length > 0 ? recommended : all;
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
