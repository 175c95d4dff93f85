import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '#src/shared/json.js';
import { installPack } from '#src/simulator/install/install-pack.js';
import { configureInstance } from '#src/simulator/instance/configure-instance.js';
import { Instance } from '#src/simulator/instance/instance.js';
import type { RunResult } from '#src/simulator/instance/script-run.js';
import { Investigation } from '#src/simulator/investigation/investigation.js';
import { LocalWarRoom } from '#src/simulator/war-room/war-room.js';
import { parseWarRoomLine } from '#src/simulator/war-room/war-room-line.js';
import { contentPack } from '../../fixtures/content-pack.js';
import { acmeIntegrations } from './acme-integrations.js';
import { acmeScripts } from './acme-scripts.js';

/** What the invented products answer. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
  if (pathname === '/ping') response.end('{}');
  else if (pathname === '/reputation') {
    const allowed = request.headers.authorization === `Basic ${btoa('ada:secret-77')}`;
    response.writeHead(allowed ? 200 : 401);
    const address = searchParams.get('address');
    response.end(
      JSON.stringify({ score: address?.endsWith('.7') ? 3 : 1, seen: searchParams.getAll('tags') }),
    );
  } else if (pathname === '/files') {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const form = await new Response(Buffer.concat(chunks), {
      headers: { 'content-type': String(request.headers['content-type']) },
    }).formData();
    const sample = form.get('sample') as File;
    response.end(
      JSON.stringify({
        key: request.headers['x-key'],
        note: form.get('note'),
        sizes: form.get('sizes'),
        name: sample.name,
        bytes: [...new Uint8Array(await sample.arrayBuffer())],
      }),
    );
  } else if (pathname === '/report.xml') {
    response.end(
      '<report><finding id="1"><title>Open port</title>worth a look</finding><finding id="2"><title>Old key</title></finding></report>',
    );
  } else if (pathname === '/raw') response.end(Buffer.from([0, 255, 128, 10]));
  else if (pathname === '/login')
    response.setHeader('set-cookie', ['session=s1; Path=/; HttpOnly', 'lang=en']).end();
  else if (pathname === '/cookies') response.end(String(request.headers.cookie));
  else response.writeHead(404).end();
}

const server = createServer(answer);
const pack = installPack(contentPack('Acme', { integrations: acmeIntegrations, scripts: acmeScripts }));
const instances: Instance[] = [];
let investigation: Investigation;
let room: LocalWarRoom;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  investigation = new Investigation({ lists: { allowed: 'a, b,', settings: '{"x": 1}' } });
  room = new LocalWarRoom({ investigation, scripts: pack.scripts });
  const names = ['northwind_1', 'harbor', 'lantern', 'tideline', 'gull', 'northwind_2'];
  for (const [index, name] of names.entries()) {
    const integration = pack.integrations.find(({ id }) =>
      id.toLowerCase().startsWith(name.split('_')[0] ?? ''),
    );
    if (integration === undefined) throw new Error(`no integration for ${name} (${index})`);
    const credentials = { identifier: 'ada', password: 'secret-77' };
    const given: Record<string, unknown> = { url, credentials };
    const params = Object.fromEntries(
      integration.configuration.flatMap((parameter) =>
        given[parameter.name] === undefined ? [] : [[parameter.name, given[parameter.name]]],
      ),
    );
    instances.push(new Instance(configureInstance(integration, { name, params }), { warRoom: room }));
  }
});

afterAll(async () => {
  server.close();
  await Promise.all([room.close(), ...instances.map((instance) => instance.close())]);
});

function run(line: string): Promise<RunResult> {
  const { command, args } = parseWarRoomLine(line);
  return room.run(command, args);
}

/** The contents of the only entry. Throws when the run failed. */
async function contentsOf(line: string): Promise<Json | undefined> {
  const { error, entries } = await run(line);
  if (error !== undefined) throw new Error(error.message);
  expect(entries).toHaveLength(1);
  return entries[0]?.Contents;
}

test('there are enough of them, and every integration passes its test', async () => {
  expect(acmeIntegrations.length + acmeScripts.length).toBeGreaterThanOrEqual(20);
  for (const instance of instances)
    expect([instance.configuration.name, (await instance.test()).error]).toEqual([
      instance.configuration.name,
      undefined,
    ]);
});

