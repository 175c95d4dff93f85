import { execFile } from 'node:child_process';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Instance, InstanceOptions } from '#src/simulator/instance/instance.js';
import { compiledScriptMark } from '#src/spec/compiled-script-mark.js';
import { selfSigned } from '../../fixtures/certificates/self-signed.js';
import { weatherInstance } from '../../fixtures/installed-weather.js';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function serve(listener: RequestListener): Promise<string> {
  return `http://${await listen(createServer(listener))}`;
}

function instance(
  script: string,
  options: InstanceOptions & { params?: Record<string, unknown> } = {},
): Instance {
  const created = weatherInstance(script, options);
  cleanups.push(() => created.close());
  return created;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('a run', () => {
  test('reaches a real server, with logs, state, entries and a trace', async () => {
    const url = await serve(async (request, response) => {
      response.setHeader('x-rate-limit', '7').writeHead(202);
      response.end(
        JSON.stringify({ ...request.headers, method: request.method, body: await bodyOf(request) }),
      );
    });
    const weather = instance(
      `logInfo('asking', params.url);
       var r = http(params.url + '/v1?secret=1', { Method: 'POST', Headers: { Authorization: ['Bearer ' + params.key.password], Accept: ['a', 'b'] }, Body: 'gr\\u00fc\\u00df' });
       setLastRun({ count: String(Number(getLastRun().count || 0) + 1) });
       setIntegrationContext({ seen: 'yes' });
       return { status: r.StatusCode, text: r.Status, limit: r.Headers['X-Rate-Limit'], echo: JSON.parse(r.Body) };`,
      { params: { url, key: 'sunshine-token' } },
    );
    const first = await weather.fetchEvents();
    expect(first).toMatchObject({
      command: 'fetch-events',
      ok: true,
      logs: [{ level: 'info', text: `asking ${url}` }],
    });
    expect(first.entries).toEqual([
      {
        Type: 1,
        ContentsFormat: 'json',
        Contents: {
          status: 202,
          text: '202 Accepted',
          limit: ['7'],
          echo: expect.objectContaining({
            method: 'POST',
            authorization: 'Bearer sunshine-token',
            accept: 'a, b',
            'user-agent': 'Go-http-client/1.1',
            body: 'gr\u00fc\u00df',
          }),
        },
      },
    ]);
    expect(first.requests).toEqual([
      { method: 'POST', url: `${url}/v1`, status: 202, milliseconds: expect.any(Number) },
    ]);
    expect(JSON.stringify(first.requests)).not.toContain('sunshine');
    await weather.fetchEvents();
    expect(weather.state.read()).toEqual({
      lastRun: { count: '2' },
      integrationContext: { context: { seen: 'yes' }, version: 2 },
    });
  });

  test('reads the time from the given clock, and lets it take the waits', async () => {
    const clock = {
      at: Date.UTC(2026, 10, 22, 8),
      now: () => clock.at,
      wait: (seconds: number) => {
        clock.at += seconds * 1000;
      },
    };
    const weather = instance(
      'var before = new Date().toISOString(); wait(3600); return [before, new Date().toISOString()];',
      { clock },
    );
    const run = await weather.fetchEvents();
    expect(run.entries[0]?.Contents).toEqual(['2026-11-22T08:00:00.000Z', '2026-11-22T09:00:00.000Z']);
  });

  test('arguments: defaults and lists are delivered, faults refused', async () => {
    const weather = instance('return [command, args.station, args.limit];');
    const run = await weather.run('weather-get-events', { station: ['North', 'South'] });
    expect(run.entries[0]?.Contents).toEqual(['weather-get-events', ['North', 'South'], '10']);
    await expect(weather.run('weather-get-event')).rejects.toThrow(/Did you mean "weather-get-events"/);
    await expect(weather.run('weather-get-events')).rejects.toThrow(/needs the argument "station"/);
    await expect(weather.run('weather-status', { limit: '1' })).rejects.toThrow(/no argument "limit"/);
  });

  test('all requests are counted, the first are kept, cut where they are long', async () => {
    const long = 'x'.repeat(5_000);
    const sent = { StatusCode: 200, Status: '200 OK', Body: '', Headers: {}, Cookies: [] };
    const send = async ({ url }: { url: string }) => {
      if (url.endsWith('/lost')) throw new Error(long);
      return sent;
    };
    const weather = instance(
      `try { http('http://x/lost'); } catch (e) {}
       for (var i = 0; i < 2100; i++) http('http://x/${long}');
       return 'ok';`,
      { connect: () => ({ send, close: async () => undefined }) },
    );
    const { requests, requestCount } = await weather.fetchEvents();
    expect(requestCount).toBe(2101);
    expect(requests).toHaveLength(2000);
    expect(requests[0]?.failure).toBe(`${'x'.repeat(1999)}…`);
    expect(requests[1]?.url).toBe(`http://x/${'x'.repeat(1990)}…`);
  });

  test('runs that are asked for at once take turns', async () => {
    const weather = instance(
      "var n = Number(getLastRun().n || 0); wait(0.01); setLastRun({ n: n + 1 }); return 'ok';",
    );
    await Promise.all([weather.fetchEvents(), weather.run('weather-status'), weather.fetchEvents()]);
    expect(weather.state.getLastRun()).toEqual({ n: 3 });
  });

  test('a server without some functions', async () => {
    const weather = instance('return typeof wait + typeof http;', { without: ['wait'] });
    expect((await weather.run('weather-status')).entries[0]?.Contents).toBe('undefinedfunction');
  });

  test('an own build that is not ES5 is refused at once, and so is what no engine takes', () => {
    const built = `${compiledScriptMark('1.0.0')}\nlet a = 1;`;
    expect(() => weatherInstance(built)).toThrow(/Weather Events.js:2:5: this is not ES5/);
    expect(() => weatherInstance('let a = ;')).toThrow(/Weather Events.js:1:9: the script cannot be read/);
  });

  test('a script of others may be newer than ES5, and says where', async () => {
    const weather = instance('const greet = (who) => `gr\u00fc\u00df ` + who;\nreturn greet(params?.url);');
    expect((await weather.fetchEvents()).entries[0]?.Contents).toBe('gr\u00fc\u00df http://127.0.0.1');
    expect(weather.warnings).toEqual([
      expect.stringMatching(/^Weather Events.js:1:1: this is newer than ES5 .*Servers before 6.8 may refuse/),
      expect.stringMatching(
        /^Weather Events.js:2:14: \?\. needs a server whose engine is of 2022-01 or later/,
      ),
      expect.stringMatching(/^Weather Events.js:1:27: the character U\+00FC is not ASCII/),
    ]);
  });

  test('an own build finds nothing of the common library, a script of others does', async () => {
    const use = 'return entryTypes.note;';
    const own = await instance(`${compiledScriptMark('1.0.0')}\n${use}`).fetchEvents();
    expect(own.error?.message).toBe(
      'entryTypes belongs to the common library; the script must not rely on it',
    );
    expect((await instance(use).fetchEvents()).entries[0]?.Contents).toBe('1');
  });
});

describe('http', () => {
  test('gzip is taken off unless the script asked for an encoding itself', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('sunny'));
    });
    const weather = instance(
      `var plain = http(params.url);
       var raw = http(params.url, { Headers: { 'accept-encoding': ['gzip'] } });
       return [plain.Body, typeof plain.Headers['Content-Encoding'], raw.Body === 'sunny', raw.Headers['Content-Encoding'][0]];`,
      { params: { url } },
    );
    const { entries } = await weather.run('weather-status');
    expect(entries[0]?.Contents).toEqual(['sunny', 'undefined', false, 'gzip']);
  });

  test('a reply is taken up to a limit, with its compression and without', { tags: ['slow'] }, async () => {
    const limit = 32 * 1024 * 1024;
    const url = await serve((request, response) => {
      if (request.url === '/zipped') {
        response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(Buffer.alloc(limit + 1)));
      } else if (request.url === '/endless') {
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(1024 * 1024)));
        };
        response.on('drain', more);
        more();
      } else {
        response.end(Buffer.alloc(limit, 'x'));
      }
    });
    const weather = instance(
      `function outcome(path) { try { return http(params.url + path).Body.length; } catch (e) { return e.message; } }
       return [outcome('/full'), outcome('/endless'), outcome('/zipped')];`,
      { params: { url } },
    );
    const { entries } = await weather.run('weather-status');
    const refusal =
      'failed (the reply is longer than 33554432 bytes, the most that the local Cortex takes; ask for less at once)';
    expect(entries[0]?.Contents).toEqual([
      limit,
      `GET "${url}/endless": ${refusal}`,
      `GET "${url}/zipped": ${refusal}`,
    ]);
  });

  test('redirects are answers like any other', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(302, { Location: '/elsewhere' }).end();
    });
    const weather = instance('var r = http(params.url); return r.StatusCode + r.Headers.Location[0];', {
      params: { url },
    });
    expect((await weather.run('weather-status')).entries[0]?.Contents).toBe('302/elsewhere');
  });

  test('certificates are verified unless insecure', async () => {
    const address = await listen(createTlsServer(selfSigned, (_request, response) => response.end('sunny')));
    const weather = instance(
      "try { return http(params.url, {}, params.insecure).Body; } catch (e) { return 'failed: ' + e.message; }",
      { params: { url: `https://${address}/` } },
    );
    const trusting = instance('return http(params.url, {}, params.insecure).Body;', {
      params: { url: `https://${address}/`, insecure: true },
    });
    expect((await weather.run('weather-status')).entries[0]?.Contents).toMatch(
      /^failed: GET .*TLS handshake failed/,
    );
    expect((await trusting.run('weather-status')).entries[0]?.Contents).toBe('sunny');
  });

  test('the system proxy is used when asked for, and never for loopback', async () => {
    const url = await serve((_request, response) => response.end('sunny'));
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on('connect', (request, socket: Socket) => {
      asked.push(request.url ?? '');
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    const proxyUrl = `http://${await listen(proxy)}`;
    for (const name of ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy']) vi.stubEnv(name, proxyUrl);
    for (const name of ['NO_PROXY', 'no_proxy']) vi.stubEnv(name, '');
    const weather = instance(
      `var loopback = http(params.url, {}, false, true).Body;
       try { http('https://weather.example/', {}, false, true); } catch (e) { return loopback; }`,
      { params: { url } },
    );
    expect((await weather.run('weather-status')).entries[0]?.Contents).toBe('sunny');
    expect(asked).toEqual(['weather.example:443']);
  });

  describe('a request without an answer', { tags: ['slow'] }, () => {
    const failing: [string, RequestListener, RegExp][] = [
      ['a reset', (request) => void request.socket.destroy(), /^GET "http:\S+\/data": connection reset$/],
      ['silence', () => {}, /^GET "http:\S+\/data": no answer in time \(limit 0.15 seconds\)$/],
      [
        'a body that breaks off',
        (_request, response) => {
          response.writeHead(200, { 'Content-Length': '100' });
          response.write('half', () => response.destroy());
        },
        /connection reset/,
      ],
      [
        'gzip that breaks off',
        (_request, response) => {
          response
            .writeHead(200, { 'Content-Encoding': 'gzip' })
            .end(gzipSync('sunny and warm').subarray(0, 20));
        },
        /failed \(Z_BUF_ERROR\)/,
      ],
    ];
    const script = `
      try { return http(params.url + '/data?q=1', {}, false, false, undefined, undefined, 150); }
      catch (e) { return e.message; }`;

    test.each(failing)('%s throws, and is in the trace', async (_what, listener, message) => {
      const weather = instance(script, { params: { url: await serve(listener) } });
      const { entries, requests } = await weather.run('weather-status');
      expect(entries[0]?.Contents).toMatch(message);
      expect(requests).toEqual([
        expect.objectContaining({ method: 'GET', failure: expect.stringMatching(message) }),
      ]);
      expect(requests[0]).not.toHaveProperty('status');
    });

    test('a refused connection throws', async () => {
      const url = await serve(() => {});
      await cleanups.pop()?.();
      const weather = instance(script, { params: { url } });
      expect((await weather.run('weather-status')).entries[0]?.Contents).toMatch(/connection refused/);
    });

    test.each(failing)('%s has an odd status on the other kind of server', async (what, listener) => {
      const weather = instance(script, {
        params: { url: await serve(listener) },
        transportFailure: 'status',
      });
      const { entries } = await weather.run('weather-status');
      expect(entries[0]?.Contents).toMatchObject({ StatusCode: 0, Body: '', Headers: {} });
      if (what === 'silence')
        expect(entries[0]?.Contents).toMatchObject({ Status: expect.stringMatching(/^timeout/) });
    });
  });
});

describe('the time limit', { tags: ['slow'] }, () => {
  test.each([
    ['computes', 'for (;;) {}'],
    ['waits', 'wait(3600);'],
    ['waits for an answer', 'http(params.url);'],
  ])('ends a script that %s, and the next run is served', async (_what, endless) => {
    const url = await serve(() => {});
    const weather = instance(
      `if (command === 'weather-status') { setLastRun({ a: '1' }); ${endless} } return 'ok';`,
      {
        params: { url },
        commandTimeLimitSeconds: 1.5,
      },
    );
    const run = await weather.run('weather-status');
    expect(run).toMatchObject({ ok: false, error: { message: 'The command timed out after 1.5 seconds' } });
    expect(run.entries).toEqual([{ Type: 4, ContentsFormat: 'text', Contents: run.error?.message }]);
    expect(weather.state.getLastRun()).toEqual({ a: '1' });
    expect((await weather.test()).ok).toBe(true);
  });
});

describe('state', () => {
  const failing = "setLastRun({ a: 'new' }); setIntegrationContext({ a: 'new' }); throw new Error('late');";

  test.each([
    [false, 'new'],
    [true, 'old'],
  ])('a throw discards the last run: %s', async (throwDiscardsLastRun, kept) => {
    const weather = instance(failing, { throwDiscardsLastRun });
    weather.state.setLastRun({ a: 'old' });
    expect(await weather.fetchEvents()).toMatchObject({ ok: false, error: { message: 'late' } });
    expect(weather.state.getLastRun()).toEqual({ a: kept });
    expect(weather.state.getIntegrationContext().context).toEqual({ a: 'new' });
  });

  test('Test sees the integration context and changes nothing', async () => {
    const weather = instance(
      "if (getIntegrationContext().a !== 'old') throw 'context not seen'; setLastRun({ a: 'x' }); setIntegrationContext({ a: 'x' }); return 'ok';",
    );
    weather.state.setIntegrationContext({ a: 'old' });
    const before = weather.state.read();
    expect(await weather.test()).toMatchObject({ ok: true, command: 'test-module' });
    expect(weather.state.read()).toEqual(before);
  });

  test('is saved to JSON, loaded from it, and replaced', async () => {
    const weather = instance("setLastRun({ a: '1' }); setIntegrationContext({ b: '2' }); return 'ok';");
    await weather.fetchEvents();
    const other = instance('return String(getLastRun().a) + getIntegrationContext().b;');
    other.state.loadJson(weather.state.toJson());
    expect((await other.run('weather-status')).entries[0]?.Contents).toBe('12');
    other.state.replace({ lastRun: {}, integrationContext: { context: {}, version: 0 } });
    expect((await other.run('weather-status')).entries[0]?.Contents).toBe('undefinedundefined');
    for (const damaged of [
      '{',
      '[]',
      '{"lastRun": {}}',
      '{"lastRun": {}, "integrationContext": {"context": [1], "version": 1}}',
    ]) {
      expect(() => other.state.loadJson(damaged)).toThrow(/Delete it to start again/);
    }
  });
});

describe('Test', () => {
  test.each([
    ["return 'ok';", true, undefined],
    ["return 'no route to the weather';", false, 'no route to the weather'],
    ['return;', false, 'the test returned nothing instead of ok'],
    ["throw 'bad key';", false, 'bad key'],
    ["return { Type: 4, ContentsFormat: 'text', Contents: 'bad url' };", false, 'bad url'],
  ])('%s', async (script, ok, message) => {
    const run = await instance(script).test();
    expect(run.ok).toBe(ok);
    expect(run.error?.message).toBe(message);
  });
});

describe('the end', { tags: ['slow'] }, () => {
  test('close ends the running command, and the next one is refused', async () => {
    const url = await serve(() => void weather.close());
    const weather = instance('http(params.url);', { params: { url } });
    const running = weather.run('weather-status');
    const waiting = weather.run('weather-status').catch((error: unknown) => error);
    expect(await running).toMatchObject({ ok: false, error: { message: 'The run was ended from outside' } });
    expect(await waiting).toMatchObject({ code: 'instance-closed' });
  });

  test('an instance that nobody closed does not keep the process alive', async () => {
    const program = `
      import { Instance } from '#src/simulator/instance/instance.js';
      const integration = { id: 'W', display: 'W', configuration: [], triggers: [], commands: [], file: 'W',
        fetchesEvents: true, script: "logInfo('x'); return 'ok';" };
      const run = await new Instance({ name: 'w', integration, params: {} }).test();
      console.log(run.ok);`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
      timeout: 20_000,
    });
    expect(stdout).toBe('true\n');
  });
});
