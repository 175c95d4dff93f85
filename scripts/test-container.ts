import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { missingPrograms } from '../test/container/missing-programs.js';

/** Runs what needs Python: the container host, and in it the commands and the fault simulation. */

const missing = missingPrograms();
for (const text of missing) console.error(text);
if (missing.length > 0) process.exitCode = 1;
else {
  const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
  const words = [vitest, 'run', '--config', 'vitest.container.config.ts', ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, words, { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
