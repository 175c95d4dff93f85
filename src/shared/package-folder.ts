import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The absolute path of a file or folder of this package, wherever the program that asks lies in it. */
export function packageFile(...path: readonly string[]): string {
  return join(packageFolder(), ...path);
}

/** The absolute path of a compiled module of this package that is started as a program of its own. */
export function programModule(...path: readonly string[]): string {
  return packageFile('build', 'src', ...path);
}

function packageFolder(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; dirname(folder) !== folder; folder = dirname(folder)) {
    if (existsSync(join(folder, 'build', 'src'))) return folder;
  }
  throw new Error(`${start} is not part of this package.`);
}
