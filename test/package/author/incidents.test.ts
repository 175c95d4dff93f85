// @module-tag slow

import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { readZip } from '#src/shared/zip.js';
import { installPack } from '#src/simulator/install/install-pack.js';
import { localCortex } from '#src/testing/cortex/local-cortex.js';
import { mockApi } from '#src/testing/mock-api/mock-api.js';
import { recordLog } from '#src/testing/mock-api/record-log.js';
import { reply } from '#src/testing/mock-api/route.js';
import { failing } from '#src/testing/server/faults.js';
import { itCollectsEverything } from '#src/testing/simulation/it-collects-everything.js';
import { type BuiltProject, buildAuthorProject } from '../../fixtures/author-project.js';

const integration = `
import { defineIntegration } from 'cortex-pack/definition';

export const integration = defineIntegration({
  id: 'Desk',
  folder: 'WeatherEvents',
  category: 'Case Management',
  provider: 'Weather',
  description: 'Use this integration to fetch tickets as incidents.',
  parameters: {
    url: { kind: 'url', display: 'Server URL', section: 'Connect', required: true, help: 'The address.' },
    key: { kind: 'secret', display: 'API Key', section: 'Connect', required: true, help: 'The key.' },
  },
  incidents: {
    streams: {
      tickets: { name: 'Tickets', time: 'created', id: 'id', pageSize: 50 },
      alarms: { name: 'Alarms', time: 'at', id: 'id', order: 'any' },
    },
    mirroring: { direction: 'both', fields: { 'Desk Ticket': { state: 'The state of the ticket.' } } },
    incomingMapper: 'Desk - Incoming Mapper',
  },
});
`;

const main = `
import { implement, type IncidentSeverity } from 'cortex-pack/runtime';
import { integration } from '../../definition/integration.js';

interface Ticket { id: string; created: string; subject: string; priority: IncidentSeverity }
interface Alarm { id: string; at: string }

export const run = implement(integration, {
  connect: ({ params }) => ({ url: params.url, headers: { 'X-Key': params.key } }),
  test: ({ http }) => http.get('/me'),
  incidents: {
    tickets: ({ http }, ask) => {
      const page = http.get<{ tickets: Ticket[]; next?: string }>('/tickets', {
        since: ask.sinceText, cursor: ask.cursor || undefined, limit: ask.size,
      });
      return {
        incidents: page.tickets.map((record) => ({
          record,
          name: 'Ticket ' + record.id + ': ' + record.subject,
          severity: record.priority,
          type: 'Desk Ticket',
          labels: { source: 'desk' },
          customFields: { ticketid: record.id },
        })),
        cursor: page.next,
      };
    },
    alarms: ({ http }, ask) => ({
      incidents: http
        .get<{ alarms: Alarm[] }>('/alarms', { since: ask.sinceText, until: ask.untilText, page: ask.page, size: ask.size })
        .alarms.map((record) => ({ record, name: 'Alarm ' + record.id })),
    }),
  },
  mirroring: {
    modified: ({ http }, { since }) => http.get<{ ids: string[] }>('/changes', { since }).ids,
    read: ({ http }, { id }) => {
      const ticket = http.get<{ id: string; state: string; comment: string }>('/tickets/' + id);
      return {
        record: ticket,
        entries: [{ text: ticket.comment, tags: ['comment'] }],
        closed: ticket.state === 'closed' ? { reason: 'Resolved' } : undefined,
      };
    },
    update: ({ http }, { id, delta, isClosed }) => {
      http.patch('/tickets/' + id, { ...delta, ...(isClosed ? { state: 'closed' } : {}) });
      return undefined;
    },
  },
});
`.replace(
  "closed: ticket.state === 'closed' ? { reason: 'Resolved' } : undefined,",
  "...(ticket.state === 'closed' ? { closed: { reason: 'Resolved' } } : {}),",
);

let built: BuiltProject;

beforeAll(async () => {
  built = await buildAuthorProject({
    'pack/definition/integration.ts': integration,
    'pack/integrations/WeatherEvents/main.ts': main,
  });
});

function deskApi() {
  return mockApi({
    url: 'https://desk.example',
    params: { url: 'https://desk.example', key: 'key-0a1b2c3d4e' },
    latencySeconds: 0,
    logs: {
      tickets: recordLog({
        route: 'GET /tickets',
        id: 'id',
        time: 'created',
        since: 'since',
        items: 'tickets',
        paging: { kind: 'cursor', cursor: 'cursor', size: 'limit', next: 'next' },
        sample: ({ id, time }) => ({ id, created: time, subject: 'Printer', priority: 'low' }),
      }),
      alarms: recordLog({
        route: 'GET /alarms',
        id: 'id',
        time: 'at',
        since: 'since',
        until: 'until',
        items: 'alarms',
        paging: { kind: 'page number', page: 'page', size: 'size' },
        sample: ({ id, time }) => ({ id, at: time }),
      }),
    },
    routes: {
      'GET /me': { name: 'Ada' },
      'GET /changes': ({ query }) => ({ ids: ['t1', String(query.since)] }),
      'GET /tickets/:id': ({ params }) => ({ id: params.id, state: 'closed', comment: 'Done.' }),
      'PATCH /tickets/:id': ({ json }) => reply(200, json),
    },
  });
}

