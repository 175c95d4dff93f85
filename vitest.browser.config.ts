import { defineConfig } from 'vitest/config';
import { sources } from './test/setup/sources.js';

/** Everything that needs a browser: `npm run test:browser`. */
export default defineConfig({
  plugins: [sources],
  test: {
    include: ['test/browser/*.browser.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A busy machine draws late.
    expect: { poll: { timeout: 30_000 } },
    // Each file starts a browser, and each browser is several processes.
    maxWorkers: 2,
    // As in vitest.config.ts.
    isolate: false,
    globalSetup: ['test/setup/compile.ts', 'test/setup/build-pack.ts'],
  },
});
