import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runProgram } from '../../../fixtures/program.js';
import { repository, temporaryFolder, writeFiles } from '../../../fixtures/project.js';
import { correlationRuleYaml } from '../../../fixtures/weather-items.js';
import { zipOf } from '../../../fixtures/weather-pack.js';
import { weatherTenant } from '../../../fixtures/weather-tenant.js';

const items = join(repository, 'test', 'importer', 'items');

const python = `commonfields:
  id: Weather Python
  version: -1
name: Weather Python
display: Weather Python
category: Utilities
description: Shows the weather.
configuration: []
script:
  type: python
  subtype: python3
  dockerimage: demisto/python3:3.12.8.1983910
  script: '-'
  commands: []
fromversion: 6.0.0
tests:
- No tests
`;
const pythonCode = 'import demistomock as demisto\n\n\ndemisto.results("sunny")\n';
const playbook = 'id: Check the weather\nname: Check the weather\nversion: -1\ntasks: {}\n';
const metadata = {
  name: 'Weather Tools',
  description: 'Tools for the weather.',
  support: 'community',
  currentVersion: '1.4.2',
  author: 'Ada',
  url: '',
  email: '',
  created: '2025-01-02T03:04:05Z',
  categories: ['Utilities'],
  tags: ['Security'],
  keywords: ['weather'],
  marketplaces: ['xsoar'],
  dependencies: { CommonScripts: { mandatory: true } },
};