async function desk(runtime: 'server' | 'container' = 'container', params: object = {}) {
  const api = deskApi();
  const cortex = await localCortex(built[runtime], { apis: [api] });
  onTestFinished(() => cortex.close());
  const at = (secondsAgo: number) => new Date(cortex.clock.now() - secondsAgo * 1000).toISOString();
  return { api, cortex, at, instance: cortex.instance({ ...params }) };
}

test('the YAML has the switches, parameters and commands of a fetch of incidents', () => {
  const files = readZip(built.container);
  const yaml = [...files].find(([path]) => path.startsWith('Integrations/'))?.[1];
  const { configuration, script, ...top } = parse(Buffer.from(yaml ?? []).toString(), { version: '1.1' });
  expect(top).toMatchObject({
    defaultmapperin: 'Desk - Incoming Mapper',
    sectionorder: ['Connect', 'Collect', 'Mirroring'],
  });
  expect(script).toMatchObject({
    isfetch: true,
    ismappable: true,
    isremotesyncin: true,
    isremotesyncout: true,
  });
  expect(script.isfetchevents).toBeUndefined();
  expect(configuration.map(({ name, type }: { name: string; type: number }) => [name, type])).toEqual([
    ['url', 0],
    ['key', 9],
    ['insecure', 8],
    ['proxy', 8],
    ['isFetch', 8],
    ['incidentType', 13],
    ['incidentFetchInterval', 19],
    ['incidents_to_fetch', 16],
    ['first_fetch', 0],
    ['max_fetch', 0],
    ['look_back', 0],
    ['time_budget', 0],
    ['mirror_direction', 15],
  ]);
  expect(script.commands.map(({ name }: { name: string }) => name)).toEqual([
    'get-modified-remote-data',
    'get-remote-data',
    'update-remote-system',
    'get-mapping-fields',
  ]);
});

test('the script of another integration carries nothing of it', async () => {
  const other = await buildAuthorProject({});
  const scriptOf = (zip: Uint8Array) => installPack(zip).integrations[0]?.script;
  expect(scriptOf(built.server)).toContain('rawJSON');
  expect(scriptOf(other.server)).not.toMatch(/rawJSON|dbotMirror|fetch-incidents/);
});

describe.each(['server', 'container'] as const)('a fetch of incidents on a %s', (runtime) => {
  test('creates one incident of each object, with its fields and rawJSON', async () => {
    const { api, cortex, at, instance } = await desk(runtime, { incidentType: 'Desk Alarm' });
    const ticket = { id: 't1', created: at(60), subject: 'Printer', priority: 'high' };
    api.logs.tickets.add(ticket);
    api.logs.alarms.add({ id: 'a1', at: at(30) });
    expect(await instance.test()).toMatchObject({ ok: true });
    const run = await instance.fetchIncidents();
    expect(run).toMatchObject({ ok: true, entries: [] });
    expect(run.incidents?.toSorted((a, b) => b.name.localeCompare(a.name))).toEqual([
      {
        id: expect.any(String),
        name: 'Ticket t1: Printer',
        occurred: ticket.created,
        severity: 3,
        type: 'Desk Ticket',
        labels: [{ type: 'source', value: 'desk' }],
        CustomFields: { ticketid: 't1' },
        rawJSON: JSON.stringify(ticket),
        created: new Date(cortex.clock.now()).toISOString(),
        sourceBrand: 'Desk',
        sourceInstance: 'Desk',
      },
      expect.objectContaining({ name: 'Alarm a1', type: 'Desk Alarm', severity: 0 }),
    ]);
    cortex.clock.advance(60_000);
    expect((await instance.fetchIncidents()).incidents).toEqual([]);
    expect(cortex.incidents).toHaveLength(2);
  });

  test('takes at most max_fetch at once, and the rest with the next fetches', async () => {
    const { api, cortex, at, instance } = await desk(runtime, {
      max_fetch: '20',
      incidents_to_fetch: ['Tickets'],
    });
    for (let i = 1; i <= 50; i += 1)
      api.logs.tickets.add({ id: `t${i}`, created: at(600 - i), subject: 'x', priority: 'low' });
    const runs = await instance.fetchFor(4);
    expect(runs.map(({ incidents }) => incidents?.length)).toEqual([20, 20, 10, 0]);
    expect(new Set(cortex.incidents.map(({ name }) => name)).size).toBe(50);
  });

  test('finds late objects, and creates none twice', async () => {
    const { api, cortex, at, instance } = await desk(runtime, { look_back: '5' });
    api.logs.tickets.add({ id: 't1', created: at(10), subject: 'x', priority: 'low' });
    api.logs.tickets.add(
      { id: 't2', created: at(20), subject: 'late', priority: 'low' },
      { lateBySeconds: 150 },
    );
    await instance.fetchFor(6);
    expect(cortex.incidents.map(({ name }) => name)).toEqual(['Ticket t1: x', 'Ticket t2: late']);
  });
});

