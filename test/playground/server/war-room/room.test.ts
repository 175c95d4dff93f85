import { describe, expect, test } from 'vitest';
import { PlaygroundRoom } from '#src/playground/server/war-room/playground-room.js';
import { contentPack, type ForeignIntegration, type ForeignScript } from '../../../fixtures/content-pack.js';
import { pythonZip } from '../../../fixtures/installed-code.js';
import { receiverUrl, servedPlayground, weatherForm, writeZip } from '../running.js';

const counter: ForeignIntegration = {
  id: 'Acme Counter',
  parameters: [
    { name: 'url', type: 0, required: true },
    { name: 'key', type: 9, hiddenusername: true, displaypassword: 'Key' },
  ],
  commands: [{ name: 'acme-count' }, { name: 'acme-ask', arguments: [{ name: 'url' }] }],
  script: `
    if (command === 'test-module') return 'ok';
    if (command === 'acme-ask') return String(http(args.url, { Method: 'GET' }, true, false).StatusCode);
    var n = Number(getIntegrationContext().n || 0) + 1;
    setIntegrationContext({ n: n });
    return { Type: 1, ContentsFormat: 'json', Contents: { n: n }, EntryContext: { 'Acme.Count': n } };
  `,
};

const scripts: readonly ForeignScript[] = [
  {
    name: 'CountTwice',
    script: "executeCommand('acme-count', {}); return executeCommand('acme-count', {});",
  },
  { name: 'Report', script: "return fileResult('report.txt', 'for Sunshine-4177 only', entryTypes.file);" },
  {
    name: 'Leave',
    args: [{ name: 'url', default: true }],
    script: "return String(http(args.url, { Method: 'GET' }, true, false).StatusCode);",
  },
  {
    name: 'Ask',
    args: [{ name: 'url', default: true }],
    script: "return executeCommand('acme-ask', { url: args.url });",
  },
  {
    name: 'Late',
    script: 'var before = new Date().getTime(); wait(60); return new Date().getTime() - before;',
  },
  { name: 'Endless', script: 'while (true) {}' },
];

function opened(content: Parameters<typeof contentPack>[1] = { integrations: [counter], scripts }) {
  return servedPlayground(writeZip(contentPack('Acme', content)), false);
}

async function withInstance() {
  const running = await opened();
  const key = { identifier: '', password: 'Sunshine-4177' };
  const values = { url: await receiverUrl(running), key };
  await running.call('saveInstance', { name: 'acme_1', integration: 'Acme Counter', target: 'mock', values });
  return running;
}

describe('a pack of scripts alone', () => {
  test('runs them without an instance', async () => {
    const { call, refused } = await opened({ scripts });
    expect(await call('run', { line: '!Late' })).toMatchObject({
      instance: '',
      ok: true,
      entries: [{ Contents: '60000' }],
    });
    expect(await refused('run', { line: '!Nothing' })).toMatchObject({
      status: 400,
      message: expect.stringContaining('There is no command or script "Nothing" here. Available: Ask'),
    });
    const { commands, generic } = await call('warRoom', {});
    expect(commands.map(({ name }) => name)).toEqual(expect.arrayContaining(['Late', 'Leave', 'getContext']));
    expect(generic.map(({ name }) => name)).toContain('retry-count');
  });

  test('lets none of them out, whatever they ask for', async () => {
    const { call, origin } = await opened({ scripts });
    for (const url of [origin, 'https://example.com/']) {
      const { error, exchanges } = await call('run', { line: `!Leave ${url}` });
      expect(error?.message).toContain('the playground refused it');
      expect(exchanges).toMatchObject([{ failure: expect.stringContaining('the playground refused it') }]);
    }
  });

  test('ends one that never ends', async () => {
    const { call } = await opened({ scripts });
    const run = call('run', { line: '!Endless' });
    let { running, revision } = await call('snapshot', {});
    while (running === undefined) ({ running, revision } = await call('snapshot', { since: revision }));
    expect(running).toMatchObject({ instance: '', command: 'Endless' });
    await call('cancel', {});
    expect(await run).toMatchObject({ ok: false });
    expect(await call('run', { line: '!Late' })).toMatchObject({ ok: true });
  });
});

test('an unknown command of an instance gets a near script or command, else those of the instance', async () => {
  const { refused } = await withInstance();
  const messageFor = async (line: string) => (await refused('run', { name: 'acme_1', line })).message;
  expect(await messageFor('!Laet')).toBe('Acme Counter has no command "Laet". Did you mean "Late"?');
  expect(await messageFor('!getContxt')).toContain('Did you mean "getContext"?');
  expect(await messageFor('!Nothing')).not.toContain('Late');
});

