// @module-tag slow

import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { RemoteHost } from '#src/simulator/sandbox/script-job.js';
import type { ScriptLevel } from '#src/simulator/sandbox/script-language.js';
import { ScriptProcess } from '#src/simulator/sandbox/script-process.js';
import { confinement, guestModule } from '#src/simulator/sandbox/script-process-arguments.js';
import { ScriptChild } from '#src/simulator/sandbox/script-process-child.js';
import type { ScriptEnd } from '#src/simulator/sandbox/script-realm.js';
import { LocalWarRoom } from '#src/simulator/war-room/war-room.js';
import { memoryHost } from './memory-host.js';

/** What no script may see, make or reach. */
const secret = randomUUID();
let folder: string;
let forbiddenFile: string;
let port: number;
let connections = 0;

const listener = createServer((socket) => {
  connections += 1;
  socket.destroy();
});

beforeAll(async () => {
  vi.stubEnv('PLAYGROUND_SECRET', secret);
  folder = await mkdtemp(join(tmpdir(), 'attacks-'));
  forbiddenFile = join(folder, 'made');
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  port = (listener.address() as AddressInfo).port;
});

afterAll(async () => {
  vi.unstubAllEnvs();
  listener.close();
  await rm(folder, { recursive: true });
});

const children: ScriptChild[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) await child.kill('the test is over');
});

function started(program?: readonly string[]): ScriptChild {
  const child = new ScriptChild(program);
  children.push(child);
  return child;
}

/** An investigation that answers everything. */
const investigationHost = {
  executeCommand: () => [{ Type: 1, ContentsFormat: 'text', Contents: 'x' }],
  setContext: () => undefined,
  saveFile: () => 'f',
  readFile: () => ({ name: 'f', base64: 'eA==' }),
  getModules: () => ({ a: { brand: 'b' } }),
  getAllSupportedCommands: () => ({ b: [] }),
};

function jobOf(script: string) {
  return { script, call: { command: 'x', params: {}, args: {} }, options: {}, remoteClock: false };
}

