import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileInTheWay, fileProblem } from '#src/shared/file-problem.js';
import { temporaryFolder, writeFiles } from '../fixtures/project.js';

function problemOfReading(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return fileProblem(error);
  }
}

test('a file that a path leads through is named', async () => {
  const root = await temporaryFolder();
  await writeFiles(root, { 'note.txt': '' });
  const file = join(root, 'note.txt');
  expect(fileInTheWay(join(file, 'a', 'b'))).toBe(file);
  expect(fileInTheWay(join(root, 'none', 'a'))).toBeUndefined();
  // Windows calls it a file that is not there.
  if (process.platform !== 'win32')
    expect(problemOfReading(join(file, 'a'))).toBe(`${file} is a file, not a folder`);
});

test('a missing file is not there', async () => {
  expect(problemOfReading(join(await temporaryFolder(), 'a'))).toBe('there is no such file');
});
