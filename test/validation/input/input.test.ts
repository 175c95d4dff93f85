import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readFolder } from '#src/validation/input/read-folder.js';
import { validate, validateInputs } from '#src/validation/validate.js';
import { temporaryFolder, writeFiles } from '../../fixtures/project.js';
import { changed, sourceFiles, uploadZip } from '../../fixtures/sample-pack.js';
import { codeAndFile, findingsAt, writeSourcePack } from '../folder.js';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a folder', () => {
  test('of a pack, of a content repository, and any path in a pack lead to the pack', async () => {
    const root = await temporaryFolder();
    await writeSourcePack(join(root, 'Packs', 'Acme'));
    for (const path of [
      'Packs/Acme',
      'Packs',
      '.',
      'Packs/Acme/Integrations/Acme',
      'Packs/Acme/Integrations/Acme/Acme.yml',
    ]) {
      const { packs, findings } = await validate({ paths: [path], root });
      expect(findings).toEqual([]);
      expect(packs).toMatchObject([
        { id: 'Acme', path: 'Packs/Acme', shape: 'source', files: Object.keys(sourceFiles).length },
      ]);
    }
  });

  test('that is no pack is a finding, and nothing else is', async () => {
    const root = await temporaryFolder();
    await writeFiles(root, { 'notes.txt': 'x' });
    expect(await findingsAt(root, '.')).toEqual(['CP001 .']);
  });

  test('that is the project of a pack is told from a pack', async () => {
    const root = await temporaryFolder();
    await writeFiles(root, { 'acme/pack/definition/pack.ts': '', 'acme/node_modules/other/x.json': '{' });
    await expect(validate({ paths: ['acme'], root })).rejects.toThrow(
      /^The folder acme holds the project of a pack .*build.* dist\/Packs/,
    );
  });

  test('with content but without pack_metadata.json is told so', async () => {
    const root = await temporaryFolder();
    await writeSourcePack(join(root, 'Acme'), { 'pack_metadata.json': undefined });
    expect(await findingsAt(root, 'Acme')).toContain('CP224 Acme/pack_metadata.json');
  });

  test('that does not exist is a mistake of the user', async () => {
    const root = await temporaryFolder();
    await expect(validate({ paths: ['nothing'], root })).rejects.toMatchObject({
      origin: 'user',
      message: expect.stringContaining('nothing'),
    });
    await mkdir(join(root, 'Packs'));
    await expect(validate({ paths: ['Packs'], root })).rejects.toMatchObject({ origin: 'user' });
  });

  test('with a file of 50 MB reports and does not read it', async () => {
    const root = await temporaryFolder();
    await writeSourcePack(join(root, 'Acme'), { 'doc_files/large.png': new Uint8Array(52_428_800) });
    const { findings } = await validate({ paths: ['Acme'], root });
    expect(findings).toMatchObject([
      {
        code: 'CP003',
        file: 'Acme/doc_files/large.png',
        message: 'The file has 50.0 MiB; more than 5.0 are not read.',
      },
    ]);
  });

  test('whose id would have a blank is told so', async () => {
    const root = await temporaryFolder();
    await writeSourcePack(join(root, 'My Acme'));
    expect(await findingsAt(root, 'My Acme')).toContain('CP205 My Acme/pack_metadata.json');
  });

  test('with links follows none of them', async () => {
    const root = await temporaryFolder();
    const outside = join(root, 'outside');
    await writeFiles(outside, { 'secret.txt': 'AKIAABCDEFGHIJKLMNOP' });
    await writeSourcePack(join(root, 'Acme'));
    const link = (name: string, target: string) =>
      symlink(target, join(root, 'Acme', 'doc_files', name), 'junction');
    await link('inside', join(root, 'Acme', 'Integrations'));
    await link('outside', outside);
    await link('gone', join(root, 'gone'));
    const { findings } = await validate({ paths: ['Acme'], root });
    expect(findings.map(codeAndFile)).toEqual([
      'CP004 Acme/doc_files/gone',
      'CP004 Acme/doc_files/inside',
      'CP004 Acme/doc_files/outside',
    ]);
    const [gone, inside, leaving] = findings.map(({ message }) => message);
    expect(gone).toContain('does not exist');
    expect(inside).not.toContain('out of the pack');
    expect(leaving).toContain('out of the pack');
  });

  test('that cannot be listed is told so', async () => {
    const root = await temporaryFolder();
    await writeFiles(root, { Acme: 'a file' });
    const { findings } = validateInputs([await readFolder(join(root, 'Acme'), 'Acme')]);
    expect(findings.map(codeAndFile)).toEqual(['CP001 Acme', 'CP002 Acme']);
  });
});

