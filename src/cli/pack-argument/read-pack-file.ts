import { readFile } from 'node:fs/promises';
import { fileProblem } from '../../shared/file-problem.js';
import { shownAs } from '../../shared/shown-path.js';
import { TenantError } from '../../tenant/client/tenant-error.js';
import { type PackZip, readPackZip } from '../../tenant/upload/pack-zip.js';
import { requireZipFile } from './zip-file.js';

/** Reads the zip of a pack. Throws for one that cannot be read, or that no tenant installs. */
export async function readPackFile(file: string, root: string): Promise<PackZip> {
  requireZipFile(file, root);
  const shown = shownAs(file, root);
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new TenantError(
      'pack-zip',
      'user',
      `${shown} cannot be read: ${fileProblem(error)}. Check its permissions.`,
    );
  });
  return readPackZip(new Uint8Array(bytes), shown);
}
