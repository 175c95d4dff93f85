import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../../../fixtures/program.js';
import { repository, temporaryFolder, writeFiles } from '../../../fixtures/project.js';

const commands = ['--kind', 'commands'];

async function init(root: string, ...words: readonly string[]) {
  return runProgram(['init', ...words], root);
}

describe('cortex-pack init', () => {
  test('makes the project in an empty folder', async () => {
    const root = await temporaryFolder();
    await mkdir(join(root, '.git'));
    const { code, stdout, stderr } = await init(root, 'acme-desk', ...commands, '--author', "Ada O'Neil");
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Next:\n  npm install\n  npm test\n  npm run dev\n');
    expect(await readFile(join(root, 'pack/definition/pack.ts'), 'utf8')).toContain(`author: 'Ada O\\'Neil'`);
    expect(await readdir(join(root, '.github', 'workflows'))).toEqual(['pack.yml']);
    expect(await readdir(root)).toContain('.gitignore');
  });

  test.each([['build'], ['check']])('makes a project in which %s asks for its packages', async (command) => {
    const root = await temporaryFolder();
    await init(root, 'acme-desk', ...commands);
    const { code, stdout, stderr } = await runProgram([command], root);
    expect(code).toBe(1);
    expect(stdout + stderr).toMatch(
      /'cortex-pack\/\S+' not found\. .*\n +Run `npm install` in the project first\./,
    );
  });

  test('makes a folder of the name in one that is not empty, and says what it made in JSON', async () => {
    const root = await temporaryFolder();
    await writeFiles(root, { 'cortex-pack-1.0.0.tgz': '' });
    const { code, stdout } = await init(root, 'acme-audit', '--kind', 'collector', '--json');
    const { folder, files, ...rest } = JSON.parse(stdout);
    expect({ code, folder }).toEqual({ code: 0, folder: join(root, 'acme-audit') });
    expect(rest).toEqual({ kind: 'collector', name: 'acme-audit', title: 'Acme Audit', id: 'AcmeAudit' });
    const there = await readdir(folder, { recursive: true, withFileTypes: true });
    expect(there.filter((entry) => entry.isFile())).toHaveLength(files.length);
  });

  test('depends on the clone that it runs from, and records the version', async () => {
    const root = await temporaryFolder();
    await init(root, 'acme-desk', ...commands);
    const made = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    const { version } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
    expect(made.devDependencies).toEqual({
      'cortex-pack': `file:${relative(root, repository).replaceAll('\\', '/')}`,
    });
    expect(made['cortex-pack']).toEqual({ version });
  });
});

describe('bad input is refused with the way out, and nothing is written', () => {
  test.each<readonly [string, readonly string[], string]>([
    [
      'nothing',
      [],
      '<name> and --kind collector|commands|script are missing, and there is no terminal to ask on. For example: npx cortex-pack init acme-desk --kind commands',
    ],
    [
      'no kind',
      ['acme-desk'],
      '--kind collector|commands|script is missing, and there is no terminal to ask on. For example: npx cortex-pack init acme-desk --kind',
    ],
    ['no name', commands, '<name> is missing'],
    ['no identifier', ['Acme Desk', ...commands], '"acme-desk" would do.'],
    [
      'another kind',
      ['acme-desk', '--kind', 'comands'],
      'There is no kind of project "comands". Did you mean "commands"?',
    ],
  ])('%s', async (_what, words, message) => {
    const root = await temporaryFolder();
    const { code, stdout, stderr } = await init(root, ...words);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(message);
    expect(await readdir(root)).toEqual([]);
  });

  test('a folder that is not empty', async () => {
    const root = await temporaryFolder();
    await writeFiles(root, {
      'acme-desk/a.txt': '',
      'acme-desk/b.txt': '',
      'acme-desk/c.txt': '',
      'acme-desk/d.txt': '',
    });
    const { code, stderr } = await init(root, 'acme-desk', ...commands);
    expect(code).toBe(1);
    expect(stderr).toContain(
      'The folder acme-desk is not empty: it holds a.txt, b.txt, c.txt, .... Nothing was written. Take another name',
    );
    expect(await readdir(join(root, 'acme-desk'))).toHaveLength(4);
  });

  test('a file of the name', async () => {
    const root = await temporaryFolder();
    await writeFile(join(root, 'acme-desk'), 'x');
    const { code, stderr } = await init(root, 'acme-desk', ...commands);
    expect(code).toBe(1);
    expect(stderr).toContain('acme-desk is a file, not a folder');
  });
});
