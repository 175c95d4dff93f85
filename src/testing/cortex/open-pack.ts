import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Runtime } from '../../definition/runtime.js';
import { UserError } from '../../shared/errors.js';
import { installPack } from '../../simulator/install/install-pack.js';
import type { InstalledPack } from '../../simulator/install/installed-integration.js';
import { buildProject } from './project-build.js';

/**
 * The pack in a built zip, given as its path or its bytes, or in the folder of a project, which is built first.
 * Throws a UserError for a pack that is not there, cannot be built, or that no server would install.
 */
export async function openPack(pack: string | Uint8Array, runtime: Runtime): Promise<InstalledPack> {
  if (typeof pack !== 'string' || !isFolder(pack)) return installPack(pack);
  if (isFolder(join(pack, 'pack'))) return buildProject(pack, runtime, installPack);
  throw new UserError(
    'pack-under-test',
    `The folder ${pack} is not a project: it has no folder "pack". Give the folder of the project, or the zip of the built pack, such as dist/<Id>.zip.`,
  );
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
