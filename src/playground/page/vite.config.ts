import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { thirdPartyNotices } from '../../../scripts/package/third-party-notices.js';

/** Makes the static page that the server of the playground gives out. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [thirdPartyNotices],
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
