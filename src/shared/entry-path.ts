import type { Dirent } from 'node:fs';
import { join } from 'node:path';

/** The path of an entry of a folder. Node.js before 20.12 knows `path` alone, and from 24 on `parentPath` alone. */
export function entryPath({ parentPath, path, name }: Dirent): string {
  return join(parentPath ?? path, name);
}
