import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vitest/config';
import { sources } from './test/setup/sources.js';
import { tags } from './test/setup/tags.js';

const own = fileURLToPath(new URL('./test/container/', import.meta.url));

/** Lets the tests of the commands, as they are, install the container pack and run it in a container. */
const inContainer: Plugin = {
  name: 'in-container',
  enforce: 'pre',
  resolveId(source, importer) {
    if (importer?.startsWith(own)) return undefined;
    if (source === '#src/simulator/sandbox/script-process.js') return `${own}script-process.ts`;
    return undefined;
  },
};

/** What is about servers: functions that some may lack, a pack that a test builds itself, the words of the server. */
const serverOnlyFiles = [
  'test/pack/integration/server-variants.test.ts',
  'test/pack/integration/one-more-stream.test.ts',
  'test/pack/integration/script-size.test.ts',
];
const serverOnlyTests = [
  'a fetch on a server that keeps no state',
  'a server that lets scripts send no requests',
  'all messages are those of test/golden/messages.md',
];

/** Everything that needs Python: `npm run test:container`. */
export default defineConfig({
  test: {
    tags,
    // As in vitest.config.ts.
    maxWorkers: '100%',
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    testNamePattern: new RegExp(`^(?!.*(?:${serverOnlyTests.join('|')})$)`),
    globalSetup: ['test/setup/compile.ts', 'test/setup/build-pack.ts'],
    projects: [
      {
        extends: true,
        plugins: [sources],
        test: { name: 'container', include: ['test/container/*.python.ts'] },
      },
      {
        extends: true,
        plugins: [inContainer, sources],
        test: {
          name: 'commands in the container',
          include: ['test/pack/integration/**/*.test.ts', 'test/container/*.commands.ts'],
          exclude: serverOnlyFiles,
        },
      },
    ],
  },
});
