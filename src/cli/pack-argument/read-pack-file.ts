import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileProblem } from '../../shared/file-problem.js';
import { TenantError } from '../../tenant/client/tenant-error.js';
import { type PackZip, readPackZip } from '../../tenant/upload/pack-zip.js';
import { requireZipFile } from './zip-file.js';

/** Reads the zip of a pack. Throws for one that cannot be read, or that no tenant installs. */
export async function readPackFile(file: string, root: string): Promise<PackZip> {
  requireZipFile(file, root);
  const shown = relative(root, file) || file;
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new TenantError('pack-zip', 'user', `${shown} cannot be read: ${fileProblem(error)}.`);
  });
  return readPackZip(new Uint8Array(bytes), shown);
}