describe('a script that climbs', () => {
  const runner = new ScriptProcess();
  afterAll(() => runner.close());

  async function climb(script: string, level: ScriptLevel = 'es5'): Promise<unknown> {
    const host = { ...memoryHost(), ...investigationHost };
    const { result, error } = await runner.run({ ...jobOf(script), options: { level } }, host, 30_000);
    if (error !== undefined) throw new Error(error.message);
    return result;
  }

  /** Code of an attacker: what it finds in the realm that a function's constructor belongs to. */
  const look = `
    function look(name, value) {
      var found = [];
      function search(F) {
        found.push(name + ' ' + F('return [typeof process, typeof require, typeof fetch, typeof module, typeof Buffer].join()')());
      }
      try { search(value.constructor.constructor); } catch (e) { search(e.constructor.constructor); }
      return found;
    }
    function refused(use) { try { return use(); } catch (e) { return e; } }`;

  const ways: readonly [string, string][] = [
    ['itself', "look('this', this)"],
    ['its values', "look('params', params).concat(look('args', args), look('incidents', incidents))"],
    [
      'the host functions',
      "look('http', http).concat(look('log', log), look('wait', wait), look('Date', Date))",
    ],
    [
      'what they give',
      "look('reply', http('http://x/')).concat(look('headers', http('http://x/').Headers), look('state', getLastRun()))",
    ],
    [
      'what they throw',
      "look('error', refused(function () { http('x'); })).concat(look('type', refused(function () { setLastRun(1); })))",
    ],
    ['a common library name', "look('stub', refused(function () { fixUrl(); }))"],
    [
      'its callers',
      "look('callee', arguments.callee).concat(look('caller', refused(function () { return arguments.callee.caller.caller; })))",
    ],
    ['an overflow', "look('overflow', refused(function f() { f(); }))"],
    [
      'an overflow inside the host',
      "look('overflow', refused(function f() { try { getLastRun(); } finally { f(); } }))",
    ],
    [
      'the frames of its errors',
      `(function () {
        var found = [];
        Error.prepareStackTrace = function (error, frames) {
          frames.forEach(function (frame) {
            found = found.concat(look('frame', frame), look('function', frame.getFunction() || {}), look('this', frame.getThis() || {}));
          });
          return found.concat(look('frames', frames));
        };
        var stack = new Error('x').stack;
        try { http('x'); } catch (e) { stack = stack.concat(e.stack || []); }
        delete Error.prepareStackTrace;
        return found.concat(look('stack', stack));
      }())`,
    ],
    [
      'objects that are taken for texts',
      `(function () {
        var found = [];
        var trap = { toString: function () { found = found.concat(look('caller', refused(function () { return trap.toString.caller; }) || {})); return 'http://x/'; }, toJSON: function () { return trap.toString(); } };
        refused(function () { http(trap, { Method: trap, Headers: { a: [trap] } }); });
        refused(function () { log(trap); });
        refused(function () { throw trap; });
        return found.concat(look('trap', trap));
      }())`,
    ],
    [
      'methods of its realm that the host might use',
      `(function () {
        var found = [];
        ['apply', 'call', 'bind'].forEach(function (name) {
          var original = Function.prototype[name];
          Function.prototype[name] = function () { found = found.concat(look(name, this)); return original.apply(this, arguments); };
        });
        JSON.parse = JSON.stringify = function (value) { found = found.concat(look('json', value || {})); return '{}'; };
        Object.defineProperty(Object.prototype, 'error', { get: function () { found = found.concat(look('getter', this)); }, configurable: true });
        refused(function () { http('http://x/'); });
        delete Object.prototype.error;
        return found.concat(look('this', this));
      }())`,
    ],
    [
      'newer syntax',
      "look('async', eval('(async function () {})')).concat(look('promise', eval('(async function () {})()')))",
    ],
    [
      'an import',
      `look('import', eval("import('node:fs')")).concat(look('function', Function("return import('node:fs')")()))`,
    ],
  ];

  async function requireNothing(expression: string, level: ScriptLevel): Promise<void> {
    const found = (await climb(`${look} return ${expression};`, level)) as string[];
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) expect(one).toMatch(/^\w+ undefined(,undefined){4}$/);
  }

  test.each(ways)('finds nothing by %s', (_what, expression) => requireNothing(expression, 'es5'));

  const moreWays: readonly [string, string][] = [
    [
      'the functions of an investigation',
      "look('execute', executeCommand).concat(look('context', setContext), look('save', saveFile), look('console', console), look('log', console.log))",
    ],
    [
      'what they give',
      "look('entries', executeCommand('ip', {})).concat(look('entry', executeCommand('ip', {})[0]), look('modules', getModules()), look('file', getFileByEntryID('f')))",
    ],
    [
      'the bytes of an answer, and what makes them',
      "look('bytes', http('http://x/').Bytes).concat(look('getter', Object.getOwnPropertyDescriptor(http('http://x/'), 'Bytes').get), look('again', http('http://x/').Bytes.map))",
    ],
    [
      'what they throw',
      "look('error', refused(function () { x2j('<a>'); })).concat(look('absent', refused(function () { decompressFile('x'); })))",
    ],
    [
      'the common library and its callbacks',
      `(function () {
        var found = look('table', tableToMarkdown).concat(look('dq', dq), look('base64', Base64.encode));
        tableToMarkdown('x', [{ a: 1 }], ['a'], ',', function (header) {
          found = found.concat(look('caller', arguments.callee.caller || {}), look('header', header));
          return header;
        });
        dq({ a: [{ get b() { found = found.concat(look('getter', this)); return 1; } }] }, 'a.b');
        dq([1], '(' + "function () { this.leaked = this; return true; }()" + ')');
        return found.concat(look('leaked', typeof leaked === 'undefined' ? {} : leaked));
      }())`,
    ],
    [
      'newer parts of the language',
      `(function () {
        var found = [];
        var trap = new Proxy({}, { get: function (target, name, receiver) { found = found.concat(look('trap', receiver)); return undefined; }, ownKeys: function () { return []; } });
        refused(function () { http('http://x/', trap); });
        refused(function () { executeCommand('ip', trap); });
        refused(function () { saveFile(trap); });
        Array.prototype[Symbol.iterator] = function () { found = found.concat(look('iterated', this)); return { next: function () { return { done: true }; } }; };
        refused(function () { http('http://x/').Bytes; });
        Promise.prototype.then = function () { found = found.concat(look('then', this)); };
        Object.defineProperty(Object.prototype, 'value', { get: function () { found = found.concat(look('value', this)); return undefined; }, configurable: true });
        refused(function () { getModules(); });
        delete Object.prototype.value;
        return found.concat(look('reflect', Reflect), look('symbol', Symbol), look('proxy', trap));
      }())`,
    ],
  ];

  test.each([...ways, ...moreWays])('finds nothing at the level of the platform by %s', (_what, expression) =>
    requireNothing(expression, 'platform'),
  );

  test('gets out by no condition of an output', async () => {
    const room = new LocalWarRoom();
    const none = {
      rawResponse: false,
      ignoreOutputs: false,
      extendContext: [],
      retryCount: 0,
      retryIntervalSeconds: 0,
      withoutEffect: [],
    };
    const settle = async (key: string) => {
      const entry = { Type: 1, ContentsFormat: 'text', Contents: '', EntryContext: { [key]: { ID: 1 } } };
      const run = {
        command: 'x',
        ok: true,
        entries: [entry],
        logs: [],
        requests: [],
        requestCount: 0,
        milliseconds: 0,
      };
      return (await room.settled(run, none)).logs;
    };
    try {
      await settle('A(true)');
      expect(
        await settle('A((obj.found = [typeof process, typeof require, typeof fetch].join(), true))'),
      ).toEqual([]);
      expect(room.investigation.context).toEqual({ A: { ID: 1, found: 'undefined,undefined,undefined' } });
      expect(await settle(`A(http('http://127.0.0.1:${port}/'))`)).toEqual([]);
      expect(await settle('A((function () { for (;;) {} })())')).toEqual([
        { level: 'error', text: expect.stringContaining('timed out') },
      ]);
      expect(await settle('__proto__.polluted')).toEqual([]);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    } finally {
      await room.close();
    }
    expect(connections).toBe(0);
  });

  test('gets no module from an import, however long it waits', async () => {
    const script = `
      var got = 'nothing';
      eval("import('node:fs').then(function (m) { got = m; }, function (e) { got = e; })");
      wait(0.2);
      return got;`;
    expect(await climb(script)).toBe('nothing');
    expect(await climb('return typeof got;')).toBe('undefined');
  });

  test('finds globals of the language only', async () => {
    expect(
      await climb('return [typeof process, typeof global, typeof WebAssembly, typeof setTimeout];'),
    ).toEqual(new Array(4).fill('undefined'));
  });
});

