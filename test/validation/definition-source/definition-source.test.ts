import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildPack } from '#src/generator/build.js';
import { DefinitionSyntax } from '#src/validation/definition-source/definition-syntax.js';
import { validate } from '#src/validation/validate.js';
import { smallProject, temporaryFolder, writeFiles } from '../../fixtures/project.js';

const files = {
  'pack/definition/pack.ts': `import { definePack } from 'somewhere';
import { parameters as all } from './parameters.js';
const city = 'Lisbon';
const shared = { author: 'Ada' };
export default definePack({
  id: 'Weather',
  ...shared,
  tags: ['one', 'two'],
  integrations: [{
    id: city,
    parameters: all,
    'commands': { 'weather-get-events': { description: 'Shows.' } },
  }],
});
`,
  'pack/definition/parameters.ts': `import { common } from './common.js';
function limit(name: string) { return { kind: 'count', display: name } as const; }
export const parameters = defineParameters({
  url: { kind: 'url', display: 'Server URL' },
  proxy: common.proxy,
  first: limit('First'),
} as const);
`,
  'pack/definition/common.ts': `export const common = {
  proxy: {
    display: 'Use system proxy settings',
  },
};
`,
};

async function syntaxOf(project: Readonly<Record<string, string>>): Promise<DefinitionSyntax> {
  const root = await temporaryFolder();
  await writeFiles(root, project);
  return new DefinitionSyntax(root, 'pack/definition/pack.ts');
}

describe('the TypeScript behind a generated value is found', () => {
  const places: readonly (readonly [path: readonly string[], place: string])[] = [
    [['id'], 'pack.ts:6:3'],
    [['author'], 'pack.ts:4:18'],
    [['tags', '1'], 'pack.ts:8:17'],
    [['integrations', '0', 'parameters', 'url', 'display'], 'parameters.ts:4:23'],
    [['integrations', '0', 'parameters', 'proxy', 'display'], 'common.ts:3:5'],
    [['integrations', '0', 'parameters', 'first', 'display'], 'parameters.ts:6:3'],
    [['integrations', '0', 'commands', 'weather-get-events', 'description'], 'pack.ts:12:43'],
    [['integrations', '0', 'nothing', 'here'], 'pack.ts:9:18'],
    [[], 'pack.ts:5:16'],
  ];
  for (const [path, place] of places) {
    test(path.join('.') || 'the whole', async () => {
      const found = (await syntaxOf(files)).locate({ path });
      expect(`${found?.file}:${found?.line}:${found?.column}`).toBe(`pack/definition/${place}`);
    });
  }

  test('and so is a part of it where items are spread, imported as a default, or made by a call', async () => {
    const syntax = await syntaxOf({
      'pack/definition/pack.ts': `import last from './last.js';
const two = [{ id: 'b' }, { id: 'c' }];
export default {
  rules: [{ id: 'a' }, ...two, last],
  parameters: { url: {}, ...made() },
};
`,
      'pack/definition/last.ts': `export default { id: 'd' };\n`,
    });
    const at = (...path: (string | number)[]) => {
      const { file, line, column } = syntax.locate({ path }) ?? {};
      return `${file?.replace('pack/definition/', '')}:${line}:${column}`;
    };
    expect(syntax.lengthAt(['rules'])).toBe(4);
    expect(syntax.textAt(['rules', 3, 'id'])).toBe('d');
    expect(at('rules', 2, 'id')).toBe('pack.ts:2:29');
    expect(at('rules', 3)).toBe('last.ts:1:16');
    expect(at('parameters', 'count', 'help')).toBe('pack.ts:5:26');
  });

  test('and so is a character of a text, through templates, names and escapes', async () => {
    const syntax = await syntaxOf({
      'pack/definition/pack.ts': [
        "const word = 'b\\u0061d';",
        'export default {',
        "  plain: 'it\\'s \\\\W bad',",
        `  template: \`one \${word} two \${call()} bad\`,`,
        '  lines: `one',
        'bad`,',
        '};',
      ].join('\n'),
    });
    const at = (key: string, text: string, part: string) => {
      const { line, column } =
        syntax.locate({ path: [key], within: { text, offset: text.indexOf(part) } }) ?? {};
      return `${line}:${column}`;
    };
    expect(at('plain', "it's \\W bad", 'bad')).toBe('3:21');
    expect(at('template', 'one bad two x bad', 'bad')).toBe('1:15');
    expect(at('template', 'one bad two x bad', 'd two')).toBe('1:22');
    expect(at('template', 'one bad two x bad', 'two')).toBe('4:26');
    expect(at('template', 'one bad two x bad', 'x')).toBe('4:32');
    expect(at('lines', 'one\nbad', 'bad')).toBe('6:1');
    // A text that the sources do not make is at its key.
    expect(at('plain', 'other bad', 'bad')).toBe('3:3');
  });

  test('and texts behind names are read', async () => {
    const syntax = await syntaxOf(files);
    expect(syntax.textAt(['integrations', 0, 'id'])).toBe('Lisbon');
    expect(syntax.textAt(['integrations', 0, 'nothing'])).toBeUndefined();
  });

  test('unless there is no definition', async () => {
    expect((await syntaxOf({})).locate({ path: ['id'] })).toBeUndefined();
  });
});

