import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { isBuiltin, SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { makeFolder } from '../../shared/make-folder.js';
import { BuildError, type FilePlace } from '../build-error.js';
import { BuildReads } from '../kept/build-reads.js';
import { type JoinedSources, joinSources } from './join-sources.js';
import { readsElsewhere } from './reads-elsewhere.js';

/**
 * Imports a TypeScript module of a pack project, as its files are now. `file` is relative to `root`. The caller says
 * what it exports. Throws a BuildError when it fails to load, with the place where that is known.
 */
export async function importTypeScript<M>(root: string, file: string, reads = new BuildReads()): Promise<M> {
  const joined = await joinSources(root, file);
  reads.add(joined.files);
  if (readsElsewhere(joined)) reads.readElsewhere();
  const folder = await folderFor(joined, root);
  const module = join(folder, 'module.mjs');
  try {
    await writeFile(module, joined.code);
    return await withoutExit(() => import(pathToFileURL(module).href));
  } catch (error) {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : inspect(error);
    const place = placeIn(error, module, joined, root) ?? { file: file.replaceAll('\\', '/') };
    throw new BuildError('A file of the pack cannot be loaded.', [{ place, message }], { cause: error });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A file that ends the process when it is loaded would end the build without a word. */
async function withoutExit<T>(load: () => Promise<T>): Promise<T> {
  const { exit } = process;
  process.exit = () => {
    throw new Error('It calls process.exit, which would end the build.');
  };
  try {
    return await load();
  } finally {
    process.exit = exit;
  }
}

/** A new folder, from which Node.js finds the packages that are imported by name. */
async function folderFor({ imports }: JoinedSources, root: string): Promise<string> {
  if (imports.every(isBuiltin)) return mkdtemp(join(tmpdir(), 'cortex-pack-sources-'));
  const folder = join(root, 'node_modules', '.cache', 'cortex-pack');
  makeFolder(folder);
  return mkdtemp(join(folder, 'sources-'));
}

/** Where an error was thrown, when that is in a file of the project. */
function placeIn(
  error: unknown,
  module: string,
  { map }: JoinedSources,
  root: string,
): FilePlace | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  // Node.js names it by its address, other loaders by its path.
  const start = Math.max(stack.indexOf(pathToFileURL(module).href), stack.indexOf(module));
  const [, line, column] = /\.mjs:(\d+):(\d+)/.exec(start < 0 ? '' : stack.slice(start)) ?? [];
  if (line === undefined) return undefined;
  const found = new SourceMap(map as never).findEntry(Number(line) - 1, Number(column) - 1);
  if (!('originalSource' in found)) return undefined;
  return {
    file: relative(root, found.originalSource).replaceAll('\\', '/'),
    line: found.originalLine + 1,
    column: found.originalColumn + 1,
  };
}