describe('integrations', () => {
  test('a reputation is shown, and kept in the context once for each address', async () => {
    const first = await run('!ip 192.0.2.7 using=northwind_1');
    expect(first.entries).toHaveLength(1);
    expect(first.entries[0]?.HumanReadable).toBe(
      '### Northwind on 192.0.2.7\n| score | seen |\n| --- | --- |\n| 3 | a; b c |\n'.replace(
        'a; b c',
        'a; b c',
      ),
    );
    await run('!ip ip=192.0.2.7,192.0.2.8 using=northwind_1');
    await run('!ip 192.0.2.7 using=northwind_2');
    expect(investigation.context.IP).toEqual([
      {
        Address: '192.0.2.7',
        Malicious: expect.arrayContaining([{ Vendor: 'Northwind', Description: 'Bad' }]),
      },
      { Address: '192.0.2.8' },
    ]);
    investigation.deleteContext(undefined);
  });

  test('a command that two instances have runs on both', async () => {
    const both = await run('!ip 192.0.2.8 ignore-outputs=true');
    expect(both.entries).toHaveLength(2);
    expect(both.requestCount).toBe(2);
    expect(investigation.context).toEqual({});
    await expect(run('!ip 192.0.2.8 using=none')).rejects.toThrow(
      /northwind_1 \(Northwind Reputation\), northwind_2/,
    );
    expect((await run('!ip 192.0.2.8 using-brand="Northwind Reputation"')).entries).toHaveLength(2);
    investigation.deleteContext(undefined);
  });

  test('files are uploaded and downloaded, byte by byte', async () => {
    const { entries } = await run('!harbor-download');
    expect(entries.map(({ Type, File }) => [Type, File])).toEqual([
      [3, 'bytes.bin'],
      [9, 'path.bin'],
    ]);
    for (const { FileID } of entries)
      expect([...(investigation.files.find(String(FileID))?.bytes ?? [])]).toEqual([0, 255, 128, 10]);
    const entry = investigation.entries().find(({ File }) => File === 'bytes.bin');
    expect(await contentsOf(`!harbor-upload entryID=${entry?.ID} note="a note"`)).toEqual({
      key: 'k',
      note: 'a note',
      sizes: '[1,2]',
      name: 'sample.bin',
      bytes: [0, 255, 128, 10],
    });
    expect((await run('!harbor-upload entryID=none')).error?.message).toBe(
      'the investigation has no file "none"',
    );
  });

  test('XML is read into entries with context', async () => {
    const { entries } = await run('!harbor-report id=7');
    expect(entries[0]?.HumanReadable).toContain('|  ID |  Title |');
    expect(investigation.context.Harbor).toEqual({
      Finding: [
        { ID: '1', Title: 'Open port', Note: 'worth a look' },
        { ID: '2', Title: 'Old key' },
      ],
    });
  });

  test('cookies of an answer can be sent back', async () => {
    expect(await contentsOf('!harbor-login')).toBe('session=s1; lang=en');
  });

  test('the state of an instance holds objects and lists', async () => {
    expect(await contentsOf('!lantern-remember hosts=a,b')).toBe('### Kept\n- kept: 3\n');
    expect((await run('!lantern-hosts')).entries[0]?.HumanReadable).toBe('|Host|\n-\n|a|\n|b|\n|always|');
  });

  test('hashes, times, newer syntax, and the state of a fetch', async () => {
    expect(await contentsOf('!tideline-sign abc')).toBe(
      'YWJj ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad 9c196e32dc0175f86f4b1cb89289d6619de6bee699e4c378e68309ed97a1a6ab 05.03.2026',
    );
    const modern = await run('!gull-groups list=x,y,x');
    expect(modern.entries[0]?.Contents).toContain('| 2 | x | 0 |');
    expect(modern.logs).toEqual([{ level: 'info', text: 'gull at work' }]);
  });
});