describe('a pack that the project has built', () => {
  test('is traced to the definition', async () => {
    const root = await smallProject();
    const { sourcePack } = await buildPack({ root, outDir: join(root, 'dist') });
    const yaml = join(sourcePack.folder, 'Integrations', 'WeatherEvents', 'WeatherEvents.yml');
    await writeFile(yaml, (await readFile(yaml, 'utf8')).replace('display: City', 'display: city'));
    const { findings } = await validate({ paths: ['dist/Packs'], root });
    const [found] = findings.filter(({ code }) => code === 'CP403');
    expect(found?.source?.file).toBe('pack/definition/pack.ts');
    const lines = (await readFile(join(root, 'pack', 'definition', 'pack.ts'), 'utf8')).split('\n');
    expect(lines[(found?.source?.line ?? 0) - 1]?.slice((found?.source?.column ?? 0) - 1)).toMatch(
      /^display: 'City'/,
    );
  }, 60_000);

  test('is not written when it breaks a rule, and the message names the line', async () => {
    const root = await smallProject();
    const definition = join(root, 'pack', 'definition', 'pack.ts');
    const text = await readFile(definition, 'utf8');
    await writeFile(
      definition,
      text
        .replace(`keywords: ['Weather'],`, `keywords: ['Weather'], tags: ['Nonsense'],`)
        .replace(`tags: [],`, ''),
    );
    const line = text.split('\n').findIndex((candidate) => candidate.includes('tags: []')) + 1;
    const building = buildPack({ root, outDir: join(root, 'dist') });
    await expect(building).rejects.toThrow(
      new RegExp(`pack/definition/pack\\.ts:${line}:\\d+ CP208: "Nonsense" is no approved tag\\.`),
    );
    await expect(building).rejects.toMatchObject({ origin: 'user' });
  }, 60_000);

  test('is not written when reviewers of the marketplace would send it back', async () => {
    const root = await smallProject();
    const definition = join(root, 'pack', 'definition', 'pack.ts');
    const text = await readFile(definition, 'utf8');
    await writeFile(definition, text.replace('The city of the weather.', 'Where it is.'));
    const line =
      text.split('\n').findIndex((candidate) => candidate.includes('The city of the weather.')) + 1;
    await expect(buildPack({ root, outDir: join(root, 'dist') })).rejects.toThrow(
      new RegExp(`pack/definition/pack\\.ts:${line}:\\d+ CP960: .*"city" begins "Where it is\\."`),
    );
  }, 60_000);
});
