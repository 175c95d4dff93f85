import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startProgram } from '../fixtures/program.js';
import { repository, temporaryFolder } from '../fixtures/project.js';
import { python } from './container.js';

/** What the demonstration wrote and showed. */
async function demo(program: string) {
  const out = await temporaryFolder();
  const { code, stdout } = await startProgram(['demo', '--out', out], repository, { PYTHON: program }).ended;
  const zips = (await readdir(out)).filter((name) => name.endsWith('.zip'));
  const counts = stdout.match(/^.*each once$/gm)?.map((line) => line.split(/ {2,}/).slice(0, 3));
  return { code, stdout, zips, zip: await readFile(join(out, zips[0] ?? '')), counts };
}

test('the demonstration is the same with Python and without: the zip, and what arrives', async () => {
  const [alone, withPython] = [await demo('no-such-python'), await demo(python)];
  expect([alone.code, withPython.code]).toEqual([0, 0]);
  expect(alone.stdout).toContain('in Node.js alone');
  expect(withPython.stdout).toMatch(/The Python host of the zip runs in Python 3\.\d+\.\d+, /);
  expect(withPython.zips).toEqual(['CloudflareZeroTrustLogs.zip']);
  expect(withPython.zip.equals(alone.zip)).toBe(true);
  expect(withPython.counts).toHaveLength(3);
  expect(withPython.counts).toEqual(alone.counts);
});