test('the state is in the last run alone, so that its reset begins again', async () => {
  const { api, at, instance } = await desk();
  api.logs.tickets.add({ id: 't1', created: at(10), subject: 'x', priority: 'low' });
  await instance.fetchIncidents();
  expect(Object.keys(instance.lastRun)).toContain('Tickets');
  expect(instance.lastRun.nextTrigger).toBeUndefined();
  expect(instance.integrationContext).toEqual({});
  instance.state.setLastRun({});
  expect((await instance.fetchIncidents()).incidents).toHaveLength(1);
});

test('a stream that fails keeps no incident of another one back', async () => {
  const { api, at, instance } = await desk();
  api.logs.tickets.add({ id: 't1', created: at(10), subject: 'x', priority: 'low' });
  api.fail(failing(403), { path: '/alarms' });
  const first = await instance.fetchIncidents();
  expect(first.incidents).toHaveLength(1);
  expect(
    first.logs.some(({ level, text }) => level === 'error' && text.startsWith('Alarms: Desk answered 403')),
  ).toBe(true);
  api.fail(failing(401));
  expect(await instance.fetchIncidents()).toMatchObject({ ok: false });
});

test('Test asks what the instance fetches', async () => {
  const { api, instance } = await desk();
  api.fail(failing(403), { path: '/alarms' });
  const { ok, error } = await instance.test();
  expect({ ok, message: error?.message }).toEqual({
    ok: false,
    message: expect.stringContaining('Alarms: Desk answered 403'),
  });
});

describe('mirroring', () => {
  test('is told to the platform with each incident', async () => {
    const { api, at, instance } = await desk('container', { mirror_direction: 'Incoming And Outgoing' });
    api.logs.tickets.add({ id: 't1', created: at(10), subject: 'x', priority: 'low' });
    const [incident] = (await instance.fetchIncidents()).incidents ?? [];
    expect(incident).toMatchObject({
      dbotMirrorId: 't1',
      dbotMirrorDirection: 'Both',
      dbotMirrorInstance: 'Desk',
    });
    expect(JSON.parse(incident?.rawJSON ?? '')).toMatchObject({
      id: 't1',
      mirror_id: 't1',
      mirror_direction: 'Both',
    });
  });

  test('answers what the platform asks', async () => {
    const { api, instance } = await desk();
    const modified = await instance.run('get-modified-remote-data', { lastUpdate: '1767600000000' });
    expect(modified.contents).toEqual(['t1', '2026-01-05T08:00:00.000Z']);
    const remote = await instance.run('get-remote-data', { id: 't1', lastUpdate: '2026-01-05T08:00:00Z' });
    expect(remote.contents).toEqual([
      { id: 't1', state: 'closed', comment: 'Done.' },
      { Type: 1, ContentsFormat: 'text', Contents: 'Done.', Tags: ['comment'] },
      {
        Type: 1,
        ContentsFormat: 'json',
        Contents: { dbotIncidentClose: true, closeReason: 'Resolved', closeNotes: '' },
      },
    ]);
    expect((await instance.run('get-mapping-fields')).contents).toEqual({
      'Desk Ticket': { state: 'The state of the ticket.' },
    });
    const updated = await instance.run('update-remote-system', {
      remoteId: 't1',
      delta: '{"priority": "high"}',
      data: '{}',
      status: '2',
      incidentChanged: 'true',
    });
    expect(updated).toMatchObject({ ok: true, contents: 't1' });
    expect(api.requests.at(-1)).toMatchObject({
      method: 'PATCH',
      path: '/tickets/t1',
      json: { priority: 'high', state: 'closed' },
    });
  });
});

describe('nothing is lost', () => {
  itCollectsEverything(
    new Proxy(new Uint8Array(), { get: (_none, key) => Reflect.get(built.server, key) }),
    deskApi,
    { test, seeds: 6, params: { max_fetch: '200', first_fetch: '1 hour' } },
  );
});

test('an integration does not do both', async () => {
  const both = integration.replace(
    'incidents: {',
    "events: { vendor: 'a', product: 'b', commandPrefix: 'desk', streams: { x: { name: 'X', time: 'at', id: 'id' } } },\n  incidents: {",
  );
  await expect(buildAuthorProject({ 'pack/definition/integration.ts': both })).rejects.toThrow('CPD111');
});
