import { configDefaults, defineConfig } from 'vitest/config';
import { sources } from './test/setup/sources.js';
import { tags } from './test/setup/tags.js';

/** Their tests run the zip of the pack, so it is built before them, and only for them. */
const onBuiltPack = [
  'test/pack/integration/**/*.test.ts',
  'test/pack/definition/**/*.test.ts',
  'test/cli/commands/playground/*.test.ts',
  'test/cli/commands/report/*.test.ts',
  'test/playground/server/**/*.test.ts',
  'test/simulation/**/*.test.ts',
];

/** Their tests run the projects of authors, who import the package. */
const onPackage = [
  'test/package/project.test.ts',
  'test/package/author/*.test.ts',
  'test/documentation/testing-page.test.ts',
];

/** Node.js 20 compiles a second time what a test runs far too seldom for that. Later versions do not, nor know the option. */
const compilingOnce = process.versions.node.startsWith('20.') ? ['--interrupt-budget=1000000'] : [];

export default defineConfig({
  plugins: [sources],
  test: {
    tags,
    globalSetup: 'test/setup/compile.ts',
    // One for each processor: by default one of them only watches.
    maxWorkers: '100%',
    // Files share what they import: to load it for each takes a quarter of the time of all.
    isolate: false,
    // Node.js loads what is compiled anyway: quicker than to make it again from the sources.
    server: { deps: { external: [/\/build\/src\//] } },
    // Not followed from file to file, then.
    forceRerunTriggers: [...configDefaults.forceRerunTriggers, '**/src/**'],
    // What so many tests make and drop would be moved about again and again in a small nursery of the memory, in MB.
    execArgv: ['--max-semi-space-size=64', ...compilingOnce],
    // Some tests build a pack, which takes its time on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'parts', include: ['test/**/*.test.ts'], exclude: [...onBuiltPack, ...onPackage] },
      },
      {
        extends: true,
        test: {
          name: 'package',
          include: onPackage,
          globalSetup: ['test/setup/compile.ts', 'test/setup/compile-package.ts'],
        },
      },
      // Behind what compiles: a program that changed makes the packs again that it has kept.
      {
        extends: true,
        test: {
          name: 'built pack',
          include: onBuiltPack,
          globalSetup: ['test/setup/compile.ts', 'test/setup/build-pack.ts'],
        },
      },
    ],
  },
});
