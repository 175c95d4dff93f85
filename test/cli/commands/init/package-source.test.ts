import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageSource } from '#src/cli/commands/init/package-source.js';
import { temporaryFolder, writeFiles } from '../../../fixtures/project.js';

/** The folder of an installed package, with the notes that npm leaves. */
async function installed(notes: object | undefined, files: Record<string, string> = {}): Promise<string> {
  const root = await temporaryFolder();
  await writeFiles(root, {
    ...files,
    'npx/node_modules/cortex-pack/package.json': '{}',
    ...(notes && {
      'npx/node_modules/.package-lock.json': JSON.stringify({
        packages: { 'node_modules/cortex-pack': notes },
      }),
    }),
  });
  return join(root, 'npx', 'node_modules', 'cortex-pack');
}

describe('a package', () => {
  // As npm 10 writes it.
  test.each([
    ['a registry', { resolved: 'https://registry.npmjs.org/cortex-pack/-/cortex-pack-1.2.3.tgz' }, '1.2.3'],
    [
      'a registry of their own',
      { resolved: 'https://npm.acme.example/x/cortex-pack/-/cortex-pack-1.2.3.tgz' },
      '1.2.3',
    ],
    ['a registry whose address is left out', { version: '1.2.3' }, '1.2.3'],
    ['another package manager', undefined, '1.2.3'],
    [
      'an address',
      { resolved: 'https://acme.example/cortex-pack.tgz' },
      'https://acme.example/cortex-pack.tgz',
    ],
    ['git', { resolved: 'git+ssh://git@acme.example/x.git#abc' }, 'git+ssh://git@acme.example/x.git#abc'],
  ])('from %s is named', async (_what, notes, dependency) => {
    expect(packageSource(await installed(notes), '1.2.3')).toEqual({ kind: 'named', dependency });
  });

  test.each(['file:../files/cortex-pack-1.2.3.tgz', 'file:../my files/a.tgz', 'file:../my%20files/a.tgz'])(
    'from %s is a tarball',
    async (resolved) => {
      const folder = await installed(
        { resolved },
        { 'files/cortex-pack-1.2.3.tgz': 'x', 'my files/a.tgz': 'x' },
      );
      const file = resolved.replace('file:..', '').replace('%20', ' ');
      expect(packageSource(folder, '1.2.3')).toEqual({
        kind: 'tarball',
        file: join(folder, '..', '..', '..', ...file.split('/')),
      });
    },
  );

  test('from a tarball that has gone is an error', async () => {
    const folder = await installed({ resolved: 'file:../gone.tgz' });
    expect(() => packageSource(folder, '1.2.3')).toThrow(
      /gone\.tgz.*is not there any more.*npx --package <tarball>/s,
    );
  });

  test('that is a clone is a folder', () => {
    expect(packageSource('/projects/clone', '1.2.3')).toEqual({ kind: 'folder', folder: '/projects/clone' });
  });
});
