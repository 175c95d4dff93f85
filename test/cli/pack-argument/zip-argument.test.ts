import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../../fixtures/program.js';
import { weatherPack } from '../../fixtures/weather-pack.js';
import { folderWith, weatherTenant } from '../../fixtures/weather-tenant.js';

/** A project as after a build: the source of the pack and, unless left out, its zips. */
async function project({ zips = ['WeatherEvents.zip', 'WeatherEvents-server.zip'] } = {}) {
  const root = await folderWith();
  await mkdir(join(root, 'dist', 'Packs', 'WeatherEvents'), { recursive: true });
  await writeFile(join(root, 'dist', 'Packs', 'WeatherEvents', 'pack_metadata.json'), '{}');
  for (const zip of zips) await writeFile(join(root, 'dist', zip), weatherPack());
  return root;
}

describe('upload given no zip', () => {
  test.each([
    [
      'the folder of a pack',
      'dist/Packs/WeatherEvents',
      'dist/Packs/WeatherEvents is a folder with the source of a pack, and a zip is needed. ' +
        'Give the zip of the pack: dist/WeatherEvents.zip, or dist/WeatherEvents-server.zip.',
    ],
    [
      'the folder of the zips',
      'dist',
      'dist is a folder, and a zip is needed. ' +
        'Give the zip of the pack: dist/WeatherEvents.zip, or dist/WeatherEvents-server.zip.',
    ],
    [
      'a name that is not there',
      'dist/Wether.zip',
      'There is no file dist/Wether.zip. Give the zip of the pack: dist/WeatherEvents.zip',
    ],
  ])('but %s says which one to give', async (_case, path, message) => {
    const { env, server } = await weatherTenant();
    const { code, stderr } = await runProgram(['upload', path, '--yes'], await project(), env);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/E[A-Z]{4,}|illegal operation|Defect/);
    expect(server.requests).toEqual([]);
  });

  test('says that a build makes one where there is none', async () => {
    const { env } = await weatherTenant();
    const cwd = await project({ zips: [] });
    const { code, stderr } = await runProgram(['upload', 'dist/Packs/WeatherEvents'], cwd, env);
    expect(code).toBe(1);
    expect(stderr).toContain('Run `npx cortex-pack build`, which writes the zip of the pack to dist.');
  });
});

test.each([
  ['run', ['run', '!weather-get-events', '--config', 'instance.json', '--zip', 'dist/Packs/WeatherEvents']],
  ['playground', ['playground', 'dist/Packs/WeatherEvents']],
])('%s given the folder of a pack says which zip to give', async (_command, words) => {
  const cwd = await project();
  await writeFile(join(cwd, 'instance.json'), '{"params": {}}');
  const { code, stderr } = await runProgram(words, cwd);
  expect(code).toBe(1);
  expect(stderr).toContain('Give the zip of the pack: dist/WeatherEvents');
  expect(stderr).not.toMatch(/EISDIR|Defect/);
});
