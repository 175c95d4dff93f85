import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PackFinding } from '#src/validation/engine.js';
import { changedFiles, fixPack, writeChanges } from '#src/validation/fixes/fix-packs.js';
import { validate, validateInputs } from '#src/validation/validate.js';
import { contentItemInput } from '../../fixtures/content-items.js';
import { temporaryFolder } from '../../fixtures/project.js';
import {
  type Changes,
  integration,
  sourceFiles,
  sourceInput,
  uploadInput,
  uploadZip,
} from '../../fixtures/sample-pack.js';
import { findingsAt, writeSourcePack } from '../folder.js';
import { exported } from '../rules/samples/correlation-rules.js';

const yaml = 'Integrations/Acme/Acme.yml';

/** The text of a file after the fixes; they must leave nothing to fix. */
function fixed(changes: Changes, path: string): string {
  const find = (input: Parameters<typeof fixPack>[0]) => validateInputs([input]).findings;
  const { input } = fixPack(sourceInput(changes), find);
  expect(find(input).filter(({ fixable }) => fixable)).toEqual([]);
  expect(fixPack(input, find).input).toBe(input);
  return new TextDecoder().decode(input.files.get(path));
}

/** What a fix makes of a text in the YAML of the integration. */
const fixedTexts: readonly (readonly [
  what: string,
  broken: readonly [string, string],
  fixed: readonly [string, string],
])[] = [
  ['the version', ['version: -1', 'version: 3 # why'], ['version: -1', 'version: -1 # why']],
  [
    'blanks at the end of a name',
    ['\nname: Acme Cloud Logs', '\nname: "Acme Cloud Logs "'],
    ['\nname: Acme Cloud Logs', '\nname: "Acme Cloud Logs"'],
  ],
  ['the case of sectionorder', ['sectionorder:', 'sectionOrder:'], ['', '']],
  [
    'a list of tests',
    ['tests:\n  - No tests', 'tests: No tests'],
    ['tests:\n  - No tests', 'tests: [No tests]'],
  ],
  ['the label of proxy', ['Use system proxy settings', 'Use proxy'], ['', '']],
  [
    'a required switch',
    ['name: insecure\n    type: 8\n    required: false', 'name: insecure\n    type: 8\n    required: true'],
    ['', ''],
  ],
  [
    'the default of a checkbox',
    ["defaultvalue: 'true'", 'defaultvalue: true'],
    ["defaultvalue: 'true'", "defaultvalue: 'true'"],
  ],
  [
    'a number as default',
    ["defaultvalue: '1'", 'defaultvalue: 010'],
    ["defaultvalue: '1'", "defaultvalue: '010'"],
  ],
  ['a sentence without its end', ['Collects audit logs.', 'Collects audit logs'], ['', '']],
  [
    'a quoted sentence without its end',
    ['description: Collects audit logs.', "description: 'Collects: logs'"],
    ['description: Collects audit logs.', "description: 'Collects: logs.'"],
  ],
  [
    'a block without its end',
    ['description: Collects audit logs.', 'description: |-\n  Collects\n  audit logs'],
    ['description: Collects audit logs.', 'description: |-\n  Collects\n  audit logs.'],
  ],
  ['arguments of nothing', ['arguments: []', 'arguments:'], ['', '']],
  [
    'a capital V',
    ['display: Acme Cloud Logs', 'display: Acme V2'],
    ['display: Acme Cloud Logs', 'display: Acme v2'],
  ],
];

