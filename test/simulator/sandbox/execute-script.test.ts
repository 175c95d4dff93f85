import { describe, expect, test } from 'vitest';
import { HostTransportError, RunKilled, type ScriptHost } from '#src/simulator/host/script-host.js';
import { type ExecutionOptions, executeScript, type Outcome } from '#src/simulator/sandbox/execute-script.js';
import { commonLibraryNames } from '#src/spec/common-library.js';
import { memoryHost } from './memory-host.js';

function run(script: string, host: ScriptHost = memoryHost(), options: ExecutionOptions = {}): Outcome {
  return executeScript(
    script,
    { command: 'weather-status', params: { a: { b: 1 } }, args: { n: '5' } },
    host,
    options,
  );
}

describe('what a script delivers', () => {
  test.each<[string, string, unknown]>([
    ['a text', "return 'ok';", [{ Type: 1, ContentsFormat: 'text', Contents: 'ok' }]],
    ['a number', 'return 5;', [{ Type: 1, ContentsFormat: 'text', Contents: '5' }]],
    ['an object', 'return { a: 1 };', [{ Type: 1, ContentsFormat: 'json', Contents: { a: 1 } }]],
    ['a list of values', 'return [1, 2];', [{ Type: 1, ContentsFormat: 'json', Contents: [1, 2] }]],
    ['nothing', 'var a = 1;', []],
    [
      'an entry',
      "return { Type: 1, Contents: [1], ContentsFormat: 'json', HumanReadable: '# x', EntryContext: { X: 1 } };",
      [{ Type: 1, Contents: [1], ContentsFormat: 'json', HumanReadable: '# x', EntryContext: { X: 1 } }],
    ],
    [
      'several entries, the fields left out filled in',
      "return [{ ContentsFormat: 'text', Contents: 'a' }, { Type: 4, Contents: 'b' }];",
      [
        { Type: 1, ContentsFormat: 'text', Contents: 'a' },
        { Type: 4, ContentsFormat: 'text', Contents: 'b' },
      ],
    ],
    [
      'a record that only looks like an entry',
      "return { Type: 'dns', Contents: 'x' };",
      [{ Type: 1, ContentsFormat: 'json', Contents: { Type: 'dns', Contents: 'x' } }],
    ],
  ])('%s', (_what, script, entries) => {
    const outcome = run(script);
    expect(outcome.error).toBeUndefined();
    expect(outcome.entries).toEqual(entries);
  });

  test.each([
    ['an Error', "throw new TypeError('bad');", 'bad'],
    ['a text', "throw 'bad';", 'bad'],
    ['an object', "throw { message: 'bad' };", 'bad'],
    ['nothing useful', 'throw undefined;', 'undefined'],
    [
      'a hostile object',
      "throw { get message() { throw 'x'; } };",
      'the script threw a value that has no text',
    ],
  ])('a throw of %s', (_what, script, message) => {
    const outcome = run(script);
    expect(outcome.error?.message).toBe(message);
    expect(outcome.result).toBeUndefined();
    expect(outcome.entries).toEqual([{ Type: 4, ContentsFormat: 'text', Contents: message }]);
  });

  test('a stack shows the lines of the script, as they are numbered there, and nothing else', () => {
    const { error } = run(
      "// first line\nfunction f() {\n  throw new Error('deep');\n}\nf();",
      memoryHost(),
      {
        file: 'Weather.js',
      },
    );
    expect(error?.stack?.split('\n')).toEqual([
      'Error: deep',
      '    at f (Weather.js:3:9)',
      '    at Weather.js:5:1',
    ]);
  });

  test('the first line has its own columns, too', () => {
    expect(run("throw new Error('x');").error?.stack).toBe('Error: x\n    at script.js:1:7');
  });

  test('a result that is no JSON fails the run', () => {
    expect(run('var o = {}; o.o = o; return o;').error?.message).toMatch(/circular/);
  });

  test('the whole text is sloppy, whatever its first line says', () => {
    expect(run('"use strict"; undeclared = 5; return undeclared;').result).toBe(5);
  });

  test('every run starts afresh', () => {
    run('leftover = 1; String.prototype.leftover = 1;');
    expect(run("return typeof leftover + typeof 'x'.leftover;").result).toBe('undefinedundefined');
  });
});

