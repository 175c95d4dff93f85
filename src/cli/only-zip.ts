import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { containerZipSuffix } from '../generator/runtime-target.js';
import { CommandLineError } from './command-line-error.js';

/**
 * The path of the only zip in a folder. Where a pack was built for both runtimes it is the one for the server, which
 * also runs on this machine. Throws a CommandLineError, which says how to name one, for none or several.
 */
export function onlyZip(folder: string, howToName: string): string {
  const all = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.zip')) : [];
  const forServer = all.filter((name) => !name.endsWith(`${containerZipSuffix}.zip`));
  const zips = forServer.length > 0 ? forServer : all;
  const [zip, ...others] = zips;
  if (zip === undefined)
    throw new CommandLineError(
      `There is no zip in ${folder}. Run \`npm run build\` first, or name one ${howToName}.`,
    );
  if (others.length > 0)
    throw new CommandLineError(
      `There are several zips in ${folder}: ${zips.join(', ')}. Name one ${howToName}.`,
    );
  return join(folder, zip);
}
