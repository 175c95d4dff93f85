import { readFileSync } from 'node:fs';
import { posix } from 'node:path';

import ts = require('typescript');

/** The name under which an author imports this package. */
const packageName = 'cortex-pack';

/** The ES5 module that belongs to an import of this package by its types; undefined for everything else. */
export function packageModule(resolved: ts.ResolvedModuleFull | undefined): string | undefined {
  if (resolved?.packageId?.name !== packageName) return undefined;
  return resolved.resolvedFileName.replaceAll('\\', '/').replace(/\.d\.ts$/, '.js');
}

/** What an import in an ES5 module of this package means. */
export function importedByPackage(specifier: string, importer: string): string {
  return posix.join(posix.dirname(importer), specifier);
}

/**
 * The code of the modules and of all that they import, by path. They were compiled, checked and made
 * compact when the package was built.
 */
export function packageModules(entries: Iterable<string>): Map<string, string> {
  const modules = new Map<string, string>();
  const read = (file: string): void => {
    if (modules.has(file)) return;
    const code = readFileSync(file, 'utf8');
    modules.set(file, code);
    for (const { fileName } of ts.preProcessFile(code, true, false).importedFiles) {
      read(importedByPackage(fileName, file));
    }
  };
  for (const entry of entries) read(entry);
  return modules;
}
