import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repository, smallProject, temporaryFolder } from '../../../fixtures/project.js';

const main = join(repository, 'build', 'src', 'cli', 'main.js');

/** Runs the compiled program as a user does. */
function cortexPack(cwd: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('cortex-pack build', () => {
  test('prints both trees, the checksum and what to do next', async () => {
    const root = await smallProject();
    const { status, stdout, stderr } = cortexPack(root, 'build');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const checksum = (await readFile(join(root, 'dist', 'WeatherEvents.zip.sha256'), 'utf8')).slice(0, 64);
    expect(stdout).toMatch(/^Weather Events 1\.2\.3\n/);
    expect(stdout).toContain(join('dist', 'Packs', 'WeatherEvents'));
    expect(stdout).toMatch(/│ {5}├─ WeatherEvents\.py +[\d.]+ kB\n/);
    expect(stdout).toMatch(/│ {2}└─ integration-WeatherEvents\.yml +[\d.]+ kB\n/);
    expect(stdout).toContain(`SHA-256   ${checksum}\n`);
    expect(stdout).toContain('npx cortex-pack upload');
  });

  test('writes where it is told to and prints JSON for programs', async () => {
    const root = await smallProject();
    const { status, stdout } = cortexPack(root, 'build', '--out', 'elsewhere', '--json');
    const result = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(result).toMatchObject({ id: 'WeatherEvents', version: '1.2.3', datasets: ['weather_report_raw'] });
    expect((await readFile(result.zip.file)).length).toBe(result.zip.size);
    expect(result.zip.file.endsWith(join('elsewhere', 'WeatherEvents.zip'))).toBe(true);
  });

  test('points at the line of a mistake', async () => {
    const root = await smallProject({
      'pack/integrations/WeatherEvents/main.ts': 'export const run = () => [1].includes(1);',
    });
    const { status, stdout, stderr } = cortexPack(root, 'build');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(
      "pack/integrations/WeatherEvents/main.ts:1:30 Property 'includes' does not exist",
    );
    expect(stderr).not.toContain('    at ');
  });

  test('says where to run it when there is no pack', async () => {
    const { status, stderr } = cortexPack(await temporaryFolder(), 'build');
    expect(status).toBe(1);
    expect(stderr).toContain('root folder of a pack project');
  });
});

test('the version is that of the package', async () => {
  const { version } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
  expect(cortexPack(repository, '--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
});
