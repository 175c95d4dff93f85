import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gitRepository } from '../../../fixtures/git-repository.js';
import { type Ended, runProgram } from '../../../fixtures/program.js';
import { temporaryFolder, writeFiles } from '../../../fixtures/project.js';
import type { Changes } from '../../../fixtures/sample-pack.js';
import { writeSourcePack } from '../../../validation/folder.js';

const yaml = 'Integrations/Acme/Acme.yml';

function run(root: string, ...words: readonly string[]): Promise<Ended> {
  return runProgram(['validate', ...words], root);
}

async function project(changes: Changes = {}): Promise<string> {
  const root = await temporaryFolder();
  await writeSourcePack(join(root, 'dist', 'Packs', 'Acme'), changes);
  return root;
}

describe('cortex-pack validate', { timeout: 60_000 }, () => {
  test('checks what the build wrote, and ends with 0 when there is no error', async () => {
    const good = await run(await project());
    expect(good).toMatchObject({ code: 0, stderr: '' });
    expect(good.stdout).toMatch(/^No findings\. \(1 pack, \d+ of \d+ files checked, \d+ rules\)\n/);
    const noted = await run(await project({ [yaml]: ['type: String', 'type: Text'] }));
    expect(noted).toMatchObject({ code: 0, stderr: '' });
    expect(noted.stdout).toContain('note  CP510');
  });

  test('ends with 1 when there is an error, and prints JSON and SARIF alone', async () => {
    const root = await project({ [yaml]: ['version: -1', 'version: 3'] });
    for (const format of ['--json', '--sarif']) {
      const { code, stdout, stderr } = await run(root, format);
      expect(code).toBe(1);
      expect(stderr).toBe('Error: There is an error in the pack.\n');
      expect(JSON.stringify(JSON.parse(stdout))).toContain('CP302');
    }
    expect((await run(root, '--github')).stdout).toMatch(
      /^::error file=dist\/Packs\/Acme\/Integrations\/Acme\/Acme\.yml,line=3,col=12,/m,
    );
  });

  test('shows with --fix what it fixes, writes it, and needs no second time', async () => {
    const root = await project({ [yaml]: ['version: -1', 'version: 3'] });
    const file = join(root, 'dist', 'Packs', 'Acme', ...yaml.split('/'));
    const before = await readFile(file, 'utf8');
    const dry = await run(root, '--fix', '--dry-run');
    expect(dry).toMatchObject({ code: 0, stderr: '' });
    expect(dry.stdout).toContain('-  version: 3\n+  version: -1\n');
    expect(dry.stdout).toContain('1 file would be fixed.');
    expect(await readFile(file, 'utf8')).toBe(before);
    expect((await run(root, '--fix')).stdout).toContain('1 file fixed.');
    expect(await readFile(file, 'utf8')).toBe(before.replace('version: 3', 'version: -1'));
    expect((await run(root, '--fix')).stdout).toContain('Nothing to fix.');
  });

  test('tells of wrong use without a stack', async () => {
    const root = await project();
    const wrong: readonly (readonly [readonly string[], string])[] = [
      [['--json', '--sarif'], 'Choose one of'],
      [['--dry-run'], '--dry-run works only with --fix. Add --fix'],
      [['--write-baseline', 'a.json', '--fix'], 'Use --write-baseline without'],
      [['--changed', 'main'], 'in no git repository'],
      [['--baseline', 'none.json'], 'The baseline none.json is not usable'],
      [['nowhere'], 'There is nothing at nowhere'],
    ];
    for (const [words, message] of wrong) {
      const { code, stderr } = await run(root, ...words);
      expect(code).toBe(1);
      expect(stderr).toContain(message);
      expect(stderr).not.toMatch(/\n\s+at /);
    }
  });

  test('says that the errors are in several packs', async () => {
    const root = await temporaryFolder();
    for (const pack of ['Acme', 'Other']) {
      await writeSourcePack(join(root, 'Packs', pack), { [yaml]: ['version: -1', 'version: 3'] });
    }
    const { stderr } = await run(root, 'Packs');
    expect(stderr).toMatch(/^Error: There are \d+ errors in the packs\.\n$/);
  });

  test('prints a failure before the report in the form that was asked for', async () => {
    const root = await project();
    const sarif = await run(root, 'nowhere', '--sarif');
    const [validation] = JSON.parse(sarif.stdout).runs;
    expect(validation.results).toBeUndefined();
    expect(validation.invocations).toEqual([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          {
            descriptor: { id: 'validation-input' },
            level: 'error',
            message: { text: expect.stringContaining('There is nothing at nowhere') },
          },
        ],
      },
    ]);
    const github = await run(root, 'nowhere', '--github');
    expect(github.stdout).toMatch(/^::error title=cortex-pack::There is nothing at nowhere[^\n]*\n$/);
    for (const { code, stderr } of [sarif, github])
      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('There is nothing') });
    expect(JSON.parse((await run(root, '--sarif', '--fixx')).stdout).version).toBe('2.1.0');
  });

  test('accepts what is there, and then reports what is new', async () => {
    const root = await project({ [yaml]: ['version: -1', 'version: 3'] });
    const written = await run(root, '--write-baseline', 'accepted.json');
    expect(written).toEqual({ code: 0, stdout: 'accepted.json accepts 1 finding.\n', stderr: '' });
    const accepted = await run(root, '--baseline', 'accepted.json');
    expect(accepted).toMatchObject({ code: 0, stderr: '' });
    expect(accepted.stdout).toContain('Suppressed by the baseline: 1 finding (CP302).');
  });

  test('looks in a repository at what changed', async () => {
    const { root, commit } = await gitRepository();
    await writeSourcePack(join(root, 'Packs', 'Acme'), { [yaml]: ['version: -1', 'version: 3'] });
    commit();
    const unchanged = await run(root, '--changed', 'main');
    expect(unchanged).toMatchObject({ code: 0, stderr: '' });
    expect(unchanged.stdout).toContain('Not looked at: 1 pack without changes since main.');
    await writeSourcePack(join(root, 'Packs', 'Acme'), { [yaml]: ['version: -1', 'version: 4'] });
    expect((await run(root, '--changed', 'main')).stdout).toContain('CP302');
  });

  test('says in a project that its pack is in no repository', async () => {
    const { root, commit } = await gitRepository();
    await writeFiles(root, { 'pack/definition/pack.ts': '' });
    commit();
    for (const words of [
      ['--changed', 'main'],
      ['.', '--changed', 'main'],
    ]) {
      const { code, stdout, stderr } = await run(root, ...words);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/git has only the sources .*: `npx cortex-pack validate`\./);
    }
  });

  test('never shows a secret', async () => {
    const root = await project({
      'README.md': 'The key of the audit logs is AKIAABCDEFGHIJKLMNOP, keep it.\n',
    });
    for (const format of ['--json', '--sarif', '--github', '--fix']) {
      const { code, stdout, stderr } = await run(root, format);
      expect(code).toBe(1);
      expect(stdout).toContain('CP618');
      expect(stdout + stderr).not.toContain('AKIAABCDEFGHIJKLMNOP');
    }
  });
});