describe('scripts', () => {
  test.each<[string, unknown]>([
    ['!ShowIncident', 'Sample incident 1 1 undefined'],
    [
      '!AvailableCommands',
      [true, false, 'gull,harbor,lantern,northwind_1,northwind_2,tideline', 'northwind_1,northwind_2'],
    ],
    ['!ReadLists', [['a', 'b'], { x: 1 }, null]],
    ['!ServerFacts', ['string', 'string', true, 'x2']],
    [
      '!CheckAddresses list=192.0.2.7,2001:db8::1,x',
      [
        ['192.0.2.7', true, true, true],
        ['2001:db8::1', true, false, false],
        ['x', false, false, false],
      ],
    ],
    [
      '!Templates',
      'AdaL at a\\*b<table border="1" cellspacing="0" cellpadding="3"><tr><th>a</th></tr><tr><td>Unknown</td></tr></table>',
    ],
    [`!FlattenJson json="{\\"a\\":{\\"b\\":1}}"`, 'Key | Value\n- | -\na.b | 1\n| a.b |\n| --- |\n| 1 |\n'],
  ])('%s', async (line, expected) => {
    expect(await contentsOf(line)).toEqual(expected);
  });

  test('run commands and each other', async () => {
    const { entries } = await run('!EnrichAddress 192.0.2.7');
    expect(entries.map(({ Contents }) => (Contents as { score: number }).score)).toEqual([3, 3]);
    expect((await run('!EnrichTwice')).entries).toHaveLength(3);
    expect((await run('!EnrichAddress address=192.0.2.7 execution-timeout=0.001')).error?.message).toMatch(
      /timed out/,
    );
  });

  test('reach only so deep', async () => {
    expect(await contentsOf('!RunsItself')).toBe('5: RunsItself: scripts run each other more than 5 deep');
  });

  test('save and read files', async () => {
    const { entries } = await run('!SaveReport');
    expect(entries[0]).toMatchObject({ Type: 3, File: 'report.txt' });
    const id = investigation.entries().at(-1)?.ID;
    expect(await contentsOf(`!ReadReport entryID=${id}`)).toBe(
      `line one\nline two|${btoa('line one\nline two')}`,
    );
    expect(await contentsOf(`!NameOfFile entryID=${id}`)).toBe(`1_${entries[0]?.FileID}`);
    await run('!SaveXml');
    await run(`!XmlToContext entryID=${investigation.entries().at(-1)?.ID} contextKey=Parsed.Xml`);
    expect(investigation.context.Parsed).toEqual({ Xml: { a: { '-b': '1', c: ['x', 'y & z'] } } });
  });

  test('write and read the context', async () => {
    await run('!RememberValue key=Acme.Name value=ada');
    expect(await contentsOf('!ShowContext Acme.Name')).toEqual({ found: 'ada' });
    expect(await contentsOf('!VerifyContext path=Acme.Name expected=ada')).toBe('ada');
    expect((await run('!VerifyContext path=Acme.None')).error?.message).toBe(
      'Field does not exist: Acme.None.',
    );
    expect(await contentsOf('!Set key=Acme.Name value=eve')).toBe('Key Acme.Name set');
    expect(await contentsOf('!Print "hello there"')).toBe('hello there');
    expect(investigation.context.Acme).toEqual({ Name: 'eve' });
  });

  test('change the incident and add entries', async () => {
    expect(await contentsOf('!AddNotes')).toContain('noted');
    expect(await contentsOf('!CloseCase')).toBe('closed');
    expect(investigation.data.incidents[0]).toMatchObject({
      severity: 3,
      owner: 'ada',
      details: 'done',
      status: 2,
      closeReason: 'Resolved',
    });
  });

  test('are told what the local Cortex does not have', async () => {
    expect((await run('!AsksAbsent')).error?.message).toBe(
      'decompressFile is a function of the server that the local Cortex does not have',
    );
    await expect(run('!OldPython')).rejects.toThrow(/type "python"/);
    await expect(run('!nothing')).rejects.toThrow(/Available: ip, (?!.* ip,).*\bPrint\b/);
    await expect(run('!ShowIncident value')).rejects.toThrow(/no default argument, so "value" needs a name/);
  });
});

describe('generic arguments', () => {
  test('raw-response shows what came, extend-context keeps more of it', async () => {
    const { entries } = await run(
      '!ip 192.0.2.8 using=northwind_1 raw-response=true extend-context=Seen=seen::First=seen.0',
    );
    expect(entries[0]).toMatchObject({ ContentsFormat: 'json', Contents: { score: 1 } });
    expect(entries[0]).not.toHaveProperty('HumanReadable');
    expect(investigation.context).toMatchObject({ Seen: ['a', 'b c'], First: 'a' });
  });

  test('a failed command is run again', async () => {
    expect((await run('!tideline-flaky')).error?.message).toBe('try again: 1');
    expect(await contentsOf('!tideline-flaky retry-count=3 retry-interval=0')).toBe('after 3');
  });

  test('a time limit ends the run', async () => {
    const slow = await run('!Slow execution-timeout=0.5');
    expect(slow.error?.message).toBe('The command timed out after 0.5 seconds');
  });

  test('one without effect says so, and a wrong value is refused', async () => {
    const { logs } = await run('!ShowIncident auto-extract=none');
    expect(logs).toEqual([{ level: 'info', text: 'auto-extract has no effect in the local Cortex.' }]);
    await expect(run('!ShowIncident retry-count=many')).rejects.toThrow(/retry-count is "many"/);
    await expect(run('!ShowIncident raw-response=yes')).rejects.toThrow(/true or false/);
    await expect(run('!ip 192.0.2.7 extend-context=x')).rejects.toThrow(/key=path/);
  });
});
