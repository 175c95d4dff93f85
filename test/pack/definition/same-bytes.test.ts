// @module-tag slow

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';
import { repository, temporaryFolder } from '../../fixtures/project.js';

const run = promisify(execFile);
const program = join(repository, 'build', 'src', 'cli', 'main.js');

// The tests build it under what this machine has.
test('the pack has the same bytes in every time zone and under every umask', async () => {
  const folder = await temporaryFolder();
  const preload = 'data:text/javascript,process.umask(0o077)';
  const words = ['--import', preload, program, 'build', '--fresh', '--json', '--out', folder];
  const env = { ...process.env, TZ: 'Pacific/Kiritimati' };
  const { stdout } = await run(process.execPath, words, { cwd: repository, env });
  const built = await readFile(JSON.parse(stdout).zip.file);
  expect(built.equals(await readFile(inject('packZip')))).toBe(true);
}, 240_000);
