import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CompletePack } from '#src/content/pack/complete-pack.js';
import { BuildError } from '#src/generator/build-error.js';
import { codeEnumeration, enumeration, tableCell } from '#src/generator/documents/documentation-markdown.js';
import { packSections } from '#src/generator/documents/pack-sections.js';
import { cloudflareIntegration as integration, cloudflarePack as pack } from '../fixtures/cloudflare-pack.js';
import { temporaryFolder } from '../fixtures/project.js';
import { bareFolder, type Documents, renderDocuments, repository } from './documents.js';
import { weatherPacks } from './weather-packs.js';

/** The documents of a pack with sections of its own, by file. */
async function withSections(
  sections: Readonly<Record<string, string>>,
  definition: CompletePack = weatherPacks.full,
): Promise<Documents> {
  const root = await temporaryFolder();
  for (const [file, text] of Object.entries(sections))
    await write(join(root, 'pack', 'documents', file), text);
  return renderDocuments(definition, root);
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** What a reader of the refusal sees after its first line. */
async function refusalOf(rendering: Promise<unknown>): Promise<string> {
  const refusal = await rendering.catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(BuildError);
  return String(refusal).split('\n').slice(1).join('\n').trim();
}

describe('the sections of a pack', () => {
  const sections = Object.keys(packSections) as (keyof typeof packSections)[];
  const where = {
    description: 'the help',
    integrationReadme: 'integration README',
    packReadme: 'pack README',
  };

  test.each(sections)('%s comes where it is said to', async (section) => {
    const documents = await withSections({
      [`${section}.md.hbs`]: '- The own words of {{integration.provider}}.\n',
    });
    const place = packSections[section]
      .toLowerCase()
      .replace('both readmes', 'integration readme, pack readme');
    for (const [document, name] of Object.entries(where)) {
      const times =
        documents[document as keyof Documents].split('- The own words of Weather & Co.\n').length - 1;
      expect(times, document).toBe(place.includes(name.toLowerCase()) ? 1 : 0);
    }
  });

  test('take values of their own from the definition', async () => {
    const definition = { ...weatherPacks.full, documentation: { quota: { requests: 12 } } };
    const text = 'At most {{documentation.quota.requests}} requests.';
    const { packReadme } = await withSections({ 'troubleshooting.md.hbs': text }, definition);
    expect(packReadme).toContain('## Troubleshooting\n\nAt most 12 requests.\n\n### ');
  });

  test('replace what the templates say without them', async () => {
    const sections = {
      'credentials.md.hbs': '## Get a key\n\nAsk.',
      'introduction.md.hbs': 'It is about weather.',
    };
    const { description, packReadme } = await withSections(sections);
    expect(description).toContain('## Get a key\n\nAsk.\n\n## Create an HTTP');
    expect(description).not.toContain('## Fill in the form');
    expect(packReadme).toMatch(/^It is about weather\.\n\n## What does/);
  });

  test.each([
    ['an unknown value', 'One.\n\n{{documentation.quota}}', ':3:3 There is no value "quota" here.'],
    ['an unknown value of another', '{{#if documentation.a.b.c}}{{/if}}', ':1:7 There is no value "a" here.'],
    ['an unknown list', '\n{{#each documentation.quotas}}{{/each}}', ':2:9 There is no value "quotas" here.'],
    ['an unknown argument', '\n{{enumeration documentation.names}}', ':2:15 There is no value "names" here.'],
    [
      'an argument of another kind',
      '\n\n{{enumeration pack.name}}',
      ':3:1 enumeration needs a list, not Weather Events.',
    ],
    ['an unknown helper', '{{upperCase pack.name}}', ':1:3 There is no value "upperCase" here.'],
    ['an unknown partial', 'a\n{{> verfy}}', ':2:1 There is no template "verfy".'],
    ['an open block', 'one\n{{#if pack.name}}\ntwo', ':3 This cannot be parsed:'],
    ['a block that is closed as another', '{{#if pack}}\n{{/each}}', ":1:4 if doesn't match each"],
  ])('%s is refused with file and line', async (_what, text, message) => {
    const refusal = await refusalOf(withSections({ 'form.md.hbs': text }));
    expect(refusal).toContain(`pack/documents/form.md.hbs${message}`);
    expect(refusal).toContain('Correct the section, or add the value to `documentation`');
  });

  test.each([
    ['limits.md.hbs', 'The documents have no place for a section "limits".\n    Available: introduction, '],
    ['know-limitations.md.hbs', 'a section "know-limitations".\n    Did you mean "known-limitations"?'],
    ['credentials.md', 'Its name does not end in .md.hbs'],
  ])('%s is refused', async (file, message) => {
    const refusal = await refusalOf(withSections({ [file]: 'Text.' }));
    expect(refusal).toContain(`pack/documents/${file} `);
    expect(refusal).toContain(message);
  });

  test('need not be there, and hidden files are not meant', async () => {
    expect(await withSections({ '.DS_Store': '' })).toEqual(
      await renderDocuments(weatherPacks.full, bareFolder),
    );
  });
});

describe('the templates of the package', () => {
  async function withTemplates(changes: Readonly<Record<string, string>>): Promise<Documents> {
    const folder = await temporaryFolder();
    await cp(join(repository, 'templates', 'documents'), folder, { recursive: true });
    for (const [file, text] of Object.entries(changes)) await write(join(folder, file), text);
    return renderDocuments(pack, repository, 'server', folder);
  }

  test.each([
    ['description.md.hbs', 'One.\n{{integration.nothing}}', ':2:3 There is no value "nothing" here.'],
    ['partials/events.md.hbs', '{{#if x}}\n{{/if}}', ':1:7 There is no value "x" here.'],
    ['partials/events.md.hbs', 'one\n{{#each list}}', ':2 This cannot be parsed:'],
    ['partials/events.md.hbs', '{{> [pack/nothing]}}', ':1:1 There is no template "pack/nothing".'],
  ])('an error in %s is reported there', async (file, text, message) => {
    const refusal = await refusalOf(withTemplates({ [file]: text }));
    expect(refusal).toContain(`templates/documents/${file}${message}`);
  });

  test('a missing folder is refused', async () => {
    const rendering = renderDocuments(pack, repository, 'server', join(bareFolder, 'nowhere'));
    expect(await refusalOf(rendering)).toContain('nowhere');
  });

  test('the parameter table escapes what would break it', async () => {
    const url = integration.parameters.url;
    const parameters = {
      ...integration.parameters,
      url: { ...url, help: 'One | two <three>\nand {four}; `<five>`.' },
    };
    const definition = { ...pack, integrations: [{ ...integration, parameters }] } as CompletePack;
    const { integrationReadme } = await renderDocuments(definition, repository);
    expect(integrationReadme).toContain('One \\| two \\<three> and \\{four}; `<five>`. Default is https:');
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