describe('the realm of a script', () => {
  test('command, params and args are plain globals that it may assign', () => {
    expect(
      run('command = command + params.a.b + args.n; params.c = 2; return command + params.c;').result,
    ).toBe('weather-status152');
  });

  test.each(commonLibraryNames)('the name %s of the common library is there, but not to be used', (name) => {
    expect(run(`return typeof ${name};`).result).toBe('function');
    for (const use of [`${name}('x')`, `${name}.x`]) {
      expect(run(`return ${use};`).error?.message).toBe(
        `${name} belongs to the common library; the script must not rely on it`,
      );
    }
  });

  test('a name of the common library can be declared again, unless by let', () => {
    expect(
      run('function fixUrl() { return 1; } var entryTypes = 2; return fixUrl() + entryTypes;').result,
    ).toBe(3);
  });

  test('no object of this process is in reach', () => {
    const digging = `
      var found = [];
      function dig(name, value) {
        try { found.push(name + ' ' + value.constructor.constructor('return typeof process + typeof require')()); }
        catch (e) { found.push(name + ' ' + e.constructor.constructor('return typeof process')()); }
      }
      dig('this', this); dig('params', params); dig('args', args); dig('http', http); dig('response', http('http://x/'));
      dig('headers', http('http://x/').Headers); dig('lastRun', getLastRun()); dig('Date', Date); dig('date', new Date());
      dig('context', getIntegrationContext(true)); dig('version', demistoVersion()); dig('callee', arguments);
      try { http('x'); } catch (e) { dig('error', e); }
      try { (function f() { f(); }()); } catch (e) { dig('overflow', e); }
      try { (function f() { try { getLastRun(); } finally { f(); } }()); } catch (e) { dig('host overflow', e); }
      return found;`;
    const { result } = run(digging);
    expect(result).toHaveLength(15);
    for (const found of result as string[]) expect(found).toMatch(/^[\w ]+ (undefined)+$/);
  });
});

describe('the clock', () => {
  test('Date is that of the host, and stands still until the host moves it', () => {
    const script = `
      var before = Date.now(); wait(90);
      return [before, new Date().toISOString(), Date().slice(0, 15), new Date().getTime() - before];`;
    expect(run(script).result).toEqual([1767323045678, '2026-01-02T03:05:35.678Z', 'Fri Jan 02 2026', 90000]);
  });

  test('everything else of Date is as ever', () => {
    const script = `
      var d = new Date(2026, 1, 3, 4, 5, 6, 7);
      return [d instanceof Date, d.getMonth(), d.constructor === Date, new Date(5).getTime(), new Date(d).getTime() - d,
        new Date('2026-01-02T00:00:00Z').getTime() === Date.UTC(2026, 0, 2), Date.parse('nonsense') !== Date.parse('x'),
        Date.length, Object.prototype.toString.call(d), typeof Date(2000)];`;
    expect(run(script).result).toEqual([true, 1, true, 5, 0, true, true, 7, '[object Date]', 'string']);
  });
});