describe('several packs', () => {
  test('must not share names and ids, nor need a hidden pack', async () => {
    const root = await temporaryFolder();
    const needs = '"dependencies": { "Other": { "mandatory": true } },\n    "author"';
    await writeSourcePack(join(root, 'Packs', 'Acme'), { 'pack_metadata.json': ['"author"', needs] });
    await writeSourcePack(join(root, 'Packs', 'Other'), {
      'pack_metadata.json': ['"author"', '"hidden": true,\n    "author"'],
    });
    const found = await findingsAt(root, 'Packs');
    expect(found).toContain('CP235 Packs/Acme/pack_metadata.json');
    expect(found).toContain('CP236 Packs/Other/Integrations/Acme/Acme.yml');
    expect(found).toContain('CP237 Packs/Acme/pack_metadata.json');
  });

  test('that are a folder and the zip of it are one pack', async () => {
    const root = await temporaryFolder();
    await writeSourcePack(join(root, 'Packs', 'Acme'));
    await writeFile(join(root, 'Acme.zip'), uploadZip());
    expect(await findingsAt(root, 'Packs', 'Acme.zip')).toEqual([]);
  });
});

describe('a zip', () => {
  async function found(zip: Uint8Array): Promise<string[]> {
    const root = await temporaryFolder();
    await writeFile(join(root, 'a.zip'), zip);
    return findingsAt(root, 'a.zip');
  }

  test('in upload shape has no findings, also inside of another zip', async () => {
    expect(await found(uploadZip())).toEqual([]);
    expect(await found(zipSync({ 'Acme.zip': uploadZip() }))).toEqual([]);
  });

  test('in a zip is named in the place of a finding', async () => {
    expect(await found(zipSync({ 'Acme.zip': uploadZip({ 'README.md': 'short' }) }))).toEqual([
      'CP704 a.zip!/Acme.zip/README.md',
    ]);
  });

  test('that is cut off, or none, or empty is told so', async () => {
    const whole = uploadZip();
    expect(await found(whole.slice(0, 300))).toEqual(['CP001 a.zip', 'CP005 a.zip']);
    expect(await found(bytes('PK but no zip'))).toEqual(['CP001 a.zip', 'CP005 a.zip']);
    expect(await found(new Uint8Array())).toEqual(['CP001 a.zip', 'CP005 a.zip']);
    expect(await found(zipSync({}))).toEqual(['CP001 a.zip']);
  });

  test('with paths that climb out is told so, and they are not unpacked', async () => {
    const climbing = { '../../evil.sh': bytes('x'), '/etc/evil': bytes('x'), 'C:\\evil.txt': bytes('x') };
    const zip = zipSync({ ...Object.fromEntries(changed({}, {})), ...climbing });
    expect(await found(zip)).toEqual(['CP001 a.zip', 'CP006 a.zip', 'CP006 a.zip', 'CP006 a.zip']);
  });

  test('with names that differ in case only is told so', async () => {
    expect(await found(uploadZip({ 'Readme.md': 'x' }))).toEqual(['CP007 a.zip!/Readme.md']);
  });

  test('with a file of 50 MB reports and does not unpack it', { tags: ['slow'] }, async () => {
    expect(await found(uploadZip({ 'doc_files/x.png': new Uint8Array(52_428_800) }))).toEqual([
      'CP003 a.zip!/doc_files/x.png',
    ]);
  });

  test('of a folder is told that everything lies too deep', async () => {
    const inFolder = [...changed(sourceFiles, {})].map(
      ([path, content]) => [`Acme/${path}`, content] as const,
    );
    expect(await found(zipSync(Object.fromEntries(inFolder)))).toEqual([
      'CP008 a.zip!/Acme',
      'CP851 a.zip!/Acme',
    ]);
  });

  test('of the source shape is told that a tenant would install nothing', async () => {
    expect(await found(zipSync(Object.fromEntries(changed(sourceFiles, {}))))).toContain('CP851 a.zip');
  });
});
