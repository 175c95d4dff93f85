import { execFile } from 'node:child_process';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { HostTransportError, type ScriptHost } from '#src/simulator/host/script-host.js';
import { configureInstance } from '#src/simulator/instance/configure-instance.js';
import { Instance, type InstanceOptions } from '#src/simulator/instance/instance.js';
import { executeScript, type Outcome } from '#src/simulator/sandbox/execute-script.js';
import type { RemoteHost, ScriptRunner } from '#src/simulator/sandbox/script-job.js';
import { ScriptProcess } from '#src/simulator/sandbox/script-process.js';
import { installedWeather } from '../../fixtures/installed-weather.js';
import { memoryHost } from './memory-host.js';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

function opened<T extends ScriptRunner>(runner: T): T {
  cleanups.push(() => runner.close());
  return runner;
}

const call = { command: 'weather-status', params: { a: { b: 1 } }, args: { n: '5', list: ['a', 'b'] } };

/** The outcome as JSON keeps it, for the process sends it so. */
function executed(script: string, host: ScriptHost): Outcome {
  return JSON.parse(JSON.stringify(executeScript(script, call, host, { file: 'Weather.js' })));
}

function run(
  runner: ScriptRunner,
  script: string,
  host: RemoteHost = memoryHost(),
  timeLimitMs = 30_000,
): Promise<Outcome> {
  return runner.run({ script, call, options: { file: 'Weather.js' } }, host, timeLimitMs);
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function weatherIn(
  runner: ScriptRunner,
  script: string,
  url: string,
  options: InstanceOptions = {},
): Instance {
  const configuration = configureInstance(installedWeather(script), {
    name: 'weather_1',
    params: { url, key: 'sunshine' },
  });
  const instance = new Instance(configuration, options, runner);
  cleanups.push(() => instance.close());
  return instance;
}

/** Hosts whose answers are the same in every run. */
const failing = () =>
  memoryHost({
    http: (url) => {
      throw url.endsWith('/lost')
        ? new HostTransportError('refused', 'GET "http://x/lost": connection refused')
        : new Error('no such luck');
    },
    getLastRun: () => {
      throw new Error('the store is gone');
    },
  });

describe('to a script it is the same as in this process', () => {
  const child = new ScriptProcess();
  afterAll(() => child.close());

  test.each([
    ['a text', "return 'ok';"],
    ['nothing', 'var a = 1;'],
    ['null', 'return null;'],
    ['false', 'return false;'],
    ['nested lists', "return [1, [2, { a: [null, 'x'] }]];"],
    ['an entry', "return { Type: 1, Contents: [1], ContentsFormat: 'json', HumanReadable: '# x' };"],
    ['entries', "return [{ ContentsFormat: 'text', Contents: 'a' }, { Type: 4, Contents: 'b' }];"],
    ['other writing', "return '\\u00fc \\u4e2d \\ud83d\\ude00 \\ud800 \\u2028';"],
    [
      'names that mean something to objects',
      'return JSON.parse(\'{"__proto__": {"a": 1}, "constructor": 2}\');',
    ],
    ['a number that JSON has not', 'return [0 / 0, 1 / 0, -0];'],
    ['an error, with its stack', "function deep() { throw new TypeError('bad'); }\ndeep();"],
    ['a thrown text', "throw 'bad';"],
    ['a hostile error', "throw { get message() { throw 'x'; } };"],
    ['an error of the engine', 'return undefined.x;'],
    ['a result that is no JSON', 'var o = {}; o.o = o; return o;'],
    ['a recursion without end', 'try { (function f() { f(); }()); } catch (e) { return e.name; }'],
    ['what it is called with', 'return [command, params, args, incidents, investigation, invContext];'],
    [
      'the library',
      'return [typeof Map, typeof Promise, typeof [].includes, typeof console, typeof fixUrl];',
    ],
    ['every global', 'return Object.getOwnPropertyNames(this);'],
    ['the common library', 'return tableToMarkdown([]);'],
    [
      'the clock',
      'var t = Date.now(); wait(90); return [t, new Date().toISOString(), new Date().getTime() - t];',
    ],
    [
      'requests',
      "return http('http://x/', { Method: 'POST', Headers: { A: ['b'] }, Body: 'c' }, true, false);",
    ],
    ['a request with a limit', "return http('http://x/', {}, false, false, null, null, 500).Body;"],
    ['a wrong use', "return http('x');"],
    ['a huge URL', "return http('http://x/' + new Array(70000).join('x'));"],
    ['a huge method', "return http('http://x/', { Method: new Array(30).join('x') });"],
    ['a huge header', "return http('http://x/', { Headers: { a: [new Array(70000).join('x')] } });"],
    [
      'too many headers',
      "var all = {}; for (var i = 0; i < 101; i++) all['a' + i] = []; return http('http://x/', { Headers: all });",
    ],
    ['state', 'setLastRun({ a: [1] }); return getLastRun();'],
    ['context', "setIntegrationContext({ a: 'b' }); return getIntegrationContext(true);"],
    ['a context that was changed', "return setIntegrationContext({ a: 'b' }, 7, true);"],
    ['versioned context', "setIntegrationContext({ a: 'b' }, 0, true); return getIntegrationContext(true);"],
    ['encodings', "return [btoa('gr\\u00fc\\u00df'), atob('Z3LDvMOf'), demistoVersion()];"],
    ['logs', "log('a', { b: 1 }); logInfo('c'); logDebug(1); logError(null); return 'logged';"],
  ])('%s', async (_what, script) => {
    const [host, other] = [memoryHost(), memoryHost()];
    expect(await run(child, script, host)).toEqual(executed(script, other));
    expect(host.logs).toEqual(other.logs);
    expect(host.state.read()).toEqual(other.state.read());
  });

  test.each([
    ['no answer', "return http('http://x/lost');"],
    ['an error of the host', "return http('http://x/');"],
    ['a caught error', 'try { getLastRun(); } catch (e) { return [e.name, e.message, e instanceof Error]; }'],
  ])('%s', async (_what, script) => {
    expect(await run(child, script, failing())).toEqual(executed(script, failing()));
  });

  test('options: functions that the server lacks, and no answer as a status', async () => {
    const job = {
      script: "return [typeof wait, http('http://x/lost').Status];",
      call: { command: 'x', params: {}, args: {} },
      options: { without: ['wait'], transportFailure: 'status' },
    } as const;
    const outcome = await child.run(job, failing(), 30_000);
    expect(outcome.result).toEqual(['undefined', 'GET "http://x/lost": connection refused']);
    expect(outcome).toEqual(executeScript(job.script, job.call, failing(), job.options));
  });

  test('the clock of this machine, when the host has none', async () => {
    const { now: _now, wait: _wait, ...host } = memoryHost();
    const before = Date.now();
    const { result } = await run(child, 'var t = Date.now(); wait(0.05); return [t, Date.now() - t];', host);
    const [at, waited] = result as number[];
    expect(at).toBeGreaterThanOrEqual(before);
    expect(waited).toBeGreaterThanOrEqual(49);
  });

  test('a script that is not ES5 is refused', () => {
    expect(() => child.check('let a = 1;', 'Weather.js')).toThrow(/Weather\.js:1:\d/);
  });
});

describe('an instance', () => {
  test('reaches a real server, keeps its state, and tells why a request failed', async () => {
    const url = await serve((request, response) => {
      response.writeHead(202, { 'X-Asked': request.url ?? '' }).end('sunny');
    });
    const weather = weatherIn(
      new ScriptProcess(),
      `if (command === 'weather-status') return http('http://127.0.0.1:1/').Body;
       var r = http(params.url + '/v1', { Headers: { Authorization: [params.key.password] } });
       setLastRun({ count: (getLastRun().count || 0) + 1 });
       logInfo('asked');
       return [r.StatusCode, r.Body, r.Headers['X-Asked'][0]];`,
      url,
    );
    const first = await weather.fetchEvents();
    expect(first.entries[0]?.Contents).toEqual([202, 'sunny', '/v1']);
    expect(first.logs).toEqual([{ level: 'info', text: 'asked' }]);
    await weather.fetchEvents();
    expect(weather.state.getLastRun()).toEqual({ count: 2 });
    const failed = await weather.run('weather-status');
    expect(failed.ok).toBe(false);
    expect(failed.error?.message).toContain('connection refused');
  });

  test('some megabytes go through, both ways', { tags: ['slow'] }, async () => {
    const events = JSON.stringify(Array.from({ length: 40_000 }, (_, id) => ({ id, text: 'x'.repeat(100) })));
    const received: number[] = [];
    const url = await serve((request, response) => {
      let bytes = 0;
      request.on('data', (piece: Buffer) => {
        bytes += piece.length;
      });
      request.on('end', () => {
        received.push(bytes);
        response.end(events);
      });
    });
    const weather = weatherIn(
      new ScriptProcess(),
      `var body = http(params.url, { Method: 'POST', Body: '[]' }).Body;
       http(params.url, { Method: 'POST', Body: body });
       return JSON.parse(body);`,
      url,
    );
    const fetched = await weather.fetchEvents();
    expect(fetched.entries[0]?.Contents).toEqual(JSON.parse(events));
    expect(received).toEqual([2, events.length]);
  });
});

describe('the process', { tags: ['slow'] }, () => {
  test('every run starts afresh', async () => {
    const child = opened(new ScriptProcess());
    await run(child, 'leftover = 1; String.prototype.leftover = 1; Object.prototype.leftover = 1;');
    const { result } = await run(child, "return typeof leftover + typeof 'x'.leftover + typeof {}.leftover;");
    expect(result).toBe('undefinedundefinedundefined');
  });

  test('does not keep the program alive between runs, and does not outlive it', async () => {
    const program = `
      import { ScriptProcess } from '${new URL('../../../build/src/simulator/sandbox/script-process.js', import.meta.url)}';
      const call = { command: 'x', params: {}, args: {} };
      const host = { log: (level, text) => console.log(text) };
      await new ScriptProcess().run({ script: "log('ran')", call, options: {} }, host, 30000);`;
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [
      '--input-type=module',
      '--eval',
      program,
    ]);
    expect({ stdout, stderr }).toEqual({ stdout: 'ran\n', stderr: '' });
  });

  test('closing ends the run that goes on, and what comes after gets another process', async () => {
    const child = opened(new ScriptProcess());
    let begun = () => {};
    const began = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const ended = run(child, "log('began'); while (true) {}", memoryHost({ log: () => begun() }));
    await began;
    await child.close();
    expect((await ended).error?.message).toBe('The run was ended from outside');
    expect((await run(child, 'return 5;')).result).toBe(5);
  });

  test('closing what never ran, and twice', async () => {
    const child = new ScriptProcess();
    await child.close();
    await child.close();
  });

  test.each([
    ['computes', 'while (true) {}'],
    ['waits', 'wait(1e6);'],
    ['waits for an answer', "http('http://x/');"],
    ['catches everything', 'while (true) { try { while (true) {} } catch (e) {} finally { continue; } }'],
  ])('ends a script that %s, and the next run is served', async (_what, script) => {
    const child = opened(new ScriptProcess());
    const { wait: _wait, now: _now, ...host } = memoryHost();
    const never: RemoteHost = { ...host, http: () => new Promise(() => undefined) };
    const { error, entries } = await run(child, script, never, 500);
    expect(error).toEqual({ message: 'The command timed out after 0.5 seconds' });
    expect(entries).toEqual([{ Type: 4, ContentsFormat: 'text', Contents: error?.message }]);
    expect((await run(child, 'return 5;')).result).toBe(5);
  });

  test.each([
    ['a list', "var a = []; while (true) a.push({ text: 'x' + a.length });"],
    [
      'a text',
      "var s = 'x'; var a = []; while (true) { s += s; a.push(s.slice(1).toUpperCase()); if (s.length > 1e7) s = 'x'; }",
    ],
  ])('ends a script that fills the memory with %s, and the next run is served', async (_what, script) => {
    const child = opened(new ScriptProcess());
    const { error } = await run(child, script, memoryHost(), 50_000);
    expect(error).toEqual({ message: 'The script needed more memory than its limit of 256 MB' });
    expect((await run(child, 'return 5;')).result).toBe(5);
  });

  test('a result that is too long fails, and says so', async () => {
    const { error } = await run(
      opened(new ScriptProcess()),
      "var s = new Array(1024 * 1024 + 1).join('x'); var a = []; for (var i = 0; i < 33; i++) a.push(s); return a;",
    );
    expect(error?.message).toMatch(/^\d+ bytes are too many to hand over at once: the limit is 33554432$/);
  });

  test('an argument that is too long fails the call only', async () => {
    const { result } = await run(
      opened(new ScriptProcess()),
      `var s = new Array(33 * 1024 * 1024).join('x');
       try { log(s); } catch (e) { return e.message; }`,
    );
    expect(result).toMatch(/^\d+ bytes are too many to hand over at once/);
  });

  test('an answer that is too long fails the call only', async () => {
    const long = {
      StatusCode: 200,
      Status: '',
      Body: 'x'.repeat(65 * 1024 * 1024),
      Headers: {},
      Cookies: [],
    };
    const { result } = await run(
      opened(new ScriptProcess()),
      "try { http('http://x/'); } catch (e) { return e.message; }",
      memoryHost({ http: () => long }),
    );
    expect(result).toMatch(/^\d+ bytes are too many to hand over at once/);
  });

  test('a log without end is ended', async () => {
    const host = memoryHost();
    const { error } = await run(
      opened(new ScriptProcess()),
      "var s = new Array(1024 * 1024 + 1).join('x'); while (true) log(s);",
      host,
    );
    expect(error?.message).toMatch(/The log of a run is longer than 16777216 characters/);
    expect(host.logs).toHaveLength(15);
  });

  test.each([
    ['empty lines', "while (true) log('');"],
    ['what is long as JSON', "var s = new Array(1024 * 1024 + 1).join('\\u0001'); while (true) log(s);"],
  ])('a log of %s without end is ended', async (_what, script) => {
    const host = memoryHost();
    const { error } = await run(opened(new ScriptProcess()), script, host, 50_000);
    expect(error?.message).toMatch(/The log of a run is longer than 16777216 characters/);
    expect(JSON.stringify(host.logs).length).toBeLessThan(20_000_000);
  });

  test('what is too much for a request is refused to the script, which goes on', async () => {
    const { result } = await run(
      opened(new ScriptProcess()),
      `function refusal(url, options) { try { http(url, options); } catch (e) { return e.message; } }
       var long = new Array(65537).join('x');
       var many = [];
       for (var i = 0; i < 101; i++) many.push('x');
       return [
         refusal('http://x/' + long),
         refusal('http://x/', { Method: 'LONGERTHANANYMETHODIS' }),
         refusal('http://x/', { Headers: { a: [long + 'x'] } }),
         refusal('http://x/', { Headers: { a: many } }),
         refusal('http://x/', { Username: 'ada', Password: long }),
         refusal('http://x/', { Headers: { a: [long] } })
       ];`,
    );
    expect(result).toEqual([
      'http: the URL has 65545 characters; the local Cortex takes at most 65536',
      'http: the method has 21 characters; the local Cortex takes at most 20',
      'http: the header a has 65537 characters; the local Cortex takes at most 65536',
      'http: 101 values of the header a are too many; the local Cortex takes at most 100',
      'http: the header Authorization has 87394 characters; the local Cortex takes at most 65536',
      null,
    ]);
  });

  test('a script at the end of its stack gets the answers to its own calls', async () => {
    let calls = 0;
    const host = memoryHost({ getLastRun: () => ({ n: ++calls }) });
    const { result } = await run(
      opened(new ScriptProcess()),
      `function down(k) { return k > 0 ? down(k - 1) : getLastRun().n; }
       var [least, most] = [0, 100000];
       while (most - least > 1) {
         var middle = (least + most) >> 1;
         try { down(middle); least = middle; } catch (e) { most = middle; }
       }
       for (var k = least - 20; k < least + 200; k++) try { down(k); } catch (e) {}
       return getLastRun().n;`,
      host,
    );
    expect(result).toBe(calls);
  });
});
