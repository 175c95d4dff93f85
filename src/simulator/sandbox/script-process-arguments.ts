import { sep } from 'node:path';
import { programModule } from '../../shared/package-folder.js';

/** Of the objects and strings of the process that a script runs in. */
export const memoryLimitMegabytes = 256;

/** What the modules of the process import. */
const readableFolders = ['simulator', 'shared', 'spec'].map((folder) => programModule(folder) + sep);

/**
 * The arguments of Node for a process that runs distrusted code: it may read the code of the local Cortex and no other
 * file, write none, and start neither process nor thread; text becomes code only in the context of a script.
 */
export function confinement(): string[] {
  return [
    process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission',
    ...readableFolders.map((folder) => `--allow-fs-read=${folder}*`),
    '--no-addons',
    '--disallow-code-generation-from-strings',
    `--max-old-space-size=${memoryLimitMegabytes}`,
    '--no-warnings',
  ];
}

/** The module that such a process starts with. */
export const guestModule = programModule('simulator', 'sandbox', 'script-guest.js');
