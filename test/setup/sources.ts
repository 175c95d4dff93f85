import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plugin } from 'vitest/config';

const repository = fileURLToPath(new URL('../../', import.meta.url)).replaceAll('\\', '/');
const page = 'playground/page/';

/**
 * Gives tests the sources as they are now: `#src/shared/errors.js` is `src/shared/errors.ts`, whatever was compiled before.
 *
 * A source finds its neighbors by its own address: the module of a worker, the program, a Python file. Some of them run
 * outside vitest and exist only compiled, so each source gets the address of its compiled file, which ./compile.ts has
 * brought up to date.
 */
export const sources: Plugin = {
  name: 'sources',
  enforce: 'pre',
  resolveId(specifier, importer) {
    if (!specifier.startsWith('#src/')) return undefined;
    return this.resolve(`${repository}${specifier.slice(1)}`, importer, { skipSelf: true });
  },
  transform(code, id) {
    const [, path] = /^src\/(.+)\.ts$/.exec(id.replace(repository, '')) ?? [];
    if (path === undefined || path.startsWith(page) || !code.includes('import.meta.url')) return undefined;
    const compiled = pathToFileURL(`${repository}build/src/${path}.js`).href;
    return { code: code.replaceAll('import.meta.url', JSON.stringify(compiled)), map: null };
  },
};
