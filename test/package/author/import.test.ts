// @module-tag slow

import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { buildPack } from '#src/generator/build.js';
import { differencesOf } from '#src/importer/differences.js';
import { readZip } from '#src/shared/zip.js';
import { localCortex } from '#src/testing/cortex/local-cortex.js';
import { withBasic } from '#src/testing/mock-api/authentication.js';
import { mockApi } from '#src/testing/mock-api/mock-api.js';
import { runProgram } from '../../fixtures/program.js';
import { repository, writeFiles } from '../../fixtures/project.js';
import { correlationRuleYaml } from '../../fixtures/weather-items.js';

const items = join(repository, 'test', 'importer', 'items');

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cortex-pack-import-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** As `npm install` would. */
async function linkPackage(root: string): Promise<void> {
  await mkdir(join(root, 'node_modules'));
  await symlink(repository, join(root, 'node_modules', 'cortex-pack'), 'junction');
  await symlink(join(repository, 'node_modules', '@types'), join(root, 'node_modules', '@types'), 'junction');
}

interface Note {
  readonly file: string;
  readonly line?: number;
  readonly path: string;
  readonly kind: string;
  readonly reason?: string;
}

/** Imports what lies at a path, and builds the project as its author would. */
async function importedAndBuilt(path: string) {
  const folder = await temporaryFolder();
  const { code, stdout, stderr } = await runProgram(['import', path, '--to', 'project', '--json'], folder);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const result: {
    readonly notes: readonly Note[];
    readonly refused: readonly string[];
    readonly excused: readonly string[];
    readonly items: readonly { readonly kind: string; readonly folder: string }[];
  } = JSON.parse(stdout);
  const root = join(folder, 'project');
  await linkPackage(root);
  const built = await buildPack({ root, outDir: join(root, 'dist'), runtimes: ['server', 'container'] });
  return { root, result, zip: await readFile(built.zip.file), alternative: built.alternatives[0] };
}

function yamlIn(zip: Uint8Array, folder: string) {
  const found = [...readZip(zip)].find(([path]) => path.startsWith(`${folder}/`));
  const { script, ...yaml } = parse(Buffer.from(found?.[1] ?? []).toString(), { version: '1.1' });
  return { yaml, script };
}

const versionLine = /^\/\/ pack version: .*\n/;

/** Everything that a note explains, or says to be lost. */
function isNoted(path: readonly (string | number)[], notes: readonly Note[], yaml: unknown): boolean {
  let at: unknown = yaml;
  const named = path.map((step) => {
    const next = Object(at)[step];
    const item = Array.isArray(at) && typeof next === 'object' && next !== null ? Object(next) : {};
    at = next;
    return String(item.name ?? item.contextPath ?? step);
  });
  return notes.some((note) => named.join('.') === note.path);
}

describe.each([
  ['ticket-desk.yml', 'Integrations', 'ticket-desk.js'],
  ['mail-lookup.yml', 'Integrations', undefined],
  ['host-inventory.yml', 'Integrations', 'host-inventory.js'],
  ['CloseDuplicates.yml', 'Scripts', undefined],
  ['CountWords.yml', 'Scripts', 'CountWords.js'],
  ['PlainReport.yml', 'Scripts', undefined],
])('%s', (file, kind, codeFile) => {
  test('is imported, builds, and is the same by meaning but for what the report says', async () => {
    const path = join(items, file);
    const original = parse(await readFile(path, 'utf8'), { version: '1.1' });
    const { result, zip, alternative } = await importedAndBuilt(path);
    expect(result.refused).toEqual([]);

    const built = yamlIn(zip, kind);
    const { script: code, ...script } = kind === 'Scripts' ? { script: built.script } : built.script;
    const inYaml = kind === 'Scripts' ? original.script : original.script.script;
    const before =
      codeFile === undefined
        ? inYaml.replace(versionLine, '')
        : await readFile(join(items, codeFile), 'utf8');
    expect(code.replace(versionLine, '')).toBe(before);
    // The code is JavaScript for the server, whatever the rest of the pack is built for.
    expect(alternative && yamlIn(await readFile(alternative.zip.file), kind)).toMatchObject({
      [kind === 'Scripts' ? 'yaml' : 'script']: { type: 'javascript' },
    });

    const after = kind === 'Scripts' ? built.yaml : { ...built.yaml, script };
    const { script: ofItem, detaileddescription: _help, image: _logo, ...top } = original;
    const { script: _code, ...keys } = kind === 'Scripts' ? { script: ofItem } : ofItem;
    const { detaileddescription: _h, image: _i, ...made } = after;
    const item = kind === 'Scripts' ? top : { ...top, script: keys };
    // The platform's own build writes these keys and the support level into the zip.
    const ofUnification = ['script.ismappable', 'script.isremotesyncin', 'script.isremotesyncout', 'display'];
    const unexplained = differencesOf(item, made).filter(
      ({ path: at }) => !ofUnification.includes(at.join('.')) && !isNoted(at, result.notes, item),
    );
    expect(unexplained).toEqual([]);
    for (const note of result.notes.filter(({ kind: noted }) => noted !== 'added')) {
      expect([note.path, note.line ?? 0]).toEqual([note.path, expect.any(Number)]);
    }
  });
});

