// @module-tag slow

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runtimes } from '#src/definition/runtime.js';
import { buildPack } from '#src/generator/build.js';
import { loadPack } from '#src/generator/load/load-pack.js';
import { knownKinds } from '#src/spec/content-kinds.js';
import { localCortex, mockApi, reply } from '#src/testing/index.js';
import { validate } from '#src/validation/validate.js';
import { authorFolder } from '../../fixtures/author-folder.js';
import { readZip } from '../../fixtures/zip-entries.js';

function mockDesk() {
  const tickets = [
    { id: 'T-3', title: 'Printer', owner: 'ada', created: '2026-01-02T07:57:00Z' },
    { id: 'T-2', title: 'Mail', owner: 'grace', created: '2026-01-02T07:56:00Z' },
    { id: 'T-1', title: 'Badge', owner: 'ada', created: '2026-01-02T07:55:00Z' },
  ];
  let asked = 0;
  return mockApi({
    url: 'https://desk.example.com',
    integration: 'Acme Desk',
    params: { url: 'https://desk.example.com', key: 'mock-key-4711' },
    routes: {
      'GET /v1/me': () => ({ name: 'cortex' }),
      'GET /v1/changes': ({ query }) => ({
        tickets: tickets.filter(({ created }) => created >= String(query.since)),
        next: null,
      }),
      'POST /v1/exports': () => ({ id: 'E-1', state: 'running', tickets: 0 }),
      'GET /v1/exports/:id': ({ params }) => {
        asked += 1;
        return { id: params.id, state: asked === 2 ? 'done' : 'running', tickets: 2 };
      },
      'GET /v1/tickets': ({ query }) => tickets.slice(0, Number(query.limit)),
      'POST /v1/tickets/:id/owner': ({ params, body }) => {
        const ticket = tickets.find(({ id }) => id === params.id);
        if (ticket === undefined) return reply(404);
        ticket.owner = JSON.parse(String(body)).owner;
        return ticket;
      },
    },
  });
}

const mockReputation = () =>
  mockApi({
    url: 'https://reputation.example.com',
    integration: 'Acme Reputation',
    params: { url: 'https://reputation.example.com' },
    routes: { 'GET /v1/ip/:ip': ({ params }) => ({ address: params.ip, score: 80 }) },
  });

