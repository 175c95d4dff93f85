// @module-tag slow

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ResidentBuild } from '#src/cli/commands/playground/resident-build.js';
import { recommendedRuntime } from '#src/definition/runtime.js';
import { installZip } from '#src/playground/server/installation/installed-zip.js';
import { readZip } from '#src/shared/zip.js';
import { smallProject } from '../../../fixtures/project.js';

test('a build follows what is written and the data that it imports, says what is wrong, and works again', async () => {
  const root = await smallProject();
  const build = new ResidentBuild(root, join(root, 'dist'));
  onTestFinished(() => build.close());
  const names = join(root, 'pack', 'definition', 'names.ts');
  const description = async () => {
    const { pack } = await installZip(await build.zipFor(recommendedRuntime));
    return JSON.stringify(pack);
  };
  expect(await description()).toContain('Lisbon');
  await writeFile(names, `export const city: string = 'Porto';\n`);
  expect(await description()).toContain('Porto');
  await writeFile(names, `const elevation: string = 7;\nexport const city = String(elevation);\n`);
  await expect(build.zipFor(recommendedRuntime)).rejects.toThrow(
    /pack\/definition\/names\.ts:1:7 Type 'number' is not assignable to type 'string'/,
  );
  await writeFile(names, `export const city: string = 'Braga';\n`);
  expect(await description()).toContain('Braga');

  const definition = join(root, 'pack', 'definition', 'pack.ts');
  const text = await readFile(definition, 'utf8');
  await writeFile(
    definition,
    `import words from './words.json' with { type: 'json' };\n${text.replace(`keywords: ['Weather']`, 'keywords: words')}`,
  );
  for (const word of ['Rain', 'Snow']) {
    await writeFile(join(root, 'pack', 'definition', 'words.json'), JSON.stringify(['Weather', word]));
    const { bytes } = await installZip(await build.zipFor(recommendedRuntime));
    const metadata = readZip(bytes).get('pack_metadata.json') ?? new Uint8Array();
    expect(JSON.parse(new TextDecoder().decode(metadata)).keywords).toContain(word);
  }
});
