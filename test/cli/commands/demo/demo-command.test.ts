// @module-tag slow

import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { runProgram, startProgram } from '../../../fixtures/program.js';
import { repository, smallProject, temporaryFolder } from '../../../fixtures/project.js';

test('the demonstration runs the zip to upload on a machine with Node.js alone, and says so', async () => {
  const out = await temporaryFolder();
  const { code, stdout, stderr } = await startProgram(['demo', '--out', out], repository, {
    PYTHON: 'no-such-python',
  }).ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('CloudflareZeroTrustLogs.zip');
  expect(stdout).not.toContain('-server.zip');
  expect(stdout).toContain(
    'The script of the zip runs in Node.js alone, without its Python host: there is no program "no-such-python".',
  );
  expect(stdout.match(/each once/g)).toHaveLength(3);
  const shown = stdout
    .replaceAll(relative(repository, out), 'dist')
    .replaceAll(out, 'dist')
    .split('\n')
    .map(steady);
  expect(captured().filter((line) => !shown.includes(line))).toEqual([]);
});

test('the demonstration needs a project, and a mock server to fetch from', async () => {
  const nowhere = await runProgram(['demo'], await temporaryFolder());
  expect(nowhere).toMatchObject({ code: 1, stdout: '' });
  expect(nowhere.stderr).toMatch(/^Error: There is no pack here\./);
  const without = await runProgram(['demo'], await smallProject());
  expect(without).toMatchObject({ code: 1, stdout: '' });
  expect(without.stderr).toMatch(/demo\.ts is missing\. Write one with demoSource /);
});

/** The lines of the run that the README shows, but for those that stand for others. */
function captured(): string[] {
  const readme = readFileSync(join(repository, 'README.md'), 'utf8');
  const [, lines = ''] = /<!-- capture:start -->\n\n```\n([\s\S]*?)\n```/.exec(readme) ?? [];
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '...')
    .map(steady);
}

/** A line without what differs from run to run: sizes and counts, and the columns that follow from them. */
function steady(line: string): string {
  return line
    .replace(/\d+(?:\.\d+)?/g, '0')
    .replace(/ {2,}/g, ' ')
    .trim();
}