/** What code could want that got out of the script's context. */
const breakIns = (): Record<string, string> => ({
  'read a file of the system': `(await import('node:fs')).readFileSync(process.execPath).length`,
  'read a file of the project': `(await import('node:fs')).readFileSync(${JSON.stringify(fileURLToPath(new URL('../../../package.json', import.meta.url)))}).length`,
  'list a folder': `(await import('node:fs')).readdirSync(${JSON.stringify(tmpdir())}).length`,
  'read a file later': `(await (await import('node:fs/promises')).readFile(process.execPath)).length`,
  'follow a path out of the code': `(await import('node:fs')).readFileSync(${JSON.stringify(`${dirname(guestModule)}/../../../../package.json`)}).length`,
  'write a file': `(await import('node:fs')).writeFileSync(${JSON.stringify(forbiddenFile)}, 'x')`,
  'link a file': `(await import('node:fs')).symlinkSync(process.execPath, ${JSON.stringify(forbiddenFile)})`,
  'start a program': `(await import('node:child_process')).execFileSync(process.execPath, ['--version'])`,
  'start a thread': `new (await import('node:worker_threads')).Worker('', { eval: true }).unref()`,
  'reach the bindings of Node': `process.binding('fs')`,
  'open a debugger': `(await import('node:inspector')).open(0)`,
  'turn text into code': `Function('return 1')()`,
});

