import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { entryPath } from '../../shared/entry-path.js';
import { packageFile } from '../../shared/package-folder.js';
import { sha256 } from '../../shared/sha256.js';
import { settingsFile } from '../../validation/suppressions/settings-file.js';
import { compilerSettingsFiles } from '../load/project.js';

/** What a build depends on, in a form that shows whether any of it changed. */
export interface BuildInputs {
  /** The checksums of the files of the project, by path; none for a file that is not there. */
  readonly project: { readonly [file: string]: string };
  /** What lies elsewhere: this program, the packages, what the code imports from outside of its project. */
  readonly elsewhere: { readonly [file: string]: FileState };
}

/** How a file looks without reading it; zeros for one that is not there. */
interface FileState {
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly changed: number;
}

/** The files of a project that a build reads. Undefined when there are links among them, which lead anywhere. */
export function projectFiles(root: string): BuildInputs['project'] | undefined {
  const entries = entriesBelow(join(root, 'pack'));
  if (entries.some((entry) => entry.isSymbolicLink())) return undefined;
  const settings = ['package.json', settingsFile, ...compilerSettingsFiles].map((file) => join(root, file));
  return Object.fromEntries([...settings, ...filesOf(entries)].map((file) => [file, checksum(file)]));
}

/** This program, the packages of the project, and files that lie outside of the project's own. */
export function filesElsewhere(root: string, files: readonly string[]): BuildInputs['elsewhere'] {
  const own = join(root, 'pack') + sep;
  const all = [
    process.execPath,
    ...['build/src', 'build/cortex', 'src/container/host', 'templates'].flatMap((folder) =>
      filesOf(entriesBelow(packageFile(folder))),
    ),
    // npm writes it again with every package that it installs.
    ...[root, packageFile(), packageFile('..', '..')].map((folder) =>
      join(folder, 'node_modules', '.package-lock.json'),
    ),
    ...files.map((file) => resolve(file)).filter((file) => !file.startsWith(own)),
  ];
  return Object.fromEntries(all.map((file) => [file, stateOf(file)]));
}

function entriesBelow(folder: string): Dirent[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
}

function filesOf(entries: readonly Dirent[]): string[] {
  return entries.filter((entry) => entry.isFile()).map(entryPath);
}

function checksum(file: string): string {
  return existsSync(file) ? sha256(readFileSync(file)) : '';
}

function stateOf(file: string): FileState {
  const stats = statSync(file, { throwIfNoEntry: false });
  return { size: stats?.size ?? 0, changed: stats?.mtimeMs ?? 0 };
}