describe('the lists of a pack', () => {
  const content = { scripts, lists: { AcmeTeams: 'north,south' } };
  const read = '!getList listName=AcmeTeams';

  test('are there for scripts and commands, can be changed, and are as in the pack after starting over', async () => {
    const { call } = await opened(content);
    const listed = async () => (await call('run', { line: read })).entries[0]?.Contents;
    expect(await listed()).toBe('north,south');
    await call('run', { line: '!setList listName=AcmeTeams listData=east' });
    expect(await listed()).toBe('east');
    await call('startOver', {});
    expect(await listed()).toBe('north,south');
  });

  test('keep their content when another version of the pack is installed, which brings new ones', () => {
    const room = new PlaygroundRoom({ scripts: [], lists: { AcmeTeams: 'north' } });
    room.investigation.setList('AcmeTeams', 'east');
    room.install({ scripts: [], lists: { AcmeTeams: 'south', AcmeRooms: '1,2' } });
    expect(room.investigation.data.lists).toEqual({ AcmeTeams: 'east', AcmeRooms: '1,2' });
  });
});

describe('scripts and instances', () => {
  test('run each other, in one context', async () => {
    const { call } = await withInstance();
    const twice = await call('run', { line: '!CountTwice' });
    expect(twice.entries).toMatchObject([{ Contents: { n: 2 } }]);
    expect(await call('context', {})).toEqual({ Acme: { Count: 2 } });
    const once = await call('run', { name: 'acme_1', line: '!acme-count' });
    expect(once).toMatchObject({ instance: 'acme_1', entries: [{ Contents: { n: 3 } }] });
    const shown = await call('run', { name: 'acme_1', line: '!getContext' });
    expect(shown).toMatchObject({
      instance: '',
      entries: [{ Contents: { context: { Acme: { Count: [2, 3] } } } }],
    });
    expect((await call('snapshot', {})).instances[0]?.stateBytes).toBeGreaterThan(4);
    expect(await call('replay', { id: twice.id })).toMatchObject({
      ok: true,
      entries: [{ Contents: { n: 5 } }],
    });
    await call('startOver', {});
    expect(await call('context', {})).toEqual({});
    expect((await call('run', { line: '!CountTwice' })).entries).toMatchObject([{ Contents: { n: 2 } }]);
  });

  test('an instance reaches no more for a script than for its user', async () => {
    const running = await withInstance();
    const { call } = running;
    const allowed = await call('run', { line: `!Ask ${await receiverUrl(running)}` });
    expect(allowed.entries[0]?.Contents).toMatch(/^4\d\d$/);
    const refused = await call('run', { line: `!Ask ${running.origin}` });
    expect(JSON.stringify(refused.entries)).toContain('this instance reaches only the mock servers');
  });

  test('a file of an entry can be saved, with the secrets masked', async () => {
    const { call, refused, answers } = await withInstance();
    const { entries, leaks } = await call('run', { line: '!Report' });
    const { name, base64 } = await call('file', { id: String(entries[0]?.FileID) });
    expect(name).toBe('report.txt');
    expect(Buffer.from(base64, 'base64').toString()).toMatch(/^for \*+ only$/);
    expect(answers.join()).not.toContain('Sunshine-4177');
    expect(leaks).toEqual(['entries']);
    expect(await refused('file', { id: 'none' })).toMatchObject({
      message: expect.stringContaining('is no longer kept. Run the command that makes it again.'),
    });
  });
});

describe('Python of others', () => {
  test('is open, and runs in no way', async () => {
    const { call, refused, defects } = await servedPlayground(
      writeZip(pythonZip("demisto.results('ok')\n")),
      false,
    );
    const [form] = await call('integrations', {});
    expect(form).toMatchObject({ id: 'Weather Events', fetchesEvents: true });
    await call('saveInstance', weatherForm('http://127.0.0.1:1'));
    const name = 'weather_1';
    const message = expect.stringMatching(/is Python of its own, which the playground never runs/);
    for (const answer of [
      await refused('test', { name }),
      await refused('run', { name, line: '!weather-status' }),
      await refused('step', { name }),
      await refused('startFetching', { name }),
    ])
      expect(answer).toMatchObject({ origin: 'user', message });
    expect(await call('cycles', {})).toEqual([]);
    expect(await call('run', { name, line: '!getContext' })).toMatchObject({ ok: true });
    expect(defects).toEqual([]);
  });
});