test('what was imported runs in the local Cortex, behind its common library', async () => {
  const { zip } = await importedAndBuilt(join(items, 'ticket-desk.yml'));
  const ticket = { id: 't1', owner: 'Ada', tags: ['printer'], created: '2026-01-05T07:00:00Z' };
  const api = mockApi({
    url: 'https://desk.example',
    params: { url: 'https://desk.example/', credentials: { identifier: 'ada', password: 'pass-77-word' } },
    authenticate: withBasic('ada', 'pass-77-word'),
    routes: {
      'GET /api/me': { name: 'Ada' },
      'GET /api/tickets': ({ query }) => ({ tickets: query.since === ticket.created ? [] : [ticket] }),
      'GET /api/tickets/:id': ticket,
    },
  });
  await using cortex = await localCortex(zip, { apis: [api] });
  const instance = cortex.instance();
  expect(await instance.test()).toMatchObject({ ok: true });
  const shown = await instance.run('desk-get-ticket', { id: 't1' });
  expect(shown).toMatchObject({ table: [{ ID: 't1', Owner: 'Ada' }], contents: ticket });
  expect((await instance.fetchIncidents()).incidents).toMatchObject([
    { name: 'Ticket t1', occurred: ticket.created },
  ]);
  expect((await instance.fetchIncidents()).incidents).toEqual([]);
});

test('a name that nobody defines is kept, and named for a look', async () => {
  const folder = await temporaryFolder();
  const yaml = (await readFile(join(items, 'PlainReport.yml'), 'utf8')).replace(
    'dq(invContext',
    'qd(invContext',
  );
  await writeFile(join(folder, 'PlainReport.yml'), yaml);
  const { stdout } = await runProgram(['import', 'PlainReport.yml', '--json'], folder);
  expect(JSON.parse(stdout)).toMatchObject({
    refused: [],
    notes: [
      { path: 'fromversion' },
      { path: 'qd', kind: 'added', reason: expect.stringContaining('Nobody defines') },
    ],
  });
});

const playbook = {
  id: 'Check the weather',
  version: -1,
  name: 'Check the weather',
  description: 'Checks the weather.',
  starttaskid: '0',
  tasks: {
    0: {
      id: '0',
      taskid: '3f8a2b1c-1111-4222-8333-444455556666',
      type: 'start',
      task: {
        id: '3f8a2b1c-1111-4222-8333-444455556666',
        version: -1,
        name: '',
        iscommand: false,
        brand: '',
        description: '',
      },
      separatecontext: false,
      view: '{"position": {"x": 50, "y": 50}}',
    },
  },
  view: '{"linkLabelsPosition": {}, "paper": {"dimensions": {"height": 65, "width": 380, "x": 50, "y": 50}}}',
  inputs: [],
  outputs: [],
  tests: ['No tests'],
  fromversion: '6.10.0',
};

test('a whole pack is built with all that was in it, and with rules that a tenant exported', async () => {
  const folder = await temporaryFolder();
  const item = (name: string) => readFile(join(items, name), 'utf8');
  const python = {
    ...parse(await item('mail-lookup.yml')),
    commonfields: { id: 'Mail Python', version: -1 },
    name: 'Mail Python',
    display: 'Mail Python',
    script: {
      type: 'python',
      subtype: 'python3',
      dockerimage: 'demisto/python3:3.12.8.1983910',
      script: '-',
      commands: [],
    },
  };
  await writeFiles(folder, {
    'Tools/pack_metadata.json': JSON.stringify({
      name: 'Mail Tools',
      description: 'Tools for mail.',
      support: 'community',
      currentVersion: '1.0.0',
      author: 'Ada',
      created: '2025-01-02T03:04:05Z',
      categories: ['Utilities'],
      keywords: ['mail'],
      marketplaces: ['marketplacev2'],
    }),
    'Tools/Integrations/MailLookup/MailLookup.yml': await item('mail-lookup.yml'),
    'Tools/Integrations/MailPython/MailPython.yml': stringify(python),
    'Tools/Integrations/MailPython/MailPython.py': 'demisto.results("ok")\n',
    'Tools/Scripts/PlainReport/PlainReport.yml': await item('PlainReport.yml'),
    'Tools/Playbooks/playbook-Check_the_weather.yml': stringify(playbook),
    'rules.json': JSON.stringify([
      { ...parse(correlationRuleYaml({ global_rule_id: undefined })), rule_id: 3, hits: 0, is_enabled: true },
    ]),
  });
  const { code, stderr } = await runProgram(['import', 'Tools', '--to', 'project'], folder);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const root = join(folder, 'project');
  expect((await runProgram(['import', '../rules.json'], root)).code).toBe(0);
  await linkPackage(root);
  const { zip } = await buildPack({ root, outDir: join(root, 'dist'), runtimes: ['server'] }).catch(
    (error: Error) => {
      throw new Error(error.message);
    },
  );
  const contained = [...readZip(await readFile(zip.file)).keys()].filter((path) => path.includes('/'));
  expect(contained.sort()).toEqual([
    expect.stringMatching(/^CorrelationRules\/external-correlationrule-.*Weather_turns_bad\.yml$/),
    'Integrations/integration-MailLookup.yml',
    'Integrations/integration-MailPython.yml',
    expect.stringMatching(/^Playbooks\/playbook-Check_the_weather\.yml$/),
    'Scripts/script-PlainReport.yml',
  ]);
});