describe('host functions', () => {
  test('http passes on its arguments and hands back the response', () => {
    const calls: unknown[] = [];
    const host = memoryHost({
      http: (...call) => {
        calls.push(call);
        return {
          StatusCode: 201,
          Status: '201 Created',
          Body: '{}',
          Headers: { 'X-A': ['1', '2'] },
          Cookies: [],
        };
      },
    });
    const script = `
      http('https://a.example/');
      var r = http('https://b.example/', { Method: 'post', Headers: { A: ['1'] }, Body: 'x', Username: 'u', Password: 'p' },
        true, true, undefined, undefined, 1500);
      return [r.StatusCode, r.Status, r.Headers['X-A'][1], Array.isArray(r.Cookies)];`;
    expect(run(script, host).result).toEqual([201, '201 Created', '2', true]);
    expect(calls).toEqual([
      ['https://a.example/', { Method: 'GET', Headers: {} }, false, false, undefined],
      [
        'https://b.example/',
        { Method: 'POST', Headers: { A: ['1'], Authorization: ['Basic dTpw'] }, Body: 'x' },
        true,
        true,
        1500,
      ],
    ]);
  });

  test.each([
    ["http('/relative')", /must be absolute/],
    ["http('http://x/', 'GET')", /options must be an object/],
    ["http('http://x/', { method: 'GET' })", /no option "method"/],
    ["http('http://x/', { UseAuthDigest: true })", /no option "UseAuthDigest"/],
    ["http('http://x/', { AuthProtocol: 'ntlm' })", /no option "AuthProtocol"/],
    ["http('http://x/', { SaveToFile: true })", /saveFile: the script runs outside of an investigation/],
    ["http('http://x/', { Cookies: 'a=b' })", /Cookies must be an array/],
    ["http('http://x/', { Cookies: [{ Name: 'a' }] })", /the texts Name and Value/],
    ["httpMultipart('http://x/')", /id of a file/],
    ["httpMultipart('http://x/', 'f', {}, 'x')", /fields must be an object/],
    ["executeCommand('ip', {})", /executeCommand: the script runs outside of an investigation/],
    ["executeCommand('')", /name of a command/],
    ["executeCommand('ip', 'x')", /must be an object/],
    ["setContext('', 1)", /path of a value/],
    ['saveFile({})', /a text, or the bytes/],
    ["x2j('<a>')", /<a> is not closed/],
    ["x2j('<a></b>')", /<\/b> at character 4 closes nothing/],
    ["scheduleEntry('x')", /scheduleEntry is a function of the server that the local Cortex does not have/],
    ["http('http://x/', { Headers: { Accept: 'x' } })", /Accept must be an array/],
    ["http('http://x/', { Body: {} })", /Body must be a string/],
    ["http('http://x/', {}, 'true')", /insecure must be true or false/],
    ["http('http://x/', {}, false, false, null, null, 0)", /positive number of milliseconds/],
    ["wait('1')", /number of seconds/],
    ["setLastRun('x')", /give an object/],
    ['setIntegrationContext({ a: 1 })', /values are all strings/],
    ['setIntegrationContext([])', /give an object/],
  ])('%s is refused', (call, message) => {
    expect(run(`${call};`).error?.message).toMatch(message);
  });

  test('a request without an answer throws, or has an odd status', () => {
    const silent = memoryHost({
      http: () => {
        throw new HostTransportError('timeout', 'no answer in time');
      },
    });
    const script = "try { return http('http://x/'); } catch (e) { return e.name + ': ' + e.message; }";
    expect(run(script, silent).result).toBe('GoError: no answer in time');
    expect(run(script, silent, { transportFailure: 'status' }).result).toEqual({
      StatusCode: 0,
      Status: 'timeout: no answer in time',
      Body: '',
      Headers: {},
      Cookies: [],
    });
  });

  test('logs have their level, and join what they are given', () => {
    const host = memoryHost();
    run("log('a'); logInfo('b', 2, { c: 3 }); logDebug('d'); logError('e');", host);
    expect(host.logs).toEqual(['log: a', 'info: b 2 {"c":3}', 'debug: d', 'error: e']);
  });

  test('the last run is what was set', () => {
    const host = memoryHost();
    expect(run('return Object.keys(getLastRun()).length;', host).result).toBe(0);
    run("setLastRun({ cursor: '5' });", host);
    expect(run('return getLastRun();', host).result).toEqual({ cursor: '5' });
  });

  test('the integration context has a plain and a versioned form', () => {
    const host = memoryHost();
    run("setIntegrationContext({ a: '1' });", host);
    expect(run('return [getIntegrationContext(), getIntegrationContext(true)];', host).result).toEqual([
      { a: '1' },
      { context: { a: '1' }, version: 1 },
    ]);
    const write = (version: number) =>
      run(
        `var r = setIntegrationContext({ a: '${version}' }, ${version}, true); return typeof r + (r && r.Error);`,
        host,
      );
    expect(write(7).result).toMatch(/^object.*version/);
    expect(write(1).result).toBe('undefinedundefined');
    expect(write(-1).result).toBe('undefinedundefined');
    expect(host.state.getIntegrationContext()).toEqual({ context: { a: '-1' }, version: 3 });
  });

  test('version and base64', () => {
    expect(
      run("return [demistoVersion().platform, btoa('\\u00fc'), atob('w7w='), atob(btoa('ok'))];").result,
    ).toEqual(['x2', 'w7w=', '\u00fc', 'ok']);
  });

  test('a server may lack any of them', () => {
    const without = ['wait', 'logDebug', 'getIntegrationContext', 'setIntegrationContext', 'btoa'] as const;
    const typeofs = without.map((name) => `typeof ${name}`).join(' + ');
    expect(run(`return ${typeofs} + typeof http;`, memoryHost(), { without }).result).toBe(
      `${'undefined'.repeat(without.length)}function`,
    );
    const misspelt = { without: ['wiat' as 'wait'] };
    expect(() => run('return 1;', memoryHost(), misspelt)).toThrow(/"wiat".*Did you mean "wait"/);
  });
});

describe('the end of a run', () => {
  test('a script that computes for too long has timed out', () => {
    expect(run('for (;;) {}', memoryHost(), { timeoutMs: 30 })).toEqual({
      error: { message: 'The script timed out after 0.03 seconds' },
      entries: [{ Type: 4, ContentsFormat: 'text', Contents: 'The script timed out after 0.03 seconds' }],
    });
  });

  test('a run that is killed at a host call has no further effect, whatever it catches', () => {
    const host = memoryHost({
      wait: () => {
        throw new RunKilled('the server went down');
      },
    });
    const script = `
      setLastRun({ a: 'before' });
      try { wait(1); } catch (e) {}
      try { setLastRun({ a: 'after' }); } catch (e) {}
      try { Date.now(); } catch (e) { return 'clock gone'; }
      return 'ok';`;
    expect(run(script, host)).toMatchObject({ error: { message: 'the server went down' } });
    expect(host.state.getLastRun()).toEqual({ a: 'before' });
  });

  test('a defect of the host reaches the script as an error of its own realm', () => {
    const host = memoryHost({
      getLastRun: () => {
        throw new TypeError('disk full');
      },
    });
    const script = 'try { getLastRun(); } catch (e) { return e.message + (e instanceof Error); }';
    expect(run(script, host).result).toBe('disk fulltrue');
  });
});
