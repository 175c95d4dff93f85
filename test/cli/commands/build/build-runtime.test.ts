// @module-tag slow

import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resolvePackZip } from '#src/cli/pack-argument/resolve-pack-zip.js';
import { runProgram } from '../../../fixtures/program.js';
import { repository, smallProject, temporaryFolder } from '../../../fixtures/project.js';

async function zipsIn(root: string): Promise<string[]> {
  return (await readdir(join(root, 'dist'))).filter((name) => name.endsWith('.zip')).sort();
}

describe('cortex-pack build --runtime', () => {
  test('builds for both unless told otherwise, and says so', async () => {
    const root = await smallProject();
    const { code, stdout, stderr } = await runProgram(['build'], root);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(await zipsIn(root)).toEqual(['WeatherEvents-server.zip', 'WeatherEvents.zip']);
    expect(stdout).toContain('The same for the server runtime; its README says when to choose it:\n');
    expect(stdout).toContain(`Next: upload ${join('dist', 'WeatherEvents.zip')}`);
    expect(stdout).toContain('Afterward, add an instance of the integration');
  });

  test('says how to use a pack of scripts, and that it has no rules', async () => {
    const root = await temporaryFolder();
    await runProgram(['init', 'acme-report', '--kind', 'script', '--author', 'Ada'], root);
    await mkdir(join(root, 'node_modules'));
    await symlink(repository, join(root, 'node_modules', 'cortex-pack'));
    const { stdout } = await runProgram(['build', '--runtime', 'server'], root);
    expect(stdout).toContain('Afterward, run the script in a War Room of the tenant');
    expect(stdout).not.toContain('instance');
    expect(await runProgram(['build', '--quiet'], root)).toMatchObject({ code: 0 });
    expect(await runProgram(['rules'], root)).toMatchObject({ code: 0, stdout: 'The pack has no rules.\n' });
  });

  test.each([
    ['container', 'WeatherEvents.zip'],
    ['server', 'WeatherEvents-server.zip'],
  ])('builds for the %s alone', async (runtime, zip) => {
    const root = await smallProject();
    const { code, stdout } = await runProgram(['build', '--runtime', runtime, '--json'], root);
    expect(code).toBe(0);
    expect(await zipsIn(root)).toEqual([zip]);
    expect(JSON.parse(stdout)).toMatchObject({ runtime, alternatives: [] });
  });

  test('refuses what is no runtime', async () => {
    const root = await smallProject();
    const { code, stderr } = await runProgram(['build', '--runtime', 'docker'], root);
    expect(code).toBe(1);
    expect(stderr).toContain('--runtime takes container, server or both, not "docker".');
  });
});

test('of two runtimes in a folder the zip for the container is taken, of one that one', async () => {
  const folder = await temporaryFolder();
  const server = join(folder, 'Pack-server.zip');
  await writeFile(server, '');
  expect(resolvePackZip(folder, 'so')).toBe(server);
  await writeFile(join(folder, 'Pack.zip'), '');
  expect(resolvePackZip(folder, 'so')).toBe(join(folder, 'Pack.zip'));
  await writeFile(join(folder, 'Other.zip'), '');
  expect(() => resolvePackZip(folder, 'so')).toThrow('There are several zips');
});