describe('code that got out of the script', () => {
  async function attempt(args: readonly string[], env: NodeJS.ProcessEnv, code: string): Promise<string> {
    const program = `
      const result = await (async () => { try { ${code}; return 'done'; } catch (e) { return e.code ?? e.name; } })();
      console.log(result);
      process.exit();`;
    const all = [...args, '--input-type=module', '--eval', program];
    return (await promisify(execFile)(process.execPath, all, { env, cwd: tmpdir() })).stdout.trim();
  }

  test('could do all of it without the walls, and nothing of it within', async () => {
    for (const [what, code] of Object.entries(breakIns())) {
      await rm(forbiddenFile, { force: true });
      expect([what, await attempt(['--no-warnings'], process.env, code)]).toEqual([what, 'done']);
      await rm(forbiddenFile, { force: true });
      const refusal = what === 'turn text into code' ? 'EvalError' : 'ERR_ACCESS_DENIED';
      expect([what, await attempt(confinement(), {}, code)]).toEqual([what, refusal]);
      await expect(access(forbiddenFile)).rejects.toThrow();
    }
  });
});

describe('the realm of the process', () => {
  /** Lets a script call code of that realm, as after a defect: the clock becomes `body`, whose result is thrown. */
  function leaking(body: string): readonly string[] {
    const preload = `Date.now = () => { throw new Error(JSON.stringify((() => { ${body} })())); };`;
    return ['--import', `data:text/javascript,${encodeURIComponent(preload)}`, guestModule];
  }

  async function inRealm(body: string): Promise<unknown> {
    const end = await started(leaking(body)).run(
      jobOf('try { return Date.now(); } catch (e) { return e.message; }'),
      memoryHost(),
    );
    return JSON.parse((end as { result: string }).result);
  }

  test('has the globals of the language only', async () => {
    const names = (await inRealm('return Object.getOwnPropertyNames(globalThis);')) as string[];
    expect(names).toContain('Array');
    const outside = Object.getOwnPropertyNames(globalThis).filter((name) =>
      /^[a-z]|^[A-Z].*(Stream|Event|Port)/.test(name),
    );
    const ofLanguage =
      /^(globalThis|undefined|parseFloat|parseInt|isNaN|isFinite|eval|(de|en)codeURI(Component)?|(un)?escape)$/;
    expect(names.filter((name) => outside.includes(name) && !ofLanguage.test(name))).toEqual([]);
    for (const name of [
      'process',
      'global',
      'Buffer',
      'fetch',
      'WebSocket',
      'console',
      'navigator',
      'performance',
    ]) {
      expect(names).not.toContain(name);
    }
  });

  test('turns no text into code', async () => {
    const tries = `return ['eval', 'Function'].map((name) => { try { return globalThis[name]('1'); } catch (e) { return e.name; } });`;
    expect(await inRealm(tries)).toEqual(['EvalError', 'EvalError']);
  });

  test('never gets what it waits for: a module, a timer, a connection', async () => {
    const body = `
      globalThis.got ??= 'nothing';
      import('node:net').then(({ connect }) => { got = 'module'; connect(${port}, '127.0.0.1'); }, () => { got = 'error'; });
      return got;`;
    const before = connections;
    const child = started(leaking(body));
    const script =
      'try { Date.now(); } catch (e) { wait(0.1); } try { Date.now(); } catch (e) { return e.message; }';
    for (let run = 0; run < 3; run += 1) {
      expect(await child.run(jobOf(script), memoryHost())).toEqual({ result: '"nothing"' });
    }
    expect(connections).toBe(before);
  });

  test('holds nothing of the environment', async () => {
    const program = `
      import fs from 'node:fs';
      const text = Buffer.from(JSON.stringify({ end: { result: [process.env, process.argv, process.execArgv.length > 0] } }));
      const header = Buffer.alloc(4);
      header.writeUInt32LE(text.length);
      fs.readSync(3, Buffer.alloc(65536));
      fs.writeSync(3, Buffer.concat([header, text]));
      fs.readSync(3, Buffer.alloc(1));`;
    const end = await started(['--input-type=module', '--eval', program]).run(jobOf(''), memoryHost());
    const [env] = (end as unknown as { result: [Record<string, string>] }).result;
    expect(JSON.stringify(end)).not.toContain(secret);
    expect(Object.keys(env).filter((name) => process.platform !== 'win32' || /secret/i.test(name))).toEqual(
      [],
    );
  });
});

