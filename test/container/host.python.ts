import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { resultOf, runScript } from './run-script.js';

/** Reaches out of the context of the script, as no honest script does. */
const nodeProcess = "getLastRun.constructor('return process')()";

describe('a script', () => {
  test('finds command, parameters and arguments, and returns its result', async () => {
    const script = 'return {command: command, params: params, args: args, list: Array.isArray(params.list)};';
    expect(
      await resultOf(script, { command: 'say', params: { list: ['a'], on: true }, args: { limit: '5' } }),
    ).toEqual({ command: 'say', params: { list: ['a'], on: true }, args: { limit: '5' }, list: true });
  });

  test('returns an entry, several entries, a text or nothing', async () => {
    const entry = { Type: 1, ContentsFormat: 'json', Contents: [1], HumanReadable: '# one' };
    expect((await runScript(`return ${JSON.stringify(entry)};`)).entries).toEqual([entry]);
    expect((await runScript(`return [${JSON.stringify(entry)}, ${JSON.stringify(entry)}];`)).entries).toEqual(
      [entry, entry],
    );
    expect(await resultOf("return 'ok';")).toBe('ok');
    expect((await runScript('')).entries).toEqual([]);
  });

  test('that throws fails the command with the text alone', async () => {
    expect((await runScript("throw 'Wrong key.';")).error).toEqual({ message: 'Wrong key.' });
    expect((await runScript("throw new Error('Broken.');")).error).toEqual({ message: 'Broken.' });
  });

  test('that cannot be compiled says why', async () => {
    expect((await runScript('return (;')).error?.message).toMatch(/^Unexpected token/);
  });

  test('finds nothing of Node.js', async () => {
    const names = ['require', 'process', 'setTimeout', 'fetch', 'Buffer'];
    expect(await resultOf(`return [${names.map((name) => `typeof ${name}`).join()}].join();`)).toBe(
      names.map(() => 'undefined').join(),
    );
  });

  test('keeps its state on the platform', async () => {
    const { state, result } = await runScript(
      "setLastRun({a: '1'}); setIntegrationContext({b: '2'}); return [getLastRun(), getIntegrationContext()];",
    );
    expect(result).toEqual([{ a: '1' }, { b: '2' }]);
    expect(state.getLastRun()).toEqual({ a: '1' });
    expect(state.getIntegrationContext().context).toEqual({ b: '2' });
  });

  test('hands incidents to the platform, and knows the name of the instance', async () => {
    const script = "return JSON.stringify([{name: integrationInstance, rawJSON: '{}'}]);";
    const { result, error } = await runScript(script, { command: 'fetch-incidents' });
    expect({ result: JSON.parse(String(result)), error }).toEqual({
      result: [{ name: 'one', rawJSON: '{}' }],
      error: undefined,
    });
  });

  test('that cannot fetch incidents fails with its text', async () => {
    const { error } = await runScript("throw 'Wrong key.';", { command: 'fetch-incidents' });
    expect(error?.message).toBe('Exception: Wrong key.');
  });

  test('saves files of the War Room', async () => {
    const script =
      "return {Type: 3, File: 'a.csv', FileID: saveFile('id\\n\u00e9 \\ud83d\\ude80 \\ud800\\n'), Contents: ''};";
    const { entries, files, error } = await runScript(script);
    expect(error).toBeUndefined();
    expect(entries).toMatchObject([{ File: 'a.csv', FileID: 'file-1' }]);
    expect(files).toEqual(['id\n\u00e9 \ud83d\ude80 \ufffd\n']);
  });

  test('logs at the levels of the platform', async () => {
    const { logs } = await runScript("logInfo('i'); logDebug('d'); logError('e'); log('w');");
    expect(logs).toEqual([
      { level: 'info', text: 'i' },
      { level: 'debug', text: 'd' },
      { level: 'error', text: 'e' },
      { level: 'log', text: 'w' },
    ]);
  });

  test('gets the errors of the platform as exceptions', async () => {
    const services = {
      setIntegrationContext: () => {
        throw new Error('the context is too large');
      },
    };
    const script =
      "try { setIntegrationContext({a: 'b'}); } catch (e) { return e instanceof Error && e.message; }";
    expect(await resultOf(script, { services })).toBe('the context is too large');
  });

  test('waits', async () => {
    const script = 'var before = new Date().getTime(); wait(1); return new Date().getTime() - before;';
    expect(await resultOf(script)).toBeGreaterThanOrEqual(1000);
  });

  test('is refused a wait that is longer than the command may take', async () => {
    const script = 'try { wait(100); } catch (e) { return e.message; }';
    expect(await resultOf(script, { timeLimitSeconds: 30 })).toBe(
      'wait: 100 seconds are more than this command has left',
    );
  });

  test.each([
    ['line ends', 'a\\nb\\r\\n\\u2028\\u2029'],
    ['other writings and pictures', 'm\\u00fcller \\u4e16\\u754c \\ud83d\\ude80'],
    ['half a character', '\\ud800 and \\udc00'],
    [
      'every control character',
      Array.from({ length: 32 }, (_, i) => `\\u${i.toString(16).padStart(4, '0')}`).join(''),
    ],
  ])('exchanges %s unharmed', async (_what, text) => {
    const script = `setLastRun({text: '${text}'}); return getLastRun().text === '${text}';`;
    expect(await resultOf(script)).toBe(true);
  });

  test('exchanges several megabytes in one call', async () => {
    const script =
      "var parts = []; for (var i = 0; i < 400000; i++) parts.push('0123456789abcdef');" +
      "var text = parts.join(''); setLastRun({text: text}); return getLastRun().text === text && text.length;";
    expect(await resultOf(script)).toBe(6_400_000);
  });
});

