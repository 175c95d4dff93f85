import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { defaultText } from '#src/content/integration/integration-parameters.js';
import { sourceIntegrationYaml, unifiedIntegrationYaml } from '#src/content/integration/write-integration.js';
import type { CompletePack } from '#src/content/pack/complete-pack.js';
import { generatedMetadata } from '#src/content/pack/generated-metadata.js';
import { packMetadata } from '#src/content/pack/pack-metadata.js';
import {
  cloudflarePack as definition,
  cloudflareIntegration as integration,
} from '../../fixtures/cloudflare-pack.js';
import { expectGolden } from '../../fixtures/golden.js';
import { integrationParts as parts } from '../../fixtures/pack-parts.js';

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly defaultvalue?: unknown;
  readonly required: unknown;
}

describe('the files that describe the pack are those of the golden files', () => {
  test.each<[name: string, text: string]>([
    ['integration.yml', sourceIntegrationYaml(integration, parts.code)],
    ['integration-unified.yml', unifiedIntegrationYaml(integration, definition, parts)],
    ['pack_metadata.json', packMetadata(definition)],
    ['metadata.json', generatedMetadata(definition)],
  ])('%s', async (name, text) => {
    await expectGolden(`pack/${name}`, text);
  });
});

describe('what a YAML 1.1 reader gets', () => {
  const { configuration, script } = parse(sourceIntegrationYaml(integration, parts.code), { version: '1.1' });
  const entries: Entry[] = configuration;

  test.each(Object.entries(integration.parameters))('the default of %s is text', (name, parameter) => {
    const entry = entries.find((candidate) => candidate.name === name);
    expect(entry?.defaultvalue).toBe(defaultText(parameter));
    expect(typeof entry?.required).toBe('boolean');
  });

  test('defaults of arguments are text as well', () => {
    const declared = Object.values(integration.commands).flatMap((command) =>
      Object.values(command.arguments).flatMap((argument) =>
        'defaultValue' in argument ? [String(argument.defaultValue)] : [],
      ),
    );
    const written = script.commands.flatMap((command: { arguments: { defaultValue?: unknown }[] }) =>
      command.arguments.flatMap(({ defaultValue }) => (defaultValue === undefined ? [] : [defaultValue])),
    );
    expect(declared.length).toBeGreaterThan(0);
    expect(written).toEqual(declared);
  });

  test('the script comes back character by character, behind the line with the version', () => {
    const unified = parse(unifiedIntegrationYaml(integration, definition, parts), { version: '1.1' });
    expect(unified.script.script).toBe(`// pack version: ${definition.version}\n${parts.code.unified}`);
    expect(unified.image).toBe('data:image/png;base64,AQID');
  });
});

test('a checkbox and a multi-select have the defaults that the platform understands', () => {
  const base = { display: 'A', section: 'Connect', help: 'A.' } as const;
  expect(defaultText({ ...base, kind: 'checkbox', defaultValue: false })).toBe('false');
  expect(defaultText({ ...base, kind: 'checkbox' })).toBeUndefined();
  expect(defaultText({ ...base, kind: 'integer', defaultValue: 0, minimum: 0, maximum: 1 })).toBe('0');
  expect(defaultText({ ...base, kind: 'multi-select', options: ['a', 'b'], defaultValue: ['a', 'b'] })).toBe(
    'a,b',
  );
});

describe('the support level shows in name and help', () => {
  const unified = (changes: Partial<CompletePack>) =>
    parse(unifiedIntegrationYaml(integration, { ...definition, ...changes }, parts), { version: '1.1' });

  test('community', () => {
    const { display, detaileddescription } = unified({ support: 'community' });
    expect(display).toBe('Cloudflare Zero Trust Logs (Community Contribution)');
    expect(detaileddescription).toMatch(
      /^### Community Contributed Integration\n[\s\S]*\n\*\*\*\n## Help\n$/,
    );
  });

  test('developer and partner, with their contacts', () => {
    const contact = { author: 'Ada', email: 'a@example.com,b@example.com', url: 'https://example.com' };
    const { display, detaileddescription } = unified({ support: 'partner', ...contact });
    expect(display).toMatch(/ \(Partner Contribution\)$/);
    expect(detaileddescription).toContain('- **Email**: [b@example.com](mailto:b@example.com)\n');
    expect(detaileddescription).toContain('- **URL**: [https://example.com](https://example.com)\n***\n');
    expect(unified({ support: 'developer', ...contact }).display).toMatch(/ \(Developer Contribution\)$/);
  });

  test('of the vendor is not decorated', () => {
    const { display, detaileddescription } = unified({ support: 'xsoar' });
    expect(display).toBe(integration.display);
    expect(detaileddescription).toBe('## Help\n');
  });
});

test('what is deprecated says so, in the form as well', () => {
  const [url] = Object.entries(integration.parameters);
  const [name = '', parameter] = url ?? [];
  if (parameter === undefined) throw new Error('The integration has no parameter.');
  const old = {
    ...integration,
    deprecated: true,
    parameters: { [name]: { ...parameter, deprecated: true } },
  };
  const { configuration, deprecated } = parse(sourceIntegrationYaml(old, parts.code), { version: '1.1' });
  expect(deprecated).toBe(true);
  expect(configuration[0]).toMatchObject({
    advanced: true,
    additionalinfo: `${parameter.help} Deprecated: it still works, and should not be used in new instances.`,
  });
});

describe('metadata', () => {
  test('counts tags for XSIAM, adds those of collectors and never the one for new packs', () => {
    const tagged = { ...definition, tags: ['Network', 'marketplacev2,platform:SIEM', 'xsoar:Other'] };
    expect(JSON.parse(generatedMetadata(tagged)).tags).toEqual([
      'Collection',
      'Data Source',
      'Network',
      'SIEM',
    ]);
  });

  test('tells the contacts and writes categories with capitals', () => {
    const metadata = JSON.parse(
      generatedMetadata({
        ...definition,
        url: 'https://example.com',
        categories: ['Identity and Access Management'],
      }),
    );
    expect(metadata.supportDetails).toEqual({ url: 'https://example.com' });
    expect(metadata.categories).toEqual(['Identity And Access Management']);
  });

  test('has sorted keys and ASCII only', () => {
    const text = generatedMetadata({ ...definition, author: 'Zo\u00eb' });
    const keys = Object.keys(JSON.parse(text));
    expect(keys).toEqual([...keys].sort());
    expect(text).toContain('Zo\\u00eb');
    expect(JSON.parse(text).author).toBe('Zo\u00eb');
  });
});
