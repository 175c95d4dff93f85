// @module-tag slow

import { appendFile, mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Runtime } from '#src/definition/runtime.js';
import { buildPack } from '#src/generator/build.js';
import { filesElsewhere } from '#src/generator/kept/build-inputs.js';
import { packageFile } from '#src/shared/package-folder.js';
import { smallProject, temporaryFolder, writeFiles } from '../fixtures/project.js';

const names = 'pack/definition/names.ts';

/** A project with a place for what can be made again, as `npm install` leaves it. */
async function installedProject(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = await smallProject(files);
  await mkdir(join(root, 'node_modules'));
  return root;
}

async function build(root: string, options: { readonly out?: string; readonly fresh?: boolean } = {}) {
  const { zip, unchanged } = await buildPack({ root, outDir: join(root, options.out ?? 'dist'), ...options });
  return { unchanged, bytes: await readFile(zip.file) };
}

async function putFirst(root: string, text: string): Promise<void> {
  const file = join(root, 'pack', 'definition', 'pack.ts');
  await writeFile(file, `${text}\n${await readFile(file, 'utf8')}`);
}

/** Whether a second build finds nothing changed after something was done to the project. */
async function isUnchangedAfter(root: string, change: () => Promise<unknown>): Promise<boolean> {
  expect((await build(root)).unchanged).toBe(false);
  await change();
  return (await build(root)).unchanged;
}

describe('a second build', () => {
  test('without a change writes the same bytes wherever it is told to, without making them again', async () => {
    const root = await installedProject();
    const first = await build(root);
    const second = await build(root, { out: 'elsewhere' });
    expect([first.unchanged, second.unchanged]).toEqual([false, true]);
    expect(second.bytes.equals(first.bytes)).toBe(true);
    const filesIn = async (folder: string) => (await readdir(join(root, folder), { recursive: true })).sort();
    expect(await filesIn('elsewhere')).toEqual(await filesIn('dist'));
    const fresh = await build(root, { fresh: true });
    expect(fresh.unchanged).toBe(false);
    expect(fresh.bytes.equals(first.bytes)).toBe(true);
  });

  test('for one runtime takes it from a build for both, and adds to what is kept', async () => {
    const root = await installedProject();
    const unchangedFor = async (...runtimes: readonly [Runtime, ...Runtime[]]) =>
      (await buildPack({ root, outDir: join(root, 'dist'), runtimes })).unchanged;
    expect(await unchangedFor('server')).toBe(false);
    expect(await unchangedFor('container')).toBe(false);
    expect(await unchangedFor('container', 'server')).toBe(true);
    expect(await unchangedFor('server')).toBe(true);
  });

  test('restores what was changed in the folder that it writes', async () => {
    const root = await installedProject();
    const { bytes } = await build(root);
    await writeFile(join(root, 'dist', 'WeatherEvents.zip'), 'other');
    expect(await build(root)).toMatchObject({ unchanged: true, bytes });
  });

  test('sees a change that leaves size and time of a file as they were', async () => {
    const root = await installedProject();
    const file = join(root, names);
    const { atime, mtime } = await stat(file);
    const unchanged = await isUnchangedAfter(root, async () => {
      await writeFile(file, (await readFile(file, 'utf8')).replace('Lisbon', 'Bergen'));
      await utimes(file, atime, mtime);
    });
    expect(unchanged).toBe(false);
    const folder = join(root, 'dist', 'Packs', 'WeatherEvents', 'Integrations', 'WeatherEvents');
    const text = await readFile(join(folder, 'WeatherEvents.yml'), 'utf8');
    expect(text).toContain('Bergen');
  });

  test.each([
    ['a new file', 'pack/documents/credentials.md.hbs', 'One key.\n'],
    ['settings of the checks', '.cortex-pack.yml', 'disable: []\n'],
    ['settings of the compiler', 'tsconfig.json', '{ "compilerOptions": { "module": "NodeNext" } }'],
    ['the package', 'package.json', '{ "type": "module", "private": true }'],
    ['another set of packages', 'node_modules/.package-lock.json', '{}'],
  ])('sees %s', async (_what, file, text) => {
    const root = await installedProject();
    expect(await isUnchangedAfter(root, () => writeFiles(root, { [file]: text }))).toBe(false);
  });

  test('sees a change of a file that the definition imports from outside of the pack', async () => {
    const shared = await temporaryFolder();
    await writeFiles(shared, { 'town.ts': 'export const town = 1;\n' });
    const root = await installedProject();
    await putFirst(root, `import '${join(shared, 'town.js').replaceAll('\\', '/')}';`);
    expect(await isUnchangedAfter(root, async () => {})).toBe(true);
    await appendFile(join(shared, 'town.ts'), '// Changed.\n');
    expect((await build(root)).unchanged).toBe(false);
  });

  test('looks at the Python host, which a container pack holds', () => {
    const host = packageFile('src', 'container', 'host', 'main.py');
    expect(Object.keys(filesElsewhere(packageFile(), []))).toContain(host);
  });

  test('makes what was kept again when that is damaged', async () => {
    const root = await installedProject();
    const cache = join(root, 'node_modules', '.cache', 'cortex-pack');
    const unchanged = await isUnchangedAfter(root, async () => {
      const [file = ''] = await readdir(cache);
      await writeFile(join(cache, file), (await readFile(join(cache, file), 'utf8')).slice(0, 500));
    });
    expect(unchanged).toBe(false);
  });
});

describe('nothing is kept', () => {
  test.each([
    ['the environment', `export const town = process.env.TOWN;`],
    ['the clock', `export const day = new Date().getDay();`],
    ['a module of Node.js', `import 'node:os';`],
    ['a package', `import 'acme-towns';`],
    ['what can be everything', `export const town = globalThis;`],
  ])('of a definition that reads %s', async (_what, text) => {
    const root = await installedProject();
    await writeFiles(root, {
      'node_modules/acme-towns/package.json':
        '{ "name": "acme-towns", "type": "module", "exports": "./towns.js" }',
      'node_modules/acme-towns/towns.js': 'export const town = 1;\n',
    });
    await putFirst(root, `// @ts-ignore: the small project has no types of these.\n${text}`);
    expect(await isUnchangedAfter(root, async () => {})).toBe(false);
  });

  test('of a project with a link, which leads anywhere', async () => {
    const root = await installedProject();
    await symlink(join(root, 'package.json'), join(root, 'pack', 'definition', 'link.txt'));
    expect(await isUnchangedAfter(root, async () => {})).toBe(false);
  });

  test('in a folder that cannot be written, and the build succeeds', async () => {
    const root = await smallProject({ 'node_modules/.cache': '' });
    expect(await isUnchangedAfter(root, async () => {})).toBe(false);
  });

  test('where no packages are installed, and no folder is made for it', async () => {
    const root = await smallProject();
    expect(await isUnchangedAfter(root, async () => {})).toBe(false);
    expect(await readdir(root)).not.toContain('node_modules');
  });
});
