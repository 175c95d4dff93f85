import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { UserError } from '../../../shared/errors.js';

/** Where this package was installed from, so that a project can depend on the same. */
export type PackageSource =
  /** What `package.json` names: a version, or the address of something else than a registry. */
  | { readonly kind: 'named'; readonly dependency: string }
  | { readonly kind: 'tarball'; readonly file: string }
  /** A clone, whose folder is linked. */
  | { readonly kind: 'folder'; readonly folder: string };

/**
 * Reads in the notes that npm leaves about an installed package (`node_modules/.package-lock.json`) where the package in
 * a folder is from. Throws a UserError for a tarball that is not there any more.
 */
export function packageSource(packageFolder: string, version: string): PackageSource {
  const modules = dirname(packageFolder);
  if (basename(modules) !== 'node_modules') return { kind: 'folder', folder: packageFolder };
  const resolved = resolvedIn(modules, basename(packageFolder));
  if (resolved?.startsWith('file:')) return tarballAt(resolved.slice('file:'.length), dirname(modules));
  // Registries call the file so, whatever their host; npm can also be told to leave the address out.
  const isRegistry = resolved === undefined || /\/-\/[^/]+\.tgz$/.test(resolved);
  return { kind: 'named', dependency: isRegistry ? version : resolved };
}

function resolvedIn(modules: string, name: string): string | undefined {
  try {
    const { packages } = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8'));
    return packages?.[`node_modules/${name}`]?.resolved;
  } catch {
    // Other package managers leave no such notes.
    return undefined;
  }
}

function tarballAt(path: string, folder: string): PackageSource {
  const found = [path, decodeURI(path)].map((one) => resolve(folder, one)).find((file) => existsSync(file));
  if (found !== undefined) return { kind: 'tarball', file: found };
  throw new UserError(
    'init',
    `cortex-pack was installed from ${resolve(folder, path)}, which the project would need a copy of, and the file is not there any more. Name the tarball where it is now: npx --package <tarball> cortex-pack init.`,
  );
}

/** Where a project keeps its copy of the package. */
export function vendoredFile(version: string): string {
  return `vendor/cortex-pack-${version}.tgz`;
}

/** What the `package.json` of a project in a folder names. */
export function dependencyOn(source: PackageSource, folder: string, version: string): string {
  if (source.kind === 'named') return source.dependency;
  if (source.kind === 'tarball') return `file:${vendoredFile(version)}`;
  return `file:${relative(folder, source.folder).replaceAll('\\', '/')}`;
}
