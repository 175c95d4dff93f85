import { describe, expect, test } from 'vitest';
import { packChanges } from '#src/release/pack-changes.js';
import { releaseNotes } from '#src/release/release-notes.js';
import { readPackZip } from '#src/tenant/upload/pack-zip.js';
import { readZip } from '#src/validation/input/read-zip.js';
import { validateInputs } from '#src/validation/validate.js';
import {
  defaultParameters,
  type FormParameter,
  type WeatherPack,
  weatherPack,
} from '../fixtures/weather-pack.js';

function changes(before: WeatherPack, after: WeatherPack) {
  const read = (pack: WeatherPack) => readPackZip(weatherPack(pack), 'weather.zip');
  return packChanges(read({ version: '1.0.0', ...before }), read({ version: '1.1.0', ...after }));
}

/** Texts of the changes of the only item, a breaking one with an exclamation mark in front. */
function told(before: WeatherPack, after: WeatherPack): string[] {
  const [item] = changes(before, after);
  return (item?.changes ?? []).map(({ text, breaking }) => (breaking ? `! ${text}` : text));
}

const city = { name: 'city', display: 'City', type: 0, required: false };
const parameters = (...more: readonly FormParameter[]) => ({ parameters: [...defaultParameters, ...more] });
const command = (name: string, ...args: readonly object[]) => ({ name, arguments: args });
const commands = (...list: readonly ReturnType<typeof command>[]) => ({ commands: list });
const limit = { name: 'limit', required: false, defaultValue: '10' };

describe('the change of a pack', () => {
  test('is none when only the version differs', () => {
    expect(changes({}, {})).toEqual([]);
  });

  test.each<[string, WeatherPack, WeatherPack, string[]]>([
    ['new parameter', {}, parameters(city), ['Added the *City* parameter.']],
    [
      'new required parameter',
      {},
      parameters({ ...city, required: true }),
      ['! Added the *City* parameter, which is required.'],
    ],
    [
      'new required parameter with a default',
      {},
      parameters({ ...city, required: true, defaultvalue: 'Oslo' }),
      ['Added the *City* parameter, which is required.'],
    ],
    [
      'removed parameter',
      parameters(city),
      {},
      ['! Updated the integration to work without the *City* parameter.'],
    ],
    [
      'changed type',
      parameters(city),
      parameters({ ...city, type: 8 }),
      ['! Updated the *City* parameter, which has another type (0 became 8).'],
    ],
    [
      'now required parameter',
      parameters(city),
      parameters({ ...city, required: true }),
      ['! Updated the *City* parameter, which is required now.'],
    ],
    [
      'renamed label and other default',
      parameters(city),
      parameters({ ...city, display: 'Town', defaultvalue: 'Oslo' }),
      [
        'Updated the *Town* parameter, which was called *City*.',
        'Updated the *Town* parameter: its default is `Oslo` now.',
      ],
    ],
    [
      'other options',
      parameters({ ...city, type: 15, options: ['Oslo', 'Rome'] }),
      parameters({ ...city, type: 15, options: ['Oslo', 'Bern'] }),
      [
        '! Updated the *City* parameter, which no longer offers Rome.',
        'Updated the *City* parameter, which also offers Bern.',
      ],
    ],
    [
      'new command',
      commands(command('a', limit)),
      commands(command('a', limit), command('b')),
      ['Added the ***b*** command.'],
    ],
    [
      'removed command',
      commands(command('a', limit), command('b')),
      commands(command('a', limit)),
      ['! Deprecated the ***b*** command, which was removed.'],
    ],
    [
      'renamed command',
      commands(command('a', limit)),
      commands(command('b', limit)),
      ['! Updated the ***b*** command, which was called ***a***.'],
    ],
    [
      'new and removed argument',
      commands(command('a', limit)),
      commands(command('a', { name: 'city', required: true })),
      [
        '! Added the *city* argument to the ***a*** command, which is required.',
        '! Updated the ***a*** command to work without the *limit* argument.',
      ],
    ],
    [
      'other default of an argument',
      commands(command('a', limit)),
      commands(command('a', { ...limit, defaultValue: '20' })),
      ['Updated the ***a*** command: the default of its *limit* argument is `20` now.'],
    ],
    ['other script', {}, { script: 'return "rainy";' }, ['Improved implementation of the integration.']],
  ])('names a %s', (_case, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });

  test('names new and removed items', () => {
    const rule = { 'ModelingRules/external-modelingrule-W.yml': 'id: W\nname: Weather Modeling Rule\n' };
    expect(changes({}, { files: rule })).toEqual([
      { kind: 'modeling-rule', name: 'Weather Modeling Rule', isNew: true, changes: [] },
    ]);
    expect(changes({ files: rule }, {})).toMatchObject([
      { kind: 'modeling-rule', changes: [{ breaking: true }] },
    ]);
  });
});

