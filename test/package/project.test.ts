// @module-tag slow

import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../fixtures/program.js';
import { repository, temporaryFolder } from '../fixtures/project.js';

/** The marketplace takes no pack with "Script" in its name. */
function nameOf(kind: string): string {
  return kind === 'script' ? 'acme-helper' : `acme-${kind}`;
}

/** The project of an author as `init` makes it, with this repository in place of the installed package. */
async function linkedProject(kind: string): Promise<string> {
  const root = await temporaryFolder();
  const { code, stderr } = await runProgram(['init', nameOf(kind), '--kind', kind, '--author', 'Ada'], root);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  await mkdir(join(root, 'node_modules'));
  await symlink(repository, join(root, 'node_modules', 'cortex-pack'), 'junction');
  await symlink(join(repository, 'node_modules', '@types'), join(root, 'node_modules', '@types'), 'junction');
  return root;
}

function node(root: string, ...words: readonly string[]) {
  return spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' });
}

describe.each([
  ['commands', 80, 6],
  ['collector', 50, 10],
  ['script', 50, 4],
] as const)('a project of the kind %s', (kind, mostLines, tests) => {
  test('is in order, and its tests pass', { timeout: 180_000 }, async () => {
    const root = await linkedProject(kind);
    const { code, stdout, stderr } = await runProgram(['check', '--json'], root);
    expect({ code, stderr, steps: JSON.parse(stdout).steps }).toMatchObject({
      code: 0,
      stderr: '',
      steps: [
        { name: 'types', outcome: 'passed' },
        { name: 'build', outcome: 'passed' },
        { name: 'validate', outcome: 'passed' },
        { name: 'rules', outcome: 'skipped' },
      ],
    });
    const built = await readdir(join(root, 'dist'));
    const zips = built.filter((name) => name.endsWith('.zip')).map((name) => `dist/${name}`);
    const validated = await runProgram(['validate', 'dist/Packs', ...zips, '--json'], root);
    expect(JSON.parse(validated.stdout).findings).toEqual([]);
    const files = await readdir(join(root, 'dist', 'server'), { recursive: true });
    const script = files.find((file) => file.endsWith('.js')) ?? '';
    const collects = /HTTP Log Collector/.test(await readFile(join(root, 'dist', 'server', script), 'utf8'));
    expect(collects).toBe(kind === 'collector');

    const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    const words = scripts.test.replace('test/*.test.ts', 'test/pack.test.ts').split(' ').slice(1);
    const ran = node(root, '--test-reporter=tap', ...words);
    expect(ran.stdout).toContain(`# pass ${tests}\n`);
    expect({ status: ran.status, failed: /# fail \d+/.exec(ran.stdout)?.[0] }).toEqual({
      status: 0,
      failed: '# fail 0',
    });
  });

  test('is in order for the compilers that editors bring', { timeout: 180_000 }, async () => {
    const root = await linkedProject(kind);
    for (const compiler of ['typescript', 'typescript-7'])
      for (const settings of ['tsconfig.json', 'tsconfig.cortex.json']) {
        const tsc = join(repository, 'node_modules', compiler, 'bin', 'tsc');
        const { status, stdout } = node(root, tsc, '--noEmit', '-p', settings);
        expect({ compiler, settings, status, stdout }).toMatchObject({ status: 0, stdout: '' });
      }
  });

  test('has little source, formatted, and no word of a vendor', async () => {
    const root = await linkedProject(kind);
    const sources = {
      commands: ['pack/definition/integration.ts', 'pack/integrations/AcmeCommands/main.ts'],
      collector: ['pack/definition/integration.ts', 'pack/integrations/AcmeCollector/main.ts'],
      script: ['pack/definition/script.ts', 'pack/scripts/AcmeHelperTicketReport/main.ts'],
    }[kind];
    const texts = await Promise.all(sources.map((file) => readFile(join(root, file), 'utf8')));
    expect(texts.join('').split('\n').length - 1).toBeLessThanOrEqual(mostLines);
    await rm(join(root, 'node_modules'), { recursive: true });
    const format = node(
      repository,
      ...[join('node_modules', '@biomejs', 'biome', 'bin', 'biome'), 'format'],
      ...['--config-path=biome.json', '--vcs-enabled=false', root],
    );
    expect(format.stderr).toBe('');
    const entries = await readdir(root, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((one) => one.isFile())) {
      const text = await readFile(join(entry.parentPath ?? entry.path, entry.name), 'latin1');
      expect([entry.name, /cloudflare|\{\{#|\{\{[a-z]/i.exec(text)?.[0]]).toEqual([entry.name, undefined]);
    }
  });
});

describe("an author's mistakes", () => {
  test('are explained at their place', async () => {
    const root = await linkedProject('commands');
    const definition = join(root, 'pack', 'definition', 'integration.ts');
    const text = await readFile(definition, 'utf8');
    await writeFile(definition, text.replace("    key: { kind: 'secret'", "    proxy: { kind: 'secret'"));
    const { code, stderr } = await runProgram(['build'], root);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /pack\/definition\/integration\.ts:9:5 CPD110: .*"proxy" already: "Use system proxy/,
    );
  });
});
