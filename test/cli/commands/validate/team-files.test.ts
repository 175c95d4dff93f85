// @module-tag slow

import { spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
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

/** The packages that the modules of a compiled folder import by name. */
async function importedPackages(folder: string): Promise<Set<string>> {
  const packages = new Set<string>();
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith('.js')) continue;
    const imports = (await readFile(join(folder, file), 'utf8')).matchAll(
      /^(?:import|export) [^'\n]* from '([^'.#][^']*)';$/gm,
    );
    for (const [, name = ''] of imports) {
      // Texts of made projects name this package itself.
      if (!isBuiltin(name) && !name.startsWith('cortex-pack/'))
        packages.add(name.startsWith('@') ? name : (name.split('/')[0] ?? ''));
    }
  }
  return packages;
}

test('the action installs what the program imports', async () => {
  const [build] = (await readRepositoryYaml('action.yml')).runs.steps;
  const { dependencies, devDependencies } = JSON.parse(
    await readFile(join(repository, 'package.json'), 'utf8'),
  );
  const installed = Object.keys(
    /--omit|--production/.test(build.run) ? dependencies : { ...dependencies, ...devDependencies },
  );
  const imported = await importedPackages(join(repository, 'build', 'src'));
  expect([...imported]).toContain('commander');
  expect(installed).toEqual(expect.arrayContaining([...imported]));
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

test('the hook of pre-commit builds the program once, and takes paths of packs', async () => {
  const [hook] = await readRepositoryYaml('.pre-commit-hooks.yaml');
  const files = new RegExp(hook.files);
  expect(files.test('Packs/Acme/README.md')).toBe(true);
  expect(files.test('docs/Packs.md')).toBe(false);

  const clone = await temporaryFolder();
  for (const name of ['package.json', 'tsconfig.json', 'src', hook.entry]) {
    await cp(join(repository, name), join(clone, name), { recursive: true });
  }
  // An installation is noted, and leaves what is installed here.
  const npm = join(clone, 'tools', 'npm');
  const install = `echo "$*" >> calls; ln -s '${join(repository, 'node_modules')}' node_modules`;
  await mkdir(dirname(npm));
  await writeFile(npm, `#!/bin/sh\nPATH="$NPM_PATH"\n[ "$1" = run ] && exec npm "$@"\n${install}\n`, {
    mode: 0o755,
  });
  const { PATH = '' } = process.env;
  const env = { ...process.env, PATH: `${dirname(npm)}${delimiter}${PATH}`, NPM_PATH: PATH };

  const root = await temporaryFolder();
  const broken = { 'Integrations/Acme/Acme.yml': ['version: -1', 'version: 3'] } as const;
  await writeSourcePack(join(root, 'Packs', 'Acme'), broken);
  for (const path of ['Packs/Acme/README.md', 'Packs/Acme/Integrations/Acme/Acme.yml']) {
    const { status, stdout } = spawnSync(join(clone, hook.entry), [path], {
      cwd: root,
      env,
      encoding: 'utf8',
    });
    expect(stdout).toContain('Packs/Acme/Integrations/Acme/Acme.yml:3:12  error  CP302');
    expect(status).toBe(1);
  }
  expect(await readFile(join(clone, 'calls'), 'utf8')).toMatch(/^ci .*\n$/);
}, 120_000);
