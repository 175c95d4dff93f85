import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vitest/config';
import { subpaths } from './subpaths.js';

const repository = fileURLToPath(new URL('../../', import.meta.url)).replaceAll('\\', '/');

/**
 * Gives tests the compiled sources, which ./compile.ts has brought up to date: `#src/shared/errors.js` is
 * `build/src/shared/errors.js`. What runs inside Cortex or in a browser is not compiled there, and comes from its source.
 */
export const sources: Plugin = {
  name: 'sources',
  enforce: 'pre',
  resolveId(specifier) {
    const source = subpaths[specifier] ?? (specifier.startsWith('#src/') ? specifier.slice(1) : undefined);
    if (source === undefined) return undefined;
    const compiled = `${repository}build/${source.replace(/\.ts$/, '.js')}`;
    return existsSync(compiled) ? compiled : repository + source.replace(/\.js$/, '.ts');
  },
};
