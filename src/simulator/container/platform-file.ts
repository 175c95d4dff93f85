import { packageFile } from '../../shared/package-folder.js';

/** The path of a file of the local platform, whose Python is shipped as it is. */
export function platformFile(name: string): string {
  return packageFile('src', 'simulator', 'container', 'platform', name);
}
