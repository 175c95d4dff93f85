import { readFileSync } from 'node:fs';
import { packageFile } from './package-folder.js';

/** The version of this package. */
export function programVersion(): string {
  return JSON.parse(readFileSync(packageFile('package.json'), 'utf8')).version;
}
