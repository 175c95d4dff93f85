#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * `cortex-pack validate` from a clone of this repository, for pre-commit: builds the program at the first run, and takes
 * the paths and options of the command. It must work with nothing but Node.js and npm.
 */

const clone = fileURLToPath(new URL('..', import.meta.url));
// Written last, so that a build that was interrupted counts as none.
const built = `${clone}/build/built-for-hook`;

function build(line) {
  const { status, stdout, stderr } = spawnSync(line, { cwd: clone, shell: true, encoding: 'utf8' });
  if (status === 0) return;
  console.error(`${stdout}${stderr}Error: cortex-pack cannot be built in ${clone}: "${line}" failed.`);
  process.exit(1);
}

if (!existsSync(built)) {
  build('npm ci --include=dev --ignore-scripts --no-audit --no-fund');
  build('npm run -s compile');
  writeFileSync(built, '');
}
const words = [`${clone}/build/src/cli/main.js`, 'validate', ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, words, { stdio: 'inherit' }).status ?? 1;