/** One project for all tests, built for both runtimes at once: whoever builds it again takes what was made. */
let root: string;
beforeAll(async () => {
  root = await authorFolder('example-project');
  await buildPack({ root, outDir: join(root, 'dist'), runtimes });
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe.each(['container', 'server'] as const)('the example pack in the %s runtime', (runtime) => {
  test('builds in both shapes, and validates with no finding', async () => {
    const { sourcePack, zip } = await buildPack({ root, outDir: join(root, 'dist'), runtimes: [runtime] });
    expect((await validate({ root, paths: [sourcePack.folder, zip.file] })).findings).toEqual([]);
    expect((await readFile(zip.file)).length).toBe(zip.size);
  });

  test('loses nothing between the source layout and the zip', async () => {
    const { sourcePack, zip } = await buildPack({ root, outDir: join(root, 'dist'), runtimes: [runtime] });
    const zipped = new Map((await readZip(zip.file)).map(({ path, text }) => [path, text]));
    const textOf = (path: string) => readFileSync(join(sourcePack.folder, path), 'utf8');
    const sources = sourcePack.files.map(({ path }) => path);

    for (const kind of ['integration', 'script'] as const) {
      const { folder, uploadPrefix } = knownKinds[kind];
      const yamls = sources.filter((path) => path.startsWith(`${folder}/`) && path.endsWith('.yml'));
      expect(yamls).toHaveLength(2);
      for (const path of yamls) {
        const [, name = ''] = path.split('/');
        const unified = parse(zipped.get(`${folder}/${uploadPrefix}${name}.yml`) ?? '', { version: '1.1' });
        const source = parse(textOf(path), { version: '1.1' });
        const code = kind === 'script' ? unified.script : unified.script.script;
        const [, body = ''] = /^[^\n]*pack version: 1\.0\.0\n([\s\S]*)$/.exec(code) ?? [];
        const written = textOf(path.replace(/\.yml$/, runtime === 'container' ? '.py' : '.js'));
        expect(
          written.replace(/^(import demistomock|from CommonServerPython).*\n/gm, '').replace(/\n+/g, '\n'),
        ).toBe(body.replace(/\n+/g, '\n'));
        if (kind === 'script') expect({ ...unified, script: '-' }).toEqual(source);
        else {
          expect(unified).toMatchObject({
            ...source,
            display: /Contribution/,
            script: { ...source.script, script: code },
          });
          expect(unified.detaileddescription).toContain(textOf(path.replace('.yml', '_description.md')));
          const image = readFileSync(join(sourcePack.folder, path.replace('.yml', '_image.png')), 'base64');
          expect(unified.image).toBe(`data:image/png;base64,${image}`);
        }
      }
    }

    // Whatever lies in pack/content is in both, as it is or inside of the file of its item.
    const upload = [...zipped.values()].join('\n');
    for (const path of readdirSync(join(root, 'pack', 'content'), { recursive: true }).map(String)) {
      const file = join(root, 'pack', 'content', path);
      if (statSync(file).isDirectory()) continue;
      const bytes = readFileSync(file);
      expect(
        sources.some((source) => readFileSync(join(sourcePack.folder, source)).equals(bytes)),
        path,
      ).toBe(true);
      if (/_README\.md$|\.png$/.test(path)) continue;
      for (const line of bytes.toString().split('\n')) {
        const value = line.trim().replace(/^"|",?$/g, '');
        if (!/^[[\]{},\s]*$|^rules: ''$/.test(value)) expect(upload).toContain(value.split(/": ?/)[0]);
      }
    }

    // Every text of the definition is somewhere in the files.
    const all = sources.map(textOf).join('\n');
    const definition = await loadPack(root);
    const declared = JSON.stringify([definition.integrations, definition.scripts], (key, value) =>
      key === 'content' ? undefined : value,
    );
    for (const [, text = ''] of declared.matchAll(/"(?:description|help|display|defaultValue)":"([^"]+)"/g))
      expect(all).toContain(text);
  });

  test('runs in the local Cortex: commands, and scripts that call them', async () => {
    const desk = mockDesk();
    const cortex = await localCortex(root, { runtime, apis: [desk, mockReputation()] });
    try {
      const instance = cortex.instance({}, { integration: 'Acme Desk' });
      const reputation = cortex.instance({}, { integration: 'Acme Reputation' });
      expect((await instance.test()).ok).toBe(true);
      expect((await reputation.run('!ip 192.0.2.7')).outputs.DBotScore).toMatchObject([{ Score: 3 }]);

      await instance.run('!acme-desk-ticket-list');
      const report = await cortex.run('!AcmeTicketReport');
      expect(report.table).toEqual([
        { owner: 'ada', tickets: '2' },
        { owner: 'grace', tickets: '1' },
      ]);
      expect((await cortex.run('!getList listName=AcmeTeams')).text).toBe('north,south\n');
      expect(cortex.investigation.context.AcmeDesk).toMatchObject({ Owners: ['ada', 'grace'] });

      cortex.investigation.changeIncident({ owner: 'edsger' });
      const { outputs, text } = await cortex.run('AcmeAssignTicket', { ticket: 'T-2' });
      expect(text).toContain('edsger');
      expect(outputs['AcmeDesk.Assignment']).toEqual({ ticket: 'T-2', owner: 'edsger' });
      expect(desk.requests.at(-1)?.path).toBe('/v1/tickets/T-2/owner');
      const refreshed = await cortex.run('!AcmeTicketReport refresh=true');
      expect(refreshed.table).toContainEqual({ owner: 'edsger', tickets: '1' });

      const { ok, error } = await cortex.run('!AcmeAssignTicket T-9');
      expect({ ok, message: error?.message }).toMatchObject({
        ok: false,
        message: expect.stringMatching(/acme-desk-ticket-assign: .*404/),
      });
    } finally {
      await cortex.close();
    }
  });

  test('fetches incidents, each once, and runs a command until it is done', async () => {
    const cortex = await localCortex(root, { runtime, apis: [mockDesk()], start: '2026-01-02T08:00:00Z' });
    try {
      const instance = cortex.instance({}, { integration: 'Acme Desk' });
      await instance.fetchIncidents();
      await instance.fetchIncidents();
      expect(cortex.incidents.map(({ name, type }) => `${type}: ${name}`).sort()).toEqual([
        'Acme Response Ticket: Ticket T-1: Badge',
        'Acme Response Ticket: Ticket T-2: Mail',
        'Acme Response Ticket: Ticket T-3: Printer',
      ]);
      const runs = await instance.poll('!acme-desk-export owner=ada');
      expect(runs).toHaveLength(3);
      expect(runs.at(-1)?.outputs['AcmeDesk.Export']).toEqual({ id: 'E-1', tickets: 2 });
    } finally {
      await cortex.close();
    }
  });

  test('reaches mock commands in the place of packs that are not there', async () => {
    const asked: unknown[] = [];
    const cortex = await localCortex(root, {
      runtime,
      commands: {
        'acme-desk-ticket-list': () => [{ owner: 'ada' }],
        'acme-desk-ticket-assign': (args) => {
          asked.push(args);
          throw new Error('The desk is closed.');
        },
      },
      investigation: { incidents: [{ id: '7', owner: 'ada' }] },
    });
    try {
      const { table } = await cortex.run('!AcmeTicketReport refresh=true');
      expect(table).toEqual([{ owner: 'ada', tickets: '1' }]);
      const { error } = await cortex.run('!AcmeAssignTicket T-1');
      expect(error?.message).toContain('acme-desk-ticket-assign: The desk is closed.');
      expect(asked).toEqual([{ id: 'T-1', owner: 'ada' }]);
    } finally {
      await cortex.close();
    }
  });
});
