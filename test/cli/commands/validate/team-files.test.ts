import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { subcommands } from '#src/cli/program/subcommands.js';
import { repository, temporaryFolder } from '../../../fixtures/project.js';
import { writeSourcePack } from '../../../validation/folder.js';

const readRepositoryYaml = async (name: string) => parse(await readFile(join(repository, name), 'utf8'));

/** Runs the last step of the action as a runner does: its script in bash, with the inputs in the environment. */
async function runAction(cwd: string, inputs: { readonly [name: string]: string }) {
  const action = await readRepositoryYaml('action.yml');
  const step = action.runs.steps.at(-1);
  const env: Record<string, string> = { PATH: process.env.PATH ?? '', GITHUB_ACTION_PATH: repository };
  for (const [variable, expression] of Object.entries<string>(step.env)) {
    const [, name = ''] = /^\$\{\{ inputs\.([a-z]+) \}\}$/.exec(expression) ?? [];
    env[variable] = inputs[name] ?? action.inputs[name].default;
  }
  return spawnSync('bash', ['-e', '-o', 'pipefail', '-c', step.run], { cwd, env, encoding: 'utf8' });
}

test('the action builds with what it installs', async () => {
  const [build] = (await readRepositoryYaml('action.yml')).runs.steps;
  expect(build.run).toContain('npm ci --omit=dev');
  const [, compiler] = /node node_modules\/([^/]+)\//.exec(build.run) ?? [];
  const { dependencies } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
  expect(Object.keys(dependencies)).toContain(compiler);
});

describe('the action for GitHub', { timeout: 60_000 }, () => {
  test('annotates the files of all packs of the repository', async () => {
    const root = await temporaryFolder();
    const broken = { 'Integrations/Acme/Acme.yml': ['version: -1', 'version: 3'] } as const;
    await writeSourcePack(join(root, 'Packs', 'Acme'), broken);
    const { status, stdout } = await runAction(root, {});
    expect(stdout).toContain('::error file=Packs/Acme/Integrations/Acme/Acme.yml,line=3,col=12');
    expect(status).toBe(1);
  });

  test('takes paths, one a line, and writes SARIF', async () => {
    const root = await temporaryFolder();
    await writeSourcePack(join(root, 'One Pack'));
    await writeSourcePack(join(root, 'Other'));
    const inputs = { paths: 'One Pack\nOther\n', marketplace: 'true', sarif: 'found.sarif' };
    const { status, stderr } = await runAction(root, inputs);
    const sarif = JSON.parse(await readFile(join(root, 'found.sarif'), 'utf8'));
    expect(sarif.runs[0].properties.coverage.checked).toBeGreaterThan(5);
    expect([stderr.includes('error'), status]).toEqual([status === 1, status]);
  });

  test('takes an input for text, whatever it looks like', async () => {
    const root = await temporaryFolder();
    await writeSourcePack(join(root, 'Acme'));
    for (const paths of ['--help', '$(touch made)', '"; touch made; "']) {
      const { status, stderr } = await runAction(root, { paths });
      expect(stderr).toContain('There is nothing at');
      expect(status).toBe(1);
    }
    await expect(readFile(join(root, 'made'))).rejects.toThrow();
  });

  test('passes what it is given', async () => {
    const root = await temporaryFolder();
    await writeSourcePack(join(root, 'Acme'));
    const changed = await runAction(root, { changed: 'main' });
    expect(changed.stderr).toContain('in no git repository');
    const baseline = await runAction(root, { baseline: 'accepted.json' });
    expect(baseline.stderr).toContain('The baseline accepted.json');
  });
});

test('the hook of pre-commit starts the program with paths of packs', async () => {
  const [hook] = await readRepositoryYaml('.pre-commit-hooks.yaml');
  const [program, subcommand] = hook.entry.split(' ');
  const { bin } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
  expect(Object.keys(bin)).toContain(program);
  expect(subcommands.find(({ name }) => name === subcommand)?.arguments[0]?.variadic).toBe(true);
  const files = new RegExp(hook.files);
  expect(files.test('Packs/Acme/README.md')).toBe(true);
  expect(files.test('docs/Packs.md')).toBe(false);
});
