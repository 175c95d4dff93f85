// @module-tag slow

import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildPack } from '#src/generator/build.js';
import { localCortex } from '#src/testing/index.js';
import { validate } from '#src/validation/validate.js';
import { logoOf, smallProject, writeFiles } from '../fixtures/project.js';
import { readZip } from '../fixtures/zip-entries.js';

const packWith = (changes = '') => `
  export default {
    id: 'Weather', name: 'Weather', description: 'Asks and looks.', version: '1.2.3', author: 'Ada',
    created: '2026-01-02T03:04:05Z', categories: ['Utilities'], keywords: ['Weather'],
    dependencies: { CommonScripts: { mandatory: true, minVersion: '1.2.0' } },
    integrations: [
      {
        id: 'Weather Desk', category: 'Utilities', provider: 'Weather', description: 'Use this integration to ask for the weather.',
        commands: { 'weather-desk-ask': { description: 'Asks for the weather.' } },
      },
      {
        id: 'Weather Tower', category: 'Utilities', provider: 'Weather', description: 'Use this integration to look from the tower.',
        commands: { 'weather-tower-look': { description: 'Looks at the sky.' } },
      },
    ],${changes}
  };
`;

const mainOf = (command: string, answer: string) => `
  declare const command: string;
  export function run(): string {
    return command === 'test-module' ? 'ok' : command === '${command}' ? '${answer}' : 'Unknown command.';
  }
`;

async function project(changes: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = await smallProject({
    'pack/definition/pack.ts': packWith(),
    'pack/integrations/WeatherDesk/main.ts': mainOf('weather-desk-ask', 'Rain.'),
    'pack/integrations/WeatherTower/main.ts': mainOf('weather-tower-look', 'Clouds.'),
    'pack/integrations/WeatherEvents/main.ts': '',
    'pack/release-notes/1_2_3.md': '#### Integrations\n\n##### Weather Desk\n\n- Added the weather.\n',
    ...changes,
  });
  const logo = new Uint8Array(await readFile(join(root, logoOf('WeatherEvents'))));
  await rm(join(root, 'pack', 'integrations', 'WeatherEvents'), { recursive: true });
  await writeFiles(root, { [logoOf('WeatherDesk')]: logo, [logoOf('WeatherTower')]: logo });
  return root;
}

describe('a pack with several integrations', () => {
  test('has each of them in both shapes, each with its own code and documents', async () => {
    const root = await project({
      'pack/documents/troubleshooting.md.hbs': 'Ask {{integration.display}}.\n',
      'pack/integrations/WeatherTower/documents/troubleshooting.md.hbs': 'Look once more.\n',
    });
    const result = await buildPack({ root, outDir: join(root, 'dist'), runtimes: ['container', 'server'] });
    const paths = result.sourcePack.files.map(({ path }) => path);
    for (const name of ['WeatherDesk', 'WeatherTower']) {
      const files = ['README.md', `${name}.py`, `${name}.yml`, `${name}_description.md`, `${name}_image.png`];
      for (const file of files) expect(paths).toContain(`Integrations/${name}/${file}`);
    }
    const entries = await readZip(result.zip.file);
    const textOf = (path: string) => entries.find((entry) => entry.path === path)?.text ?? '';
    expect(textOf('Integrations/integration-WeatherDesk.yml')).toContain('Rain.');
    expect(textOf('Integrations/integration-WeatherTower.yml')).toContain('Clouds.');
    expect(textOf('Integrations/integration-WeatherTower.yml')).not.toContain('Rain.');
    const readme = textOf('README.md');
    expect(readme).toMatch(
      /# Weather Desk\n[\s\S]*Ask Weather Desk\.[\s\S]*# Weather Tower\n[\s\S]*Look once more\./,
    );
    expect(readme.match(/^## Choose the runtime$/gm)).toHaveLength(1);
    const { contentItems, contentDisplays, dependencies, marketplaces, tags } = JSON.parse(
      textOf('metadata.json'),
    );
    expect(contentItems.integration.map(({ id }: { id: string }) => id)).toEqual([
      'Weather Desk',
      'Weather Tower',
    ]);
    expect(contentDisplays).toEqual({ integration: 'Integrations' });
    expect(dependencies).toEqual({ CommonScripts: { mandatory: true, minVersion: '1.2.0' } });
    expect(marketplaces).toEqual(['xsoar', 'marketplacev2', 'platform']);
    expect(tags).toEqual([]);
    const all = [result, ...result.alternatives];
    const { findings } = await validate({
      root,
      paths: all.flatMap(({ sourcePack, zip }) => [sourcePack.folder, zip.file]),
    });
    expect(findings).toEqual([]);
  });

  test('runs in the local Cortex', async () => {
    const cortex = await localCortex(await project());
    try {
      const ask = await cortex.instance({}, { integration: 'Weather Desk' }).run('!weather-desk-ask');
      const look = await cortex.instance({}, { integration: 'Weather Tower' }).run('!weather-tower-look');
      expect([ask.text, look.text]).toEqual(['Rain.', 'Clouds.']);
      expect(() => cortex.instance()).toThrow(/several integrations: Weather Desk, Weather Tower/);
    } finally {
      await cortex.close();
    }
  });

  test.each([
    [
      'one folder for two',
      { 'pack/definition/pack.ts': packWith().replace("id: 'Weather Tower'", "id: 'Weather-Desk'") },
      /pack\.ts:\d+:\d+ CPD112: Another integration has the folder "WeatherDesk" already\./,
    ],
    [
      'a folder that no integration has',
      { 'pack/integrations/WeatherTowr/main.ts': '' },
      /pack\/integrations\/WeatherTowr No integration of the pack has this folder\.[\s\S]*"WeatherTower"/,
    ],
    [
      'a dependency without a word on whether it can be missing',
      { 'pack/definition/pack.ts': packWith('\n dependencies: { Base: {} },') },
      /CPD101: dependencies\.Base has no "mandatory"/,
    ],
  ])('%s is refused', async (_what, changes, message) => {
    const root = await project(changes);
    await expect(buildPack({ root, outDir: join(root, 'dist') })).rejects.toThrow(message);
  });
});
