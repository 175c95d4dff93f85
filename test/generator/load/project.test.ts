import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { requireFittingVersion, requireProject } from '#src/generator/load/project.js';
import { repository, smallProject } from '../../fixtures/project.js';

test.each(['tsconfig.json', 'tsconfig.cortex.json'])(
  'a project without %s is told what belongs in it',
  async (file) => {
    const root = await smallProject();
    await rm(join(root, file));
    expect(() => requireProject(root)).toThrow(
      new RegExp(
        `^The project has no settings.*\n  ${file} The file is missing.\n    Make it .*"extends":"cortex-pack/tsconfig/`,
      ),
    );
  },
);

test('a package.json that is no JSON is named', async () => {
  const root = await smallProject({ 'package.json': '{\n  "type": "module"\n' });
  expect(() => requireProject(root)).toThrow(
    /^The project cannot be read\.\n {2}package\.json:2:\d+ The text is no JSON: /,
  );
});

describe('a project made with another version', () => {
  test.each([
    ['1.2.0', '1.2.0'],
    ['1.2.0', '1.2.9'],
    ['1.2.0', '1.10.0'],
  ])('%s goes with %s', (madeWith, installed) => {
    requireFittingVersion(madeWith, installed);
  });

  test.each([
    ['1.2.0', '1.1.9', 'needs cortex-pack 1.2.0, and 1.1.9 is installed, which is older. Run `npm install`'],
    ['1.2.0', '0.9.0', 'which is older'],
    ['1.2.0', '2.0.0', 'set "cortex-pack": { "version": "2.0.0" } in package.json'],
  ])('%s does not go with %s', (madeWith, installed, message) => {
    expect(() => requireFittingVersion(madeWith, installed)).toThrow(message);
  });

  test('is known by its package.json', async () => {
    const root = await smallProject({
      'package.json': '{ "type": "module", "cortex-pack": { "version": "99.0.0" } }',
    });
    const { version } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
    expect(() => requireProject(root)).toThrow(`needs cortex-pack 99.0.0, and ${version} is installed`);
  });
});
