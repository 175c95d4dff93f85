// @module-tag slow

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import type { Snapshot } from '#src/playground/protocol.js';
import { readPageFiles } from '#src/playground/server/http/page-files.js';
import { smallProject } from '../../../fixtures/project.js';
import { stationPack } from '../../../fixtures/weather-pack.js';
import { writeZip } from '../../../playground/server/running.js';
import { npmRun } from '../../../setup/npm-run.js';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const main = join(root, 'build', 'src', 'cli', 'main.js');
const empty = mkdtempSync(join(tmpdir(), 'no-project-'));
afterAll(() => rmSync(empty, { recursive: true, force: true }));

beforeAll(() => {
  npmRun('page');
});

/** Runs the program until `ready` is on the standard output, then interrupts it. */
async function playground(
  words: readonly string[],
  { cwd = root, ready = /\n/, meanwhile = async (_out: string) => {} } = {},
) {
  const child = spawn(process.execPath, [main, 'playground', ...words], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { out: '', err: '' };
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.err += text;
  });
  const isReady = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed.out += text;
      if (ready.test(printed.out)) resolve();
    });
  });
  const first = await Promise.race([isReady.then(() => 'ready' as const), ended]);
  if (first === 'ready') {
    await meanwhile(printed.out).finally(() => child.kill('SIGINT'));
  }
  return { code: await ended, ...printed };
}

/** The first snapshot of which it holds, from the program that printed this line. */
async function snapshotOf(
  line: string,
  holds: (snapshot: Snapshot) => boolean = () => true,
): Promise<Snapshot> {
  const { api, token } = JSON.parse(line);
  for (let request: { since?: number } = {}; ; ) {
    const answer = await fetch(`${api}/snapshot`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    const snapshot = (await answer.json()) as Snapshot;
    if (holds(snapshot)) return snapshot;
    request = { since: snapshot.revision };
  }
}

test('prints one line of JSON, serves the built page and its calls, and ends when it is interrupted', async () => {
  const { code, out, err } = await playground([inject('packZip'), '--project', '--json', '--no-watch'], {
    meanwhile: async (line) => {
      const { url, api, token } = JSON.parse(line);
      const { origin, hash } = new URL(url);
      expect({ hash, api }).toEqual({ hash: `#token=${token}`, api: `${origin}/api` });
      const index = await (await fetch(origin)).text();
      const [, script = ''] = /src="\.(\/assets\/[^"]+\.js)"/.exec(index) ?? [];
      expect((await fetch(origin + script)).headers.get('content-type')).toContain('text/javascript');
      // It is the pack of this project, so that it has its mock servers here.
      expect(await snapshotOf(line)).toMatchObject({
        hasSource: true,
        instances: [{ tested: 'not yet' }],
        watch: { watching: 'nothing', state: 'idle' },
      });
    },
  });
  expect({ code, lines: out.split('\n').length, err }).toEqual({ code: 0, lines: 2, err: '' });
});

test('says what to open, what is watched and how to stop', async () => {
  const zip = writeZip(stationPack('return "ok";'));
  const { code, out } = await playground([zip], { cwd: empty, ready: /installed again/ });
  expect(code).toBe(0);
  expect(out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}\n/);
  expect(out).toContain('Ctrl+C');
  expect(out).toContain(zip);
});

test('runs nothing of the folder when a zip is named, unless it is told that the zip is of it', async () => {
  const project = mkdtempSync(join(tmpdir(), 'untrusted-project-'));
  onTestFinished(() => rmSync(project, { recursive: true, force: true }));
  mkdirSync(join(project, 'pack', 'definition'), { recursive: true });
  const trace = join(project, 'trace');
  const settings = {
    compilerOptions: { module: 'nodenext', skipLibCheck: true },
    'ts-node': { transpileOnly: true },
  };
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  for (const file of ['tsconfig.json', 'tsconfig.cortex.json'])
    writeFileSync(join(project, file), JSON.stringify(settings));
  writeFileSync(
    join(project, 'pack', 'definition', 'pack.ts'),
    `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(trace)}, 'I ran.');\nexport default {};\n`,
  );
  const zip = writeZip(stationPack('return "ok";'));
  const { code, err } = await playground([zip, '--json', '--no-watch'], { cwd: project });
  expect({ code, err, ran: existsSync(trace) }).toEqual({ code: 0, err: '', ran: false });
  await playground([zip, '--project', '--json', '--no-watch'], { cwd: project });
  expect(existsSync(trace)).toBe(true);
});

/** A mock server of a project, so that an instance is configured for it. */
const quietSource = `
  export default {
    start: async () => ({
      url: 'http://127.0.0.1:9', params: { city: 'Porto' }, facts: [],
      tick() {}, burst() {}, visible: () => ({}), close: async () => {},
      table: { groupBy: 'source_log_type', columns: [], identity: ['id'] },
    }),
    faults: [],
  };
`;

test('builds the project of the folder, and again when its sources change', async () => {
  const project = await smallProject({ 'pack/mock-api/demo.ts': quietSource });
  const { code, err } = await playground(['--json'], {
    cwd: project,
    meanwhile: async (line) => {
      const first = await snapshotOf(line);
      expect(first).toMatchObject({ watch: { watching: 'sources', state: 'idle' }, instances: [{}] });
      const file = join(project, 'pack', 'definition', 'pack.ts');
      const definition = readFileSync(file, 'utf8');
      writeFileSync(file, `${definition}\nthis is broken`);
      const broken = await snapshotOf(line, ({ watch }) => watch.state === 'failed');
      expect(broken.watch.message).toContain('pack/definition/pack.ts');
      expect(broken.pack).toEqual(first.pack);
      writeFileSync(file, definition.replace(`name: '${first.pack.name}'`, "name: 'Another Name'"));
      const fixed = await snapshotOf(line, ({ watch }) => watch.state === 'idle');
      expect(fixed.pack.name).toBe('Another Name');
      expect(fixed.instances).toEqual(first.instances);
    },
  });
  expect({ code, err }).toEqual({ code: 0, err: '' });
});

test.each<[why: string, words: (files: { text: string }) => string[], message: RegExp]>([
  ['no project', () => [], /There is no pack project in this folder\. Name a built zip/],
  ['no such file', () => ['missing.zip'], /There is no file missing\.zip\. Run `npx cortex-pack build`/],
  [
    'a zip of a project where there is none',
    ({ text }) => [text, '--project'],
    /There is no pack project in this folder\. Leave --project out/,
  ],
  ['no zip', ({ text }) => [text], /\w+\.zip is not a readable zip file \(it is another kind of file\)/],
  ['no port', () => ['--port', '70000'], /--port takes a number from 1 to 65535, not "70000"/],
])('refuses %s', async (_why, words, message) => {
  const { code, out, err } = await playground(words({ text: writeZip(Buffer.from('text')) }), { cwd: empty });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(message);
});

test('refuses a port that is taken, and names it', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const zip = writeZip(stationPack('return "ok";'));
  const { code, err } = await playground([zip, '--port', String(port)], { cwd: empty });
  other.close();
  expect(code).toBe(1);
  expect(err).toContain(
    `The port ${port} cannot be used. Another program has it. Choose another with --port`,
  );
});

test('a page that was never built is told', async () => {
  await expect(readPageFiles(empty)).rejects.toThrow(
    /The page of the playground is missing in .*`npm run page`/,
  );
});