describe('a URL that no header can carry', () => {
  test.each([
    ['https://\u6771\u4eac.example', 'has characters outside Latin-1'],
    [' https://source.example', 'begins with a space or has a line break'],
    ['https://b\u00fccher.example', undefined],
  ])('%s', async (url, flaw) => {
    const services = { getLicenseCustomField: () => 'value' };
    const sent = await resultOf("return sendEvents([], 'Vendor', 'Product');", { services, params: { url } });
    expect(sent).toMatchObject(
      flaw === undefined ? { Taken: true } : { Reason: `The URL of the instance, "${url}", ${flaw}` },
    );
  });
});

describe('a site with its own certificates', () => {
  const certificate = (name: string) =>
    fileURLToPath(new URL(`../fixtures/certificates/${name}`, import.meta.url));

  test.each([false, true])(
    'is reached by both ways where the instance says insecure: %s',
    async (insecure) => {
      const pair = {
        key: readFileSync(certificate('server-key.pem')),
        cert: readFileSync(certificate('server.pem')),
      };
      const server = createServer(pair, (request, response) => {
        request.resume().on('end', () => response.end('{"error": "false"}'));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      onTestFinished(() => void server.close());
      const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const script =
        `var status = http('${url}/', {Method: 'GET', Headers: {}}, ${insecure}, false).StatusCode;` +
        `return {status: status, sent: sendEvents(['{}'], 'Vendor', 'Product')};`;
      const result = await resultOf(script, {
        services: {
          getLicenseCustomField: () => 'value',
          route: () => `${url}/`,
        },
        params: { insecure },
        environment: { REQUESTS_CA_BUNDLE: certificate('authority.pem') },
      });
      expect(result).toEqual({ status: 200, sent: { Taken: true } });
    },
  );
});

describe('a script that goes wrong is explained', () => {
  test('one that never ends', async () => {
    const { error } = await runScript('for (;;) {}', { timeLimitSeconds: 12 });
    expect(error?.message).toMatch(/^The script was stopped after 2 seconds, the time of a command/);
  });

  test('one that needs too much memory', async () => {
    const { error, logs } = await runScript(
      'var all = []; for (;;) { var part = []; for (var i = 0; i < 1000000; i++) part.push(i + 0.5); all.push(part); }',
    );
    expect(error?.message).toBe('The script needed more than 512 MB of memory. Lower the maximum per fetch.');
    expect(logs.at(0)?.text).toContain('heap out of memory');
  });

  test('one that returns what is nested too deeply', async () => {
    const script = 'var deep = []; for (var i = 0; i < 3000; i++) deep = [deep]; return deep;';
    expect((await runScript(script)).error?.message).toBe(
      'What the script hands over is nested too deeply for Python.',
    );
  });

  test('one whose Node.js ends', async () => {
    const { error } = await runScript(`${nodeProcess}.exit(3);`);
    expect(error?.message).toMatch(/^Node\.js ended \(code 3\) before the script did\./);
  });

  test('one whose Node.js is killed', async () => {
    const { error } = await runScript(`${nodeProcess}.kill(${nodeProcess}.pid, 'SIGKILL');`);
    expect(error?.message).toMatch(/^Node\.js was killed from outside/);
  });

  test('one that prints, which disturbs nothing', async () => {
    const noise = `${nodeProcess}.stdout.write(new Array(300000).join('noise\\n'));`;
    expect(await resultOf(`${noise} setLastRun({a: '1'}); return getLastRun().a;`)).toBe('1');
  });

  test('one whose image has no Node.js', async () => {
    const { error } = await runScript("return 'ok';", { environment: { PATH: '/nowhere' } });
    expect(error?.message).toMatch(
      /^The container image of this integration cannot run Node\.js \(.*\)\. Use an image/,
    );
  });
});

test('Node.js ends with the host, also when that is killed', async () => {
  let pid = 0;
  let runner = 0;
  const services = {
    log: (level: unknown, text: unknown) => {
      if (level !== 'info') return;
      [pid = 0, runner = 0] = String(text).split(' ').map(Number);
      process.kill(runner, 'SIGKILL');
    },
  };
  const script = `logInfo(${nodeProcess}.pid + ' ' + ${nodeProcess}.ppid); return 'not reached';`;
  const { error } = await runScript(script, { services });
  expect(error?.message).toBe('Python ended before the command did');
  await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
