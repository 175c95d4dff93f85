import { missingPrograms } from '../test/container/missing-programs.js';
import { runVitest } from './run-vitest.js';

/** Runs what needs Python: the container host, and in it the commands and the fault simulation. */

const missing = missingPrograms();
for (const text of missing) console.error(text);
if (missing.length > 0) process.exitCode = 1;
else runVitest('vitest.container.config.ts');
