import { register } from 'node:module';

register('ts-node/esm', import.meta.url);
register('./built-imports.mjs', import.meta.url);