async function imported(path: string, folder: string, ...more: string[]) {
  const { code, stdout, stderr } = await runProgram(['import', path, '--json', ...more], folder);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

const text = (folder: string, ...path: string[]) => readFile(join(folder, ...path), 'utf8');

/** A pack as its author has it, with everything that a project can take and something that it cannot. */
async function packFolder(): Promise<string> {
  const folder = await temporaryFolder();
  const ofItems = (name: string) => readFile(join(items, name), 'utf8');
  await writeFiles(folder, {
    'WeatherTools/pack_metadata.json': JSON.stringify(metadata),
    'WeatherTools/README.md': 'Tools.\n',
    'WeatherTools/ReleaseNotes/1_4_2.md': '#### Scripts\n\n##### CountWords\n\n- Improved counting.\n',
    'WeatherTools/Integrations/TicketDesk/TicketDesk.yml': await ofItems('ticket-desk.yml'),
    'WeatherTools/Integrations/TicketDesk/TicketDesk.js': await ofItems('ticket-desk.js'),
    'WeatherTools/Integrations/TicketDesk/TicketDesk_description.md': 'Ask the desk for a user.\n',
    'WeatherTools/Integrations/TicketDesk/README.md': 'About Ticket Desk.\n',
    'WeatherTools/Integrations/WeatherPython/WeatherPython.yml': python,
    'WeatherTools/Integrations/WeatherPython/WeatherPython.py': pythonCode,
    'WeatherTools/Scripts/CountWords/CountWords.yml': await ofItems('CountWords.yml'),
    'WeatherTools/Scripts/CountWords/CountWords.js': await ofItems('CountWords.js'),
    'WeatherTools/Playbooks/playbook-Check.yml': playbook,
    'WeatherTools/doc_files/picture.txt': 'A picture.\n',
  });
  return folder;
}

describe('a whole pack', () => {
  test('becomes a project with all of its items', async () => {
    const folder = await packFolder();
    const result = await imported('WeatherTools', folder, '--to', 'project');
    expect(result).toMatchObject({
      pack: 'WeatherTools',
      items: [
        { kind: 'integration', id: 'Ticket Desk', folder: 'TicketDesk' },
        { kind: 'script', id: 'CountWords', folder: 'CountWords' },
      ],
      passed: [
        'Integrations/WeatherPython/WeatherPython.py',
        'Integrations/WeatherPython/WeatherPython.yml',
        'Playbooks/playbook-Check.yml',
        'doc_files/picture.txt',
      ],
      left: [{ path: 'README.md', why: 'A project has no place for it, or makes it itself.' }],
    });
    const project = join(folder, 'project');
    expect(await text(project, 'pack/definition/pack.ts')).toMatch(
      /version: '1\.4\.2'[\s\S]*dependencies: \{ CommonScripts: \{ mandatory: true \} \}[\s\S]*integrations: \[ticketDeskIntegration\],\n {2}scripts: \[countWordsScript\],/,
    );
    expect(await text(project, 'pack/scripts/CountWords/code.js')).toBe(await text(items, 'CountWords.js'));
    expect(await text(project, 'pack/integrations/TicketDesk/description.md')).toBe(
      'Ask the desk for a user.\n',
    );
    expect(await text(project, 'pack/content/Integrations/WeatherPython/WeatherPython.py')).toBe(pythonCode);
    expect(await text(project, 'pack/content/Playbooks/playbook-Check.yml')).toBe(playbook);
    expect(await text(project, 'pack/release-notes/1_4_2.md')).toContain('Improved counting');
  });

  test('is taken from a zip, too, where code, help and picture are in the YAML', async () => {
    const folder = await temporaryFolder();
    const script = { type: 'python', subtype: 'python3', script: `### pack version: 1.4.2\n${pythonCode}` };
    const unified = JSON.stringify({
      ...parse(python),
      script,
      detaileddescription: 'Ask the weather.\n',
      image: 'data:image/png;base64,aGVsbG8=',
    });
    const zip = zipOf({
      'metadata.json': JSON.stringify({ ...metadata, id: 'WeatherTools' }),
      'pack_metadata.json': JSON.stringify(metadata),
      'Integrations/integration-WeatherPython.yml': unified,
      'Integrations/integration-MailLookup.yml': await text(items, 'mail-lookup.yml'),
      'Playbooks/playbook-Check.yml': playbook,
    });
    await writeFile(join(folder, 'tools.zip'), zip);
    const { items: made, left } = await imported('tools.zip', folder, '--to', 'project');
    expect(made).toEqual([{ kind: 'integration', id: 'MailLookup', folder: 'MailLookup' }]);
    expect(left).toEqual([]);
    const home = join(folder, 'project', 'pack', 'content', 'Integrations', 'WeatherPython');
    expect(await text(home, 'WeatherPython.py')).toBe(pythonCode);
    expect(parse(await text(home, 'WeatherPython.yml')).script.script).toBe('-');
    expect(await text(home, 'WeatherPython_description.md')).toBe('Ask the weather.\n');
    expect(await text(home, 'WeatherPython_image.png')).toBe('hello');
  });
});

test('what a build adds for the support level is left out, because the build of the project adds it again', async () => {
  const folder = await temporaryFolder();
  const heading = '### Community Contributed Integration\n #### Integration Author: Ada\n No support.\n***\n';
  const decorated = async (name: string) => {
    const yaml = parse(name === 'python' ? python : await text(items, name));
    const script = name === 'python' ? { ...yaml.script, script: pythonCode } : yaml.script;
    const display = `${yaml.display} (Community Contribution)`;
    return JSON.stringify({ ...yaml, display, script, detaileddescription: `${heading}Ask the weather.\n` });
  };
  const zip = zipOf({
    'metadata.json': JSON.stringify({ ...metadata, id: 'WeatherTools' }),
    'pack_metadata.json': JSON.stringify(metadata),
    'Integrations/integration-WeatherPython.yml': await decorated('python'),
    'Integrations/integration-MailLookup.yml': await decorated('mail-lookup.yml'),
  });
  await writeFile(join(folder, 'tools.zip'), zip);
  const { notes } = await imported('tools.zip', folder, '--to', 'project');
  expect(JSON.stringify(notes)).not.toContain('Contribution');
  const project = join(folder, 'project', 'pack');
  expect(await text(project, 'integrations/MailLookup/description.md')).toBe('Ask the weather.\n');
  const files = await readdir(join(project, 'definition'));
  const definitions = await Promise.all(files.map((file) => text(project, 'definition', file)));
  expect(definitions.join()).not.toContain('Contribution');
  const home = join(project, 'content', 'Integrations', 'WeatherPython');
  expect(parse(await text(home, 'WeatherPython.yml')).display).toBe('Weather Python');
  expect(await text(home, 'WeatherPython_description.md')).toBe('Ask the weather.\n');
});

describe('what is not as it was', () => {
  test('is listed with its lines', async () => {
    const folder = await temporaryFolder();
    const { code, stdout } = await runProgram(['import', join(items, 'ticket-desk.yml')], folder);
    expect(code).toBe(0);
    expect(stdout).toMatch(/ticket-desk\.yml:37 configuration\.token\.fromlicense: "desktoken"\n/);
    expect(stdout).toMatch(/ticket-desk\.yml:69 .*Desk\.Ticket\.Tags\.type: "List", now "Unknown"\n/);
    expect(stdout).toContain('Every parameter has a section of the form. (configuration.url.section,');
  });

  test('a parameter of a kind that no declaration has is lost, and said to be', async () => {
    const folder = await temporaryFolder();
    const { notes } = await imported(join(items, 'mail-lookup.yml'), folder);
    expect(notes).toContainEqual(
      expect.objectContaining({ path: 'configuration.heading', kind: 'lost', line: 46 }),
    );
  });
});

describe('what cannot be imported', () => {
  test.each([
    ['nothing', 'none.yml', undefined, 'There is nothing at'],
    ['text', 'notes.txt', 'hello', 'cannot be imported'],
    ['a broken zip', 'broken.zip', 'PK', 'broken.zip is not a readable zip file'],
    [
      'a zip of something else',
      'notes.zip',
      zipOf({ 'notes.txt': 'hello' }),
      'notes is no pack: there is neither',
    ],
    ['a YAML of no item', 'other.yml', 'a: 1\n', 'is neither an integration nor a script'],
    ['a YAML with a mistake', 'broken.yml', 'a: [\n', 'is neither an integration nor a script'],
    ['a YAML without its code', 'alone.yml', 'ticket-desk', 'has no code in it'],
    ['a JSON without rules', 'other.json', '{"a": 1}', 'Give the file as the tenant exported it.'],
    ['no JSON', 'broken.json', '{', 'broken.json is no JSON: it ends too early.'],
  ])('%s is refused', async (_what, name, content, message) => {
    const folder = await temporaryFolder();
    const written = content === 'ticket-desk' ? await text(items, 'ticket-desk.yml') : content;
    if (written !== undefined) await writeFile(join(folder, name), written);
    const { code, stderr } = await runProgram(['import', name], folder);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
  });

  test('a folder that is not empty takes no project', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'full'));
    await writeFile(join(folder, 'full', 'mine.txt'), 'mine');
    const { code, stderr } = await runProgram(
      ['import', join(items, 'mail-lookup.yml'), '--to', 'full'],
      folder,
    );
    expect(code).toBe(1);
    expect(stderr).toContain('The folder full is not empty: it holds mine.txt. Nothing was written.');
    await expect(access(join(folder, 'full', 'pack'))).rejects.toThrow();
  });
});

