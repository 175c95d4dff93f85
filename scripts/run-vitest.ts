import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Runs the tests of a configuration with the words of this command line, and ends this process as they end. */
export function runVitest(config: string): void {
  const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
  const words = [vitest, 'run', '--config', config, ...process.argv.slice(2)];
  process.exitCode = spawnSync(process.execPath, words, { stdio: 'inherit' }).status ?? 1;
}
