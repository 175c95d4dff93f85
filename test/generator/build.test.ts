import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { pythonScript, scriptInPython } from '#src/container/python-script.js';
import { buildPack } from '#src/generator/build.js';
import { BuildError } from '#src/generator/build-error.js';
import { logoOf, repository, smallProject, temporaryFolder } from '../fixtures/project.js';
import { readZip } from '../fixtures/zip-entries.js';

/** 1980-01-01, the first day that the format can tell. */
const firstDay = (1 << 5) | 1;

async function built(changes: Readonly<Record<string, string>> = {}) {
  const root = await smallProject(changes);
  const outDir = join(root, 'dist');
  return { root, outDir, result: await buildPack({ root, outDir }) };
}

describe('a build in a thread', { tags: ['slow'] }, () => {
  const { signal } = new AbortController();

  test('makes the same bytes', async () => {
    const { root, outDir, result } = await built();
    const aside = await buildPack({ root, outDir, fresh: true, signal });
    expect(aside.zip.sha256).toBe(result.zip.sha256);
  });

  test('names the same mistakes', async () => {
    const root = await smallProject({ 'pack/definition/names.ts': 'export const city: string = 7;' });
    const request = { root, outDir: join(root, 'dist') };
    const error = await buildPack(request).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(BuildError);
    const aside = await buildPack({ ...request, signal }).catch((caught: unknown) => caught);
    expect(aside).toMatchObject({ ...(error as BuildError), message: (error as BuildError).message });
  });

  test('does not begin when it is ended before', async () => {
    const root = await smallProject();
    const request = { root, outDir: join(root, 'dist'), signal: AbortSignal.abort(new Error('ended')) };
    await expect(buildPack(request)).rejects.toThrow('ended');
  });

  test('says when the definition would end it', async () => {
    const root = await smallProject({
      'pack/definition/names.ts': `process.exit(0);\nexport const city: string = 'Lisbon';`,
    });
    for (const way of [{ signal }, {}])
      await expect(buildPack({ root, outDir: join(root, 'dist'), ...way })).rejects.toThrow(
        'pack/definition/names.ts:1:9 Error: It calls process.exit, which would end the build.',
      );
  });
});

