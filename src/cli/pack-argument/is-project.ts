import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Whether a folder is that of a pack project, whose code the user runs anyway. */
export function isProject(root: string): boolean {
  return existsSync(join(root, 'pack', 'definition', 'pack.ts'));
}