test('the notes of every change pass the rules for release notes', () => {
  const before: WeatherPack = {
    ...parameters(city, { ...city, name: 'country', display: 'Country' }),
    ...commands(command('a', limit), command('old-name', limit), command('gone')),
  };
  const after: WeatherPack = {
    ...parameters(
      { ...city, display: 'Town of the weather', type: 15, required: true, options: ['Oslo'] },
      { ...city, name: 'wind', display: 'Wind speed', required: true },
    ),
    ...commands(
      command('a', { ...limit, defaultValue: '20', required: true }, { name: 'city' }),
      command('new-name', limit),
      command('added'),
    ),
    script: 'return "rainy";\n',
    files: { 'ModelingRules/external-modelingrule-W.yml': 'id: W\nname: Weather Modeling Rule\n' },
  };
  const items = changes(before, after).map((item) => ({
    ...item,
    name: item.name.replace(' (Community Contribution)', ''),
  }));
  const { markdown } = releaseNotes('Weather', items);
  expect(markdown).toContain('- Added the **Weather Modeling Rule** modeling rule.');
  expect(markdown.match(/^- /gm)?.length).toBeGreaterThan(12);
  const version = '1.1.0';
  const zip = weatherPack({
    ...after,
    version,
    files: { ...after.files, 'ReleaseNotes/1_1_0.md': markdown },
  });
  const { findings } = validateInputs(readZip(zip, 'weather.zip', 'weather'), { marketplace: true });
  const aboutNotes = findings.filter(({ path }) => path.startsWith('ReleaseNotes/'));
  expect(aboutNotes.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
});

/** Another item of a pack that is otherwise the same. */
function toldOf(path: string, before: object, after: object): string[] {
  const read = (version: string, content: object) =>
    readPackZip(weatherPack({ version, files: { [path]: JSON.stringify(content) } }), 'weather.zip');
  return packChanges(read('1.0.0', before), read('1.1.0', after)).flatMap(({ changes }) =>
    changes.map(({ text, breaking }) => (breaking ? `! ${text}` : text)),
  );
}

describe('the change of a script', () => {
  const script = {
    commonfields: { id: 'Report', version: -1 },
    name: 'Report',
    type: 'javascript',
    script: '// pack version: 1.0.0\nreturn 1;\n',
    args: [{ name: 'city', predefined: ['Oslo', 'Rome'] }, { name: 'day' }],
    outputs: [{ contextPath: 'Report.id' }],
    fromversion: '8.0.0',
  };
  test.each<[string, object, string[]]>([
    ['nothing but the version', { script: '// pack version: 1.1.0\nreturn 1;\n' }, []],
    ['code', { script: 'return 2;' }, ['Improved implementation of the script.']],
    [
      'a removed argument',
      { args: [script.args[0]] },
      ['! Updated the script to work without the *day* argument.'],
    ],
    [
      'fewer options, and a deprecated argument',
      {
        args: [
          { name: 'city', predefined: ['Oslo'] },
          { name: 'day', deprecated: true },
        ],
      },
      [
        '! Updated the script: its *city* argument no longer takes Rome.',
        'Deprecated the *day* argument of the script.',
      ],
    ],
    [
      'other outputs',
      { outputs: [{ contextPath: 'Report.name' }] },
      [
        'Added the Report.name context output to the script.',
        '! Updated the script to work without the Report.id context output.',
      ],
    ],
    ['deprecation', { deprecated: true }, ['Deprecated the script.']],
    [
      'a newer server',
      { fromversion: '8.10.0' },
      ['! Updated the script, which needs Cortex 8.10.0 or later (before: 8.0.0).'],
    ],
  ])('%s', (_what, change, expected) => {
    expect(toldOf('Scripts/script-Report.yml', script, { ...script, ...change })).toEqual(expected);
  });
});

describe('the change of other content', () => {
  const playbook = {
    id: 'Triage',
    name: 'Triage',
    inputs: [{ key: 'Ticket', required: false }],
    outputs: [{ contextPath: 'Triage.done' }],
    tasks: {},
  };
  const field = { id: 'incident_ticket', name: 'Ticket', cliName: 'ticket', type: 'shortText' };
  test.each<[string, string, object, object, string[]]>([
    ['none', 'Playbooks/playbook-Triage.yml', playbook, { version: 2 }, []],
    ['tasks', 'Playbooks/playbook-Triage.yml', playbook, { tasks: { 0: {} } }, ['Updated the playbook.']],
    [
      'inputs and outputs',
      'Playbooks/playbook-Triage.yml',
      playbook,
      {
        inputs: [
          { key: 'Ticket', required: true },
          { key: 'Owner', required: true },
        ],
        outputs: [],
      },
      [
        '! Added the *Owner* input, which is required.',
        '! Updated the playbook: its *Ticket* input is required now.',
        '! Updated the playbook to work without the output Triage.done.',
      ],
    ],
    [
      'the type of a field',
      'IncidentFields/incidentfield-Ticket.json',
      field,
      { type: 'number' },
      ['! Updated the incident field, which has another type (shortText became number).'],
    ],
    [
      'the text of a list',
      'Lists/list-Teams.json',
      { id: 'T', name: 'T', data: 'a' },
      { data: 'b' },
      ['Updated the list.'],
    ],
    [
      'a column that queries read',
      'ModelingRules/external-modelingrule-Weather.yml',
      { id: 'W', name: 'W', schema: '{"a_raw": {"id": {"type": "string"}, "at": {"type": "int"}}}' },
      { schema: '{"a_raw": {"at": {"type": "string"}}}' },
      [
        '! Updated the modeling rule, which no longer declares a_raw.id.',
        '! Updated the modeling rule: a_raw.at is string now (before: int).',
      ],
    ],
  ])('%s', (_what, path, before, change, expected) => {
    expect(toldOf(path, before, { ...before, ...change })).toEqual(expected);
  });
});
