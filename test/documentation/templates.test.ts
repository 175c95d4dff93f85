import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PackDefinition } from '#src/definition/pack.js';
import { BuildError } from '#src/generator/build-error.js';
import { renderDocumentation } from '#src/generator/documents/documentation.js';
import { codeEnumeration, enumeration, tableCell } from '#src/generator/documents/documentation-markdown.js';
import pack from '../../pack/definition/pack.js';
import { templatesFolder } from './documents.js';

describe("with templates of one's own", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'templates-'));
    await cp(templatesFolder, folder, { recursive: true });
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function renderDescription(template: string, definition: PackDefinition = pack): Promise<string> {
    await writeFile(path.join(folder, 'description.md.hbs'), template);
    return (await renderDocumentation(definition, folder)).description;
  }

  test.each([
    ['{{facts.noSuchFact}}', /noSuchFact/],
    ['{{integration.noSuchField}}', /noSuchField/],
    ['{{> no-such-partial}}', /no-such-partial/],
    ['one\n{{#each facts}}', /line 2/],
  ])('%s is refused with the file and the reason', async (template, reason) => {
    const refusal = await renderDescription(template).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(BuildError);
    expect(String(refusal)).toContain('description.md.hbs');
    expect(String(refusal)).toMatch(reason);
  });

  test('an unknown name in a partial is refused as well', async () => {
    await writeFile(path.join(folder, 'partials', 'verify.md.hbs'), '{{facts.noSuchFact}}');
    await expect(renderDocumentation(pack, folder)).rejects.toThrow(/noSuchFact/);
  });

  test('a missing folder is refused', async () => {
    await expect(renderDocumentation(pack, path.join(folder, 'nowhere'))).rejects.toThrow(BuildError);
  });

  test('the parameter table escapes what would break it', async () => {
    const url = pack.integration.parameters.url;
    const parameters = { url: { ...url, help: 'One | two <three>\nand {four}; `<five>`.' } };
    const definition = { ...pack, integration: { ...pack.integration, parameters } } as PackDefinition;
    const template = '{{> parameter-table}}';
    await writeFile(path.join(folder, 'integration-readme.md.hbs'), template);
    await writeFile(path.join(folder, 'pack-readme.md.hbs'), template);
    const table = await renderDescription(template, definition);
    expect(table.split('\n')[2]).toContain('One \\| two \\<three> and \\{four}; `<five>`. Default is https:');
  });
});

test.each([
  ['a|b', 'a\\|b'],
  ['`a|b` < c', '`a\\|b` \\< c'],
  ['one\r\n  two', 'one two'],
  ['plain', 'plain'],
])('table cell of %j', (text, cell) => expect(tableCell(text)).toBe(cell));

test('enumerations', () => {
  expect(enumeration([])).toBe('');
  expect(enumeration(['a'])).toBe('a');
  expect(enumeration(['a', 'b', 'c'])).toBe('a, b, and c');
  expect(codeEnumeration(['a', 'b'])).toBe('`a` and `b`');
});
