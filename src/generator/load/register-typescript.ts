import { register } from 'node:module';

/**
 * Lets Node.js load TypeScript, with the settings in the `tsconfig.json` of the current folder. `cortex-pack/typescript`,
 * for tests: `node --import cortex-pack/typescript --test test/*.test.ts`.
 */
register('ts-node/esm', import.meta.url);
