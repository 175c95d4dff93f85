import { isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { thirdPartyNotices } from '../../../scripts/package/third-party-notices.js';

/** In a browser, a module that only Node.js has would be an empty one. */
const noNode: Plugin = {
  name: 'no-node',
  enforce: 'pre',
  resolveId(specifier, importer) {
    if (isBuiltin(specifier)) this.error(`The page cannot load ${specifier}, which ${importer} imports.`);
  },
};

/** Makes the static page that the server of the playground gives out. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [noNode, thirdPartyNotices],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: fileURLToPath(new URL('../../../build/playground-page', import.meta.url)),
    emptyOutDir: true,
    // The content security policy allows no inlined data but images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // A package that the program depends on anyway: the server gives it out (`page-files.ts`).
      external: ['markdown-it'],
      output: { paths: { 'markdown-it': './markdown-it.js' } },
    },
  },
});
