import { copyFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '../../../shared/make-folder.js';
import { packageFile } from '../../../shared/package-folder.js';
import { programVersion } from '../../../shared/program-version.js';
import { type PackageSource, packageSource, vendoredFile } from './package-source.js';
import type { ProjectFile } from './project-files.js';

/** Where this program was installed from, which is what the projects that it makes depend on. */
export function ownSource(): PackageSource {
  return packageSource(realpathSync(packageFile()), programVersion());
}

/** Writes the files of a new project, and its copy of this package where it needs one. */
export function writeProject(folder: string, files: readonly ProjectFile[], source: PackageSource): void {
  const placeFor = (path: string) => {
    const file = join(folder, ...path.split('/'));
    makeFolder(dirname(file));
    return file;
  };
  for (const { path, content } of files) writeFileSync(placeFor(path), content);
  if (source.kind === 'tarball') copyFileSync(source.file, placeFor(vendoredFile(programVersion())));
}
