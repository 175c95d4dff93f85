import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { platformFile } from '#src/simulator/container/platform-file.js';
import { configureInstance } from '#src/simulator/instance/configure-instance.js';
import { Instance } from '#src/simulator/instance/instance.js';
import { serve } from '#src/testing/server/serve.js';
import { installedPython, pythonZip } from '../fixtures/installed-code.js';
import { runProgram } from '../fixtures/program.js';
import { containerProcess, python } from './container.js';

/** Python integrations that others wrote, behind a library that a user names. */

function instanceOf(code: string, seconds = 60): Instance {
  const configuration = configureInstance(installedPython(code), {
    name: 'weather_1',
    params: { url: 'http://127.0.0.1', key: 'sunshine' },
  });
  const instance = new Instance(
    configuration,
    { commandTimeLimitSeconds: seconds },
    containerProcess({ knowsSite: false }),
  );
  onTestFinished(() => instance.close());
  return instance;
}

test('a command gets its parameters and arguments, and its entries come back', async () => {
  const run = await instanceOf(
    'return_results({"Type": 1, "ContentsFormat": "json", "Contents": [demisto.command(), demisto.getArg("station"), ' +
      'demisto.getParam("limit"), demisto.integrationInstance()]})',
  ).run('weather-get-events', { station: 'North' });
  expect(run.entries[0]?.Contents).toEqual(['weather-get-events', 'North', '500', 'weather_1']);
});

test('a result is what it was when it was handed in, and fails there when it is no JSON', async () => {
  const code =
    'entry = {"Type": 1, "Contents": "before"}\ndemisto.results(entry)\nentry["Contents"] = "after"';
  const { entries } = await instanceOf(code).run('weather-status');
  expect(entries[0]?.Contents).toBe('before');
  const { error } = await instanceOf('import datetime\ndemisto.results(datetime.date(2026, 1, 1))').run(
    'weather-status',
  );
  expect(error?.message).toBe('TypeError: Object of type date is not JSON serializable');
});

test('a file that its library leaves is one of the War Room', async () => {
  const code = 'demisto.results(fileResult("report.txt", "sunny"))';
  const { entries } = await instanceOf(code).run('weather-status');
  expect(entries[0]).toMatchObject({ File: 'report.txt', Type: 3 });
});

test('its requests are seen, without their queries', async () => {
  const server = await serve(() => ({ status: 418, headers: {}, body: 'tea' }));
  onTestFinished(() => server.close());
  const code = `import requests\ndemisto.results(requests.get("${server.url}/tea", params={"secret": "1"}).text)`;
  const { requests, entries } = await instanceOf(code).run('weather-status');
  expect(entries[0]?.Contents).toBe('tea');
  expect(requests).toMatchObject([{ method: 'GET', url: `${server.url}/tea`, status: 418 }]);
});

test('it finds nothing of the environment of the user', async () => {
  process.env.SECRET_OF_THE_USER = 'sunshine-77';
  process.env.HTTPS_PROXY = 'http://user:sunshine-77@proxy.example';
  onTestFinished(() => {
    delete process.env.SECRET_OF_THE_USER;
    delete process.env.HTTPS_PROXY;
  });
  const { entries } = await instanceOf('import os\ndemisto.results(dict(os.environ))').run('weather-status');
  expect(JSON.stringify(entries)).not.toContain('sunshine-77');
});

test('an exception is the error of the command, with its traceback', async () => {
  const { error } = await instanceOf('def work():\n    return 1 / 0\n\nwork()').run('weather-status');
  expect(error?.message).toBe('ZeroDivisionError: division by zero');
  expect(error?.stack).toMatch(/line 4, in <module>[\s\S]*line 2, in work/);
});

test('a command that never ends is ended, with all that it started', async () => {
  const code = 'import subprocess\nsubprocess.run(["sleep", "600"])';
  const instance = instanceOf(code, 3);
  const { error } = await instance.run('weather-status');
  expect(error?.message).toBe('The command timed out after 3 seconds');
  // The next command starts again.
  expect((await instance.run('weather-status')).error?.message).toBe('The command timed out after 3 seconds');
});

test('a function that the local platform lacks is named', async () => {
  const { error } = await instanceOf('demisto.createIndicators([])').run('weather-status');
  expect(error?.message).toContain('the local platform has no demisto.createIndicators');
});

test('the terminal runs it with a library and --trust, and refuses it without', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cortex-pack-'));
  await writeFile(join(folder, 'weather.zip'), pythonZip('demisto.results("ok")'));
  const params = { url: 'http://127.0.0.1', key: { password: { env: 'KEY' } } };
  await writeFile(join(folder, 'instance.json'), JSON.stringify({ params }));
  const run = (...words: string[]) =>
    runProgram(
      ['run', 'weather-status', '--zip', 'weather.zip', '--config', 'instance.json', ...words],
      folder,
      { KEY: 'sunshine-77', PYTHON: python },
    );
  const library = ['--common-server-python', platformFile('CommonServerPython.py')];
  expect((await run()).stderr).toContain('--common-server-python');
  const asked = await run(...library);
  expect(asked.code).toBe(1);
  expect(asked.stderr).toContain('runs as a program on this machine, with your rights');
  expect(asked.stderr).toContain('There is no terminal to ask on: add --trust.');
  const trusted = await run(...library, '--trust');
  expect(trusted.code).toBe(0);
  expect(trusted.stdout.trim()).toBe('ok');
});