describe('--fix', () => {
  for (const [what, broken, expected] of fixedTexts) {
    test(`fixes ${what} and nothing else`, () => {
      expect(fixed({ [yaml]: broken }, yaml)).toBe(integration.replace(expected[0], () => expected[1]));
    });
  }

  test('keeps comments, quotes and the order of keys', () => {
    const untidy = `# first\n${integration.replace('version: -1', 'version:   3   # second')}# last\n`;
    expect(fixed({ [yaml]: untidy }, yaml)).toBe(untidy.replace('version:   3 ', 'version:   -1 '));
  });

  test('keeps line breaks of Windows', () => {
    const broken = integration.replace('version: -1', 'version: 3').replaceAll('\n', '\r\n');
    expect(fixed({ [yaml]: broken }, yaml)).toBe(integration.replaceAll('\n', '\r\n'));
  });

  test('adds the empty files that a pack must have', () => {
    expect(fixed({ '.secrets-ignore': undefined }, '.secrets-ignore')).toBe('');
  });

  test('ends a sentence in double quotes without touching its escapes', () => {
    const text =
      'description: "First line,\\nand a second line that is long enough to be broken somewhere: yes"';
    const broken = { [yaml]: ['description: Collects audit logs.', text] } as const;
    expect(fixed(broken, yaml)).toBe(
      integration.replace('description: Collects audit logs.', () => text.replace(/"$/, '."')),
    );
  });

  test('takes the keys out of a rule that a tenant exported, apart from those that mean something', () => {
    const path = 'CorrelationRules/Acme_Silence.yml';
    const rule = String(sourceFiles[path]);
    const withKeys = (keys: string) => rule.replace('alert_fields: null', `alert_fields: null\n${keys}`);
    expect(fixed({ [path]: withKeys(exported) }, path)).toBe(rule);
    const disabled = exported.replace('is_enabled: true', 'is_enabled: false');
    expect(fixed({ [path]: withKeys(disabled) }, path)).toBe(withKeys('is_enabled: false'));
  });

  test('marks what a task reads as a reference, and leaves the name that it writes to', () => {
    const path = 'Playbooks/playbook-Acme_Triage.yml';
    const given = (key: string, value: string) =>
      contentItemInput({
        [path]: [
          '    scriptarguments:',
          `    scriptarguments:\n      key:\n        simple: ${key}\n      value:\n        simple: ${value}`,
        ],
      });
    const find = (input: Parameters<typeof fixPack>[0]) => validateInputs([input]).findings;
    const { input } = fixPack(given('incident.story', 'incident.name'), find);
    expect(input.files.get(path)).toEqual(given('incident.story', `\${incident.name}`).files.get(path));
  });

  test.each(['incident.type', 'incident.type,incident.owner', 'inputs.Account, and more'])(
    'leaves %s alone where a task may want the names of fields, and reports it',
    (names) => {
      const path = 'Playbooks/playbook-Acme_Triage.yml';
      const input = contentItemInput({
        [path]: [
          '    scriptarguments:',
          `    scriptarguments:\n      fieldExactMatch:\n        simple: ${names}`,
        ],
      });
      const find = (tried: Parameters<typeof fixPack>[0]) => validateInputs([tried]).findings;
      expect(find(input).filter(({ code }) => code === 'CPC320')).toMatchObject([
        { fixable: false, fix: expect.stringContaining('Where the task wants the name') },
      ]);
      expect(fixPack(input, find).input.files.get(path)).toEqual(input.files.get(path));
    },
  );

  test('takes back what would make a file worse, fixes the rest, and says so', () => {
    const input = sourceInput({ [yaml]: ['version: -1', 'version: 3'] });
    const find = (tried: typeof input) =>
      validateInputs([tried]).findings.map((finding) =>
        finding.code === 'CP302' ? finding : { ...finding, edits: [] },
      );
    const harmful = (edits: PackFinding['edits']) => (tried: typeof input) => {
      const own = tried === input || validateInputs([tried]).findings.some(({ code }) => code === 'CP302');
      const [first] = find(input);
      return own && first
        ? [...find(tried), { ...first, code: 'CP999', message: 'Harm.', edits }]
        : find(tried);
    };
    const at = integration.indexOf('name: Acme Cloud Logs\ndisplay') - 1;
    for (const [text, length, reason] of [
      ['name: "', 7, /would not be readable|findings instead of/],
      ['a: 1\nb: 2\nc: 3\n', 1, /values would change|findings instead of/],
    ] as const) {
      const edit = { kind: 'replace', path: yaml, start: at, end: at + length, text } as const;
      const { input: after, refused } = fixPack(input, harmful([edit]));
      expect(new TextDecoder().decode(after.files.get(yaml))).toBe(integration);
      expect(refused).toMatchObject([{ code: 'CP999', reason: expect.stringMatching(reason) }]);
    }
  });

  test('leaves alone what is disabled', () => {
    const disabled = ['version: -1', 'version: 3 # cortex-pack-disable CP302: imported'] as const;
    expect(fixed({ [yaml]: disabled }, yaml)).toContain('version: 3 # cortex');
  });

  test('writes what it showed, and a second run finds nothing to do', async () => {
    const root = await temporaryFolder();
    await writeSourcePack(join(root, 'Acme'), {
      [yaml]: ['version: -1', 'version: 3'],
      '.pack-ignore': undefined,
    });
    const { changes, findings } = await validate({ paths: ['Acme'], root, fix: true });
    expect(findings).toEqual([]);
    expect(changes.map(({ label }) => label)).toEqual(['Acme/.pack-ignore', `Acme/${yaml}`]);
    expect(await findingsAt(root, 'Acme')).toHaveLength(2);
    await writeChanges(changes);
    expect(await readFile(join(root, 'Acme', ...yaml.split('/')), 'utf8')).toBe(sourceFiles[yaml]);
    expect((await validate({ paths: ['Acme'], root, fix: true })).changes).toEqual([]);
  });

  test('never touches a zip', async () => {
    const root = await temporaryFolder();
    const changes = { 'Integrations/integration-Acme.yml': ['version: -1', 'version: 3'] } as const;
    await writeFile(join(root, 'a.zip'), uploadZip(changes));
    const result = await validate({ paths: ['a.zip'], root, fix: true });
    expect(result.changes).toEqual([]);
    expect(result.findings).toMatchObject([{ code: 'CP302', fixable: false }]);
    const input = uploadInput(changes);
    expect(changedFiles(input, input)).toEqual([]);
  });
});