describe('correlation rules and dashboards of a tenant', () => {
  const exported = {
    ...parse(correlationRuleYaml({ global_rule_id: undefined, fromversion: undefined })),
    rule_id: 7,
    name: 'Weather: storm!',
    is_enabled: 'DISABLED',
    alert_description: null,
    crontab: null,
    action: 'ALERTS',
    timezone: 'Europe/Lisbon',
    hits: 12,
    created_by: 'Ada',
  };
  const dashboard = {
    dashboards_data: [
      { name: 'Weather Overview', global_id: '0123456789abcdef0123456789abcdef', layout: [] },
    ],
    widgets_data: [],
  };

  test('are taken from a JSON, each into a file of pack/content', async () => {
    const folder = await temporaryFolder();
    await writeFile(
      join(folder, 'export.json'),
      JSON.stringify({ reply: { objects: [exported, dashboard] } }),
    );
    const { files } = await imported('export.json', folder);
    expect(files).toEqual([
      {
        path: 'pack/content/CorrelationRules/Weather_storm.yml',
        written: true,
        leftOut: ['rule_id', 'hits', 'created_by'],
      },
      { path: 'pack/content/XSIAMDashboards/Weather_Overview.json', written: true, leftOut: [] },
    ]);
    const rule = parse(await text(folder, 'pack/content/CorrelationRules/Weather_storm.yml'));
    expect(rule).toMatchObject({
      name: 'Weather: storm!',
      fromversion: '8.4.0',
      is_enabled: false,
      // Its key takes no null.
      alert_description: '',
      crontab: null,
      timezone: 'Europe/Lisbon',
      global_rule_id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-5/),
    });
    const made = JSON.parse(await text(folder, 'pack/content/XSIAMDashboards/Weather_Overview.json'));
    const id = '0123456789abcdef0123456789abcdef';
    expect(made.dashboards_data).toMatchObject([{ id, global_id: id }]);
    const again = await imported('export.json', folder);
    expect(again.files.map(({ written }: { written: boolean }) => written)).toEqual([false, false]);
  });

  test('are taken as its public API lists them', async () => {
    const { tenant, env } = await weatherTenant();
    tenant.correlationRules.create(exported, Date.now());
    tenant.dashboards.install([dashboard]);
    const folder = await temporaryFolder();
    const { code, stdout, stderr } = await runProgram(
      ['import', '--tenant', 'environment', '--json'],
      folder,
      env,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout).files).toMatchObject([
      { path: 'pack/content/CorrelationRules/Weather_storm.yml' },
      { path: 'pack/content/XSIAMDashboards/Weather_Overview.json' },
    ]);
  });

  test('of a tenant that gives one of the lists are taken from that one, and the other is reported', async () => {
    const { tenant, env } = await weatherTenant({ absentOperations: ['dashboards/get'] });
    tenant.correlationRules.create(exported, Date.now());
    const folder = await temporaryFolder();
    const words = ['import', '--tenant', 'environment', '--json'];
    const { code, stdout, stderr } = await runProgram(words, folder, env);
    expect({ code, files: JSON.parse(stdout).files }).toMatchObject({
      code: 1,
      files: [{ path: 'pack/content/CorrelationRules/Weather_storm.yml', written: true }],
    });
    expect(stderr).toMatch(/^Error: The dashboards could not be imported\. .*does not offer the operation/);
  });

  test('of a tenant that lists none are none, in JSON as well', async () => {
    const { env } = await weatherTenant();
    const folder = await temporaryFolder();
    const words = ['import', '--tenant', 'environment'];
    const { stdout } = await runProgram([...words, '--json'], folder, env);
    expect(JSON.parse(stdout).files).toEqual([]);
    expect((await runProgram(words, folder, env)).stdout).toContain('lists no correlation rule');
  });

  test('in a folder that is no project are kept, with a note that no build takes them', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'export.json'), JSON.stringify([exported]));
    const words = ['import', 'export.json'];
    expect((await runProgram(words, folder)).stderr).toContain('is no project of a pack');
    await writeFiles(folder, { 'pack/definition/pack.ts': '' });
    expect((await runProgram(words, folder)).stderr).toBe('');
  });
});