describe('a build', () => {
  test('takes syntax that the compiler replaces with functions of its own', async () => {
    const root = await smallProject({
      'pack/integrations/WeatherEvents/main.ts': `
        import { city } from '../../definition/names.js';
        const withoutSecret = ({ secret, ...ticket }: { id: string; secret: string }) => ({ ...ticket, kept: secret !== '' });
        export function run(command?: string): unknown {
          switch (command) {
            case 'test-module': return 'ok';
            case 'fetch-events': return 'none';
            case 'weather-now': return 'rain';
            case 'weather-get-events':
            case 'weather-collect-events':
            case 'weather-get-status':
            case 'weather-reset': return 'Reports';
            default: return withoutSecret({ id: city, secret: 'x' });
          }
        }`,
    });
    const runtimes = ['container', 'server'] as const;
    const { zip, alternatives } = await buildPack({ root, outDir: join(root, 'dist'), runtimes });
    for (const { file } of [zip, ...alternatives.map((other) => other.zip)]) {
      const [unified] = await readZip(file);
      const { script } = parse(unified?.text ?? '', { version: '1.1' }).script;
      expect(new Function(scriptInPython(script) ?? script)()).toEqual({ id: 'Lisbon', kept: true });
    }
  });

  test('writes the pack in source layout, the zip and its checksum, and nothing else', async () => {
    const { outDir, result } = await built();
    const entries = await readdir(outDir, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    expect(files.sort()).toEqual([
      '.pack-ignore',
      '.secrets-ignore',
      '1_2_3.md',
      'README.md',
      'README.md',
      'WeatherEvents.py',
      'WeatherEvents.yml',
      'WeatherEvents.zip',
      'WeatherEvents.zip.sha256',
      'WeatherEvents_description.md',
      'WeatherEvents_image.png',
      'pack_metadata.json',
    ]);
    expect(await readdir(join(outDir, 'Packs', 'WeatherEvents', 'Integrations'))).toEqual(['WeatherEvents']);
    expect(await readFile(join(outDir, 'WeatherEvents.zip.sha256'), 'utf8')).toBe(
      `${result.zip.sha256}  WeatherEvents.zip\n`,
    );
  });

  test('puts into the zip what another reader of zips finds there', async () => {
    const { result } = await built();
    const entries = await readZip(result.zip.file);
    expect(entries.map(({ path }) => path)).toEqual([
      'Integrations/integration-WeatherEvents.yml',
      'README.md',
      'ReleaseNotes/1_2_3.md',
      'metadata.json',
      'pack_metadata.json',
    ]);
    for (const entry of entries) {
      expect(entry.modified).toEqual({ date: firstDay, time: 0 });
      expect(entry.mode.toString(8)).toBe('100644');
      expect(result.zip.files).toContainEqual({ path: entry.path, size: Buffer.byteLength(entry.text) });
    }
    const unified = parse(entries[0]?.text ?? '', { version: '1.1' });
    expect(unified.display).toBe('Weather Events (Developer Contribution)');
    expect(unified.script.script).toMatch(/^### pack version: 1\.2\.3\n"""Runs a compiled script /);
    expect(scriptInPython(unified.script.script)).toMatch(/^\/\/ Compiled .*\nvar integration=/);
    const { currentVersion, contentItems } = JSON.parse(entries[3]?.text ?? '');
    expect(currentVersion).toBe('1.2.3');
    expect(contentItems.integration[0].name).toBe(unified.display);
  });

  test('has the same script in both shapes', async () => {
    const { result } = await built();
    const [unified] = await readZip(result.zip.file);
    const source = join(result.sourcePack.folder, 'Integrations', 'WeatherEvents', 'WeatherEvents.py');
    const script = scriptInPython(parse(unified?.text ?? '', { version: '1.1' }).script.script) ?? '';
    expect(await readFile(source, 'utf8')).toBe(pythonScript(script).source);
    expect(new Function(script)()).toBe('weather of Lisbon');
  });

  test('replaces its own files and leaves all others alone', async () => {
    const { root, outDir, result } = await built();
    const notes = join(result.sourcePack.folder, 'ReleaseNotes', '1_2_4.md');
    await writeFile(notes, 'mine');
    await writeFile(join(outDir, 'mine.txt'), 'mine');
    await writeFile(result.zip.file, 'damaged');
    const again = await buildPack({ root, outDir });
    expect(again.otherFiles).toEqual([notes]);
    expect(again.zip.sha256).toBe(result.zip.sha256);
    expect((await readFile(again.zip.file)).length).toBe(again.zip.size);
    expect(await readFile(notes, 'utf8')).toBe('mine');
    expect((await readdir(outDir)).sort()).toEqual(
      ['Packs', 'WeatherEvents.zip', 'WeatherEvents.zip.sha256', 'mine.txt'].sort(),
    );
  });

  test('that fails leaves the build before it as it was', async () => {
    const { root, outDir, result } = await built();
    await writeFile(
      join(root, 'pack', 'integrations', 'WeatherEvents', 'main.ts'),
      'export function run() { return new Map(); }',
    );
    await expect(buildPack({ root, outDir })).rejects.toThrow(/main\.ts:1:36 Cannot find name 'Map'/);
    expect((await readFile(result.zip.file)).length).toBe(result.zip.size);
    expect(await readdir(outDir)).toHaveLength(3);
  });
});

describe('a project that cannot be built is told why', () => {
  test('no pack', async () => {
    const root = await temporaryFolder();
    await expect(buildPack({ root, outDir: root })).rejects.toThrow(
      /no pack here[\s\S]*pack\/definition\/pack\.ts[\s\S]*root folder of a pack project/,
    );
  });

  test.each<[what: string, changes: Record<string, string>, message: RegExp]>([
    [
      'no default export',
      { 'pack/definition/pack.ts': 'export const a = 1;' },
      /default export is not a pack/,
    ],
    [
      'a definition that throws',
      { 'pack/definition/pack.ts': `throw new RangeError('too far');` },
      /RangeError: too far/,
    ],
    [
      'a definition that is no TypeScript',
      { 'pack/definition/pack.ts': 'export default {{' },
      /cannot be loaded/,
    ],
    [
      'a definition that throws in a file that it imports',
      {
        'pack/definition/names.ts': `export const city: string = 'Lisbon';\nthrow new RangeError('too far');`,
      },
      /pack\/definition\/names\.ts:2:7 RangeError: too far/,
    ],
    [
      'a wrong type in a file that the code does not import',
      { 'pack/definition/names.ts': `export const city: number = 'Lisbon';` },
      /pack\/definition\/names\.ts:1:14 Type 'string' is not assignable to type 'number'/,
    ],
    [
      'code that imports JSON',
      {
        'pack/definition/city.json': '{ "city": "Lisbon" }',
        'pack/definition/names.ts': `import data from './city.json';\nexport const city: string = data.city;\n`,
        'tsconfig.cortex.json': JSON.stringify({
          extends: join(repository, 'tsconfig.cortex.json'),
          compilerOptions: { rootDir: '.', resolveJsonModule: true },
          include: ['**/*.ts'],
        }),
      },
      /pack\/definition\/city\.json Code that runs inside Cortex imports this file\.[\s\S]*TypeScript file/,
    ],
    [
      'a name that the imported file does not export',
      { 'pack/definition/names.ts': `export const town: string = 'Lisbon';` },
      /pack\/definition\/pack\.ts:1:10 "city" is not exported by pack\/definition\/names\.ts\./,
    ],
    [
      'data that is no JSON',
      {
        'pack/definition/city.json': '{ "city": ',
        'pack/definition/names.ts': `import data from './city.json' with { type: 'json' };\nexport const city = String(data);\n`,
      },
      /pack\/definition\/city\.json It is not JSON: /,
    ],
    ['a wrong import', { 'pack/definition/pack.ts': `import './nowhere.js';` }, /nowhere\.js/],
    [
      'a section with an unknown value',
      { 'pack/documents/credentials.md.hbs': 'One.\n\n{{nothing}}' },
      /pack\/documents\/credentials\.md\.hbs:3:3 There is no value "nothing" here\./,
    ],
    [
      'a logo that is no image',
      { [logoOf('WeatherEvents')]: 'text' },
      /pack\/integrations\/WeatherEvents\/logo\.png.*no PNG[\s\S]*Put a PNG of 120x50 pixels/,
    ],
  ])('%s', async (_what, changes, message) => {
    const { [logoOf('WeatherEvents')]: logo, ...files } = changes;
    const root = await smallProject(files);
    if (logo !== undefined) await writeFile(join(root, logoOf('WeatherEvents')), logo);
    await expect(buildPack({ root, outDir: join(root, 'dist') })).rejects.toThrow(message);
    await expect(readdir(join(root, 'dist'))).rejects.toThrow('ENOENT');
  });

  test.each<[what: string, width: number, bytes: number, message: RegExp]>([
    ['a logo of another size', 128, 500, /128x50 pixels; the platform takes 120x50/],
    ['a logo that is too big', 120, 10_241, /10241 bytes; the platform takes at most 10240/],
  ])('%s', async (_what, width, bytes, message) => {
    const root = await smallProject();
    const logo = Buffer.alloc(bytes);
    logo.write('89504e470d0a1a0a', 'hex');
    logo.writeUInt32BE(width, 16);
    logo.writeUInt32BE(50, 20);
    await writeFile(join(root, logoOf('WeatherEvents')), new Uint8Array(logo));
    await expect(buildPack({ root, outDir: join(root, 'dist') })).rejects.toThrow(message);
  });

  test('no logo', async () => {
    const root = await smallProject();
    await rm(join(root, logoOf('WeatherEvents')));
    await expect(buildPack({ root, outDir: join(root, 'dist') })).rejects.toThrow(
      /WeatherEvents\/logo\.png.*Put a PNG/s,
    );
  });

  test('a place that is no folder', async () => {
    const root = await smallProject({ dist: 'a file' });
    await expect(buildPack({ root, outDir: join(root, 'dist') })).rejects.toThrow(
      /folder cannot be written: a file .+ already\.\s+Check that the folder and what is in it can be written\.$/,
    );
  });
});