describe('a process that speaks for itself', () => {
  /** Runs `code` as the whole process, with `send(text)` for a message and `bytes(...)` for what is none. */
  async function against(code: string, host: RemoteHost = memoryHost()): Promise<[ScriptEnd, string]> {
    const program = `
      import fs from 'node:fs';
      const bytes = (data) => { for (let at = 0; at < data.length; ) at += fs.writeSync(3, data, at); };
      const frame = (text) => {
        const body = Buffer.from(text), header = Buffer.alloc(4);
        header.writeUInt32LE(body.length);
        return Buffer.concat([header, body]);
      };
      const send = (text) => bytes(frame(text));
      const read = () => fs.readSync(3, Buffer.alloc(65536));
      read();
      ${code};
      for (;;) if (read() === 0) break;`;
    const child = started(['--input-type=module', '--eval', program]);
    const end = await child.run(jobOf(''), host);
    return [end, 'error' in end && /from outside|must not/.test(end.error.message) ? await child.ended : ''];
  }

  test('is heard when it keeps to the rules', async () => {
    const host = memoryHost();
    const [end] = await against(
      `send('{"call":"log","args":["info","heard"]}'); read(); for (const byte of frame('{"end":{"result":[1]}}')) bytes(Buffer.from([byte]))`,
      host,
    );
    expect(end).toEqual({ result: [1] });
    expect(host.logs).toEqual(['info: heard']);
  });

  const call = (name: string, ...args: unknown[]) => JSON.stringify({ call: name, args });
  const http = { Method: 'GET', Headers: {} };
  test.each<[string, string, RegExp]>([
    ['no JSON', 'no JSON', /JSON/],
    ['nothing', '', /empty/],
    ['null', 'null', /shape/],
    ['a list', '[]', /shape/],
    ['no known message', '{"job":1}', /shape/],
    ['more than one message has', '{"end":{},"more":1}', /shape/],
    ['a call and an end', '{"call":"now","args":[],"end":{}}', /shape/],
    ['an end of another shape', '{"end":{"error":{"message":1}}}', /shape/],
    ['an end with entries of its own', '{"end":{"entries":[]}}', /shape/],
    ['a prototype', '{"__proto__":{"end":{}}}', /shape/],
    ['an unknown function', call('exec'), /shape/],
    ['a method of every object', call('constructor', 'return process'), /shape/],
    ['a method of every object, again', call('toString'), /shape/],
    ['the prototype', call('__proto__'), /shape/],
    ['arguments that are no list', '{"call":"now","args":{"length":1e9}}', /shape/],
    ['too many arguments', call('getLastRun', 1), /shape/],
    ['too few arguments', call('setLastRun'), /shape/],
    ['a state that is a list', call('setLastRun', []), /shape/],
    ['a context that is a list', call('setIntegrationContext', [], null), /shape/],
    ['an unknown level', call('log', 'fatal', 'x'), /shape/],
    ['a URL that is no text', call('http', ['http://x/'], http, false, false, null), /shape/],
    [
      'a header that is no list',
      call('http', 'http://x/', { Method: 'GET', Headers: { a: 'b' } }, false, false, null),
      /shape/,
    ],
    ['a huge URL', call('http', `http://x/${'x'.repeat(65_536)}`, http, false, false, null), /shape/],
    [
      'a huge method',
      call('http', 'http://x/', { ...http, Method: 'X'.repeat(21) }, false, false, null),
      /shape/,
    ],
    [
      'a huge header',
      call('http', 'http://x/', { ...http, Headers: { a: ['x'.repeat(65_537)] } }, false, false, null),
      /shape/,
    ],
    [
      'a header with a huge name',
      call('http', 'http://x/', { ...http, Headers: { ['x'.repeat(257)]: [] } }, false, false, null),
      /shape/,
    ],
    [
      'a header without end',
      call('http', 'http://x/', { ...http, Headers: { a: new Array(101).fill('') } }, false, false, null),
      /shape/,
    ],
    [
      'headers without end',
      call(
        'http',
        'http://x/',
        { ...http, Headers: Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`a${i}`, []])) },
        false,
        false,
        null,
      ),
      /shape/,
    ],
    [
      'an option of its own',
      call('http', 'http://x/', { ...http, dispatcher: {} }, false, false, null),
      /shape/,
    ],
    ['a wait back in time', call('wait', -1), /shape/],
    [
      'a body of bytes that is no base64',
      call('http', 'http://x/', { ...http, BodyBytes: '<>' }, false, false, null),
      /shape/,
    ],
    ['a command without a name', call('executeCommand', null, {}), /shape/],
    ['a command with a huge name', call('executeCommand', 'x'.repeat(1_001), {}), /shape/],
    ['a command with arguments that are a list', call('executeCommand', 'ip', []), /shape/],
    ['a path of the context that is no text', call('setContext', {}, 1), /shape/],
    ['a file that is no base64', call('saveFile', 'a b'), /shape/],
    ['a file of numbers', call('saveFile', [1]), /shape/],
    ['a file by a list', call('readFile', []), /shape/],
    ['modules of something', call('getModules', 'x'), /shape/],
    ['a huge depth', `{"end":{"result":${'['.repeat(1100)}${']'.repeat(1100)}}}`, /levels/],
    ['a deeper one', `{"end":{"result":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`, /levels|stack/],
  ])('is ended for %s', async (_what, message, reason) => {
    const used: unknown[] = [];
    const host = new Proxy(memoryHost(), {
      get: (_target, name) => {
        if (name !== 'then') used.push(name);
        return undefined;
      },
    });
    const [end, why] = await against(`send(${JSON.stringify(message)})`, host);
    expect(end).toEqual({ error: { message: expect.stringMatching(reason) } });
    expect(why).toMatch(/^The script was ended, because its process did what it must not: /);
    expect(used).toEqual([]);
  });

  test.each<[string, string, RegExp]>([
    [
      'two calls at once',
      `bytes(Buffer.concat([frame('${call('now')}'), frame('${call('now')}')]))`,
      /nobody waited for/,
    ],
    ['a length above the limit', 'bytes(Buffer.from([255, 255, 255, 255]))', /4294967295 bytes are too many/],
    ['bytes without end', "for (;;) bytes(Buffer.alloc(65536, 'x'))", /bytes are too many/],
    ['calls without end', `for (;;) send('${call('demistoVersion')}')`, /nobody waited for/],
    ['leaving', 'process.exit(0)', /ended from outside \(0\)/],
    ['leaving with another code', 'process.exit(7)', /ended from outside \(7\)/],
    ['killing itself', "process.kill(process.pid, 'SIGKILL')", /ended from outside \(SIGKILL\)/],
    ['failing', "throw new Error('x')", /ended from outside \(1\)/],
  ])('is ended for %s', async (_what, code, reason) => {
    const [end, why] = await against(code);
    expect(end).toEqual({ error: { message: expect.stringMatching(reason) } });
    expect(why).toMatch(reason);
  });

  test('is ended for a second end, and for speaking when no script runs', async () => {
    const [end] = await against(`bytes(Buffer.concat([frame('{"end":{}}'), frame('{"end":{}}')]))`);
    expect(end).toEqual({});
    expect(await children.at(-1)?.ended).toMatch(/nobody waited for/);
  });

  test('does not hurt by writing to where it has nothing to write', async () => {
    const [end] = await against(
      `for (let i = 0; i < 1000; i++) { console.log('x'.repeat(65536)); console.error('x'.repeat(65536)); } send('{"end":{}}')`,
    );
    expect(end).toEqual({});
  });

  test('ends when its pipe is closed, or in time', async () => {
    const child = started([
      '--input-type=module',
      '--eval',
      "import fs from 'node:fs'; fs.closeSync(3); for (;;);",
    ]);
    const run = child.run(jobOf(''), memoryHost());
    await child.kill('the time is over');
    expect(await run).toEqual({ error: { message: 'the time is over' } });
  });
});
