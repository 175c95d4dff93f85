import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * How the reader of a message runs a command of this program: by the script of that name in the `package.json` of the
 * folder, where there is one, otherwise by npx.
 */
export function advisedCommand(command: string, folder = process.cwd()): string {
  return hasScript(command, folder) ? `npm run ${command}` : `npx cortex-pack ${command}`;
}

function hasScript(name: string, folder: string): boolean {
  try {
    const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return typeof scripts === 'object' && scripts !== null && name in scripts;
  } catch {
    return false;
  }
}
