import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plugin } from 'vitest/config';
import { subpaths } from './subpaths.js';

const repository = fileURLToPath(new URL('../../', import.meta.url)).replaceAll('\\', '/');

/** A source whose functions go into a pack as text, which must be the text that the compiler makes of them. */
const shippedAsText = `${repository}src/container/guest.ts`;

/**
 * Gives tests the sources as they are now: `#src/shared/errors.js` is `src/shared/errors.ts`, whatever was compiled before.
 *
 * A source finds its neighbors by its own address: the program of a process, a Python file. Some of them run outside
 * vitest and exist only compiled, so each source gets the address of its compiled file, which ./compile.ts has brought
 * up to date.
 */
export const sources: Plugin = {
  name: 'sources',
  enforce: 'pre',
  async resolveId(specifier, importer) {
    const subpath = subpaths[specifier];
    if (subpath !== undefined) return repository + subpath;
    const isAlias = specifier.startsWith('#src/');
    if (!isAlias && !specifier.endsWith('/guest.js')) return undefined;
    const path = isAlias ? `${repository}${specifier.slice(1)}` : specifier;
    const resolved = await this.resolve(path, importer, { skipSelf: true });
    return resolved?.id === shippedAsText ? compiledFile('container/guest') : resolved;
  },
  transform(code, id) {
    const [, path] = /^src\/(.+)\.ts$/.exec(id.replace(repository, '')) ?? [];
    if (path === undefined || !code.includes('import.meta.url')) return undefined;
    const address = pathToFileURL(compiledFile(path)).href;
    return { code: code.replaceAll('import.meta.url', JSON.stringify(address)), map: null };
  },
};

function compiledFile(path: string): string {
  return `${repository}build/src/${path}.js`;
}
