import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { buildPack } from '#src/generator/build.js';
import { type Environment, runProgram } from '../../../fixtures/program.js';
import { smallProject } from '../../../fixtures/project.js';
import { weatherPack } from '../../../fixtures/weather-pack.js';

const script =
  'return command === "test-module" ? params.credentials.password.length + " letters" : params.url;\n';

async function run(file: string | object, env: Environment = {}, words = ['weather-get-events']) {
  const folder = await mkdtemp(join(tmpdir(), 'cortex-pack-'));
  await writeFile(join(folder, 'weather.zip'), weatherPack({ script }));
  await writeFile(join(folder, 'instance.json'), typeof file === 'string' ? file : JSON.stringify(file));
  return runProgram(['run', ...words, '--zip', 'weather.zip', '--config', 'instance.json'], folder, env);
}

describe('a command on this machine', () => {
  test('takes its secrets from the environment', async () => {
    const params = { credentials: { password: { env: 'WEATHER_TOKEN' } } };
    const { code, stdout } = await run({ params }, { WEATHER_TOKEN: 'twelve-chars' });
    expect(stdout.trim()).toBe('https://weather.example');
    expect(code).toBe(0);
    const tested = await run({ params }, { WEATHER_TOKEN: 'twelve-chars' }, ['test-module']);
    expect(tested.stderr).toContain('12 letters');
  });

  test('that nobody has is refused with the nearest one, also before an instance is given', async () => {
    const params = { credentials: { password: { env: 'WEATHER_TOKEN' } } };
    const message =
      'The pack has no command or script "weather-get-evnts". Did you mean "weather-get-events"?';
    const words = ['weather-get-evnts'];
    const onInstance = await run({ params }, { WEATHER_TOKEN: 'twelve-chars' }, words);
    expect(onInstance).toMatchObject({ code: 1, stderr: expect.stringContaining(message) });
    const folder = await mkdtemp(join(tmpdir(), 'cortex-pack-'));
    await writeFile(join(folder, 'weather.zip'), weatherPack({ script }));
    const alone = await runProgram(['run', ...words, '--zip', 'weather.zip'], folder, {});
    expect(alone).toMatchObject({ code: 1, stderr: expect.stringContaining(message) });
  });

  test('trusts the zip that the project of the folder built, also when it is named', async () => {
    const root = await smallProject({ 'instance.json': '{"params": {"city": "Porto"}}' });
    await buildPack({ root, outDir: join(root, 'dist') });
    const words = ['run', 'test-module', '--config', 'instance.json'];
    const [found, named] = await Promise.all(
      [words, [...words, '--zip', 'dist/WeatherEvents.zip']].map(async (given) => {
        const { stderr } = await runProgram(given, root, {});
        return stderr.split('\n')[0];
      }),
    );
    // What runs it depends on the Python of this machine.
    expect(found).toMatch(/^The .* of the zip/);
    expect(named).toBe(found);
    expect(named).not.toContain('--trust');
  });

  test('whose quotation mark is not closed is refused', async () => {
    const { code, stderr } = await run({ params: {} }, {}, ['!weather-get-events limit="5']);
    expect(stderr).toContain('The quotation mark at "5 is not closed.');
    expect(code).toBe(1);
  });

  test('brings no control character of the pack to the terminal', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cortex-pack-'));
    const climbing = zipSync({ '../\u001b]0;owned\u0007': new Uint8Array(1) });
    await writeFile(join(folder, 'weather.zip'), climbing);
    const words = ['run', 'weather-get-events', '--zip', 'weather.zip', '--config', 'instance.json'];
    const refused = await runProgram(words, folder, {});
    expect(refused.stderr).toContain('"../\ufffd]0;owned\ufffd"');
    expect(refused.stderr).not.toMatch(/(?!\n)\p{Cc}/u);
    await writeFile(
      join(folder, 'weather.zip'),
      weatherPack({ script: "log('\\u001b]0;owned\\u0007'); throw new Error('\\u001b[2J');" }),
    );
    await writeFile(join(folder, 'instance.json'), '{"params": {"credentials": {"password": {"env": "W"}}}}');
    const failed = await runProgram(words, folder, { W: 'sun-shine-77' });
    expect(failed.stderr).toContain('\ufffd]0;owned\ufffd');
    expect(failed.stderr).toContain('\ufffd[2J');
    expect(failed.stdout + failed.stderr).not.toMatch(/(?!\n)\p{Cc}/u);
  });

  test.each([
    ['as the password', { credentials: { password: 'sun-shine-77' } }],
    ['as the whole credentials', { credentials: 'sun-shine-77' }],
  ])('refuses a secret that stands in the file %s, and does not repeat it', async (_where, params) => {
    const { code, stdout, stderr } = await run({ params });
    expect(code).toBe(1);
    expect(stderr).toContain('params.credentials');
    expect(stderr).toContain('{"env": "NAME"}');
    expect(stdout + stderr).not.toContain('sun-shine-77');
  });

  test.each([
    [
      'no JSON',
      '{"params": {"credentials": "sun-shine-77",}}',
      'at line 1, column 42, a comma is one too many',
    ],
    ['no parameters', { name: 'one' }, 'Its form is {"params": {...}}'],
    [
      'an integration of another pack',
      { params: {}, integration: 'WeatherEvent' },
      'holds no integration "WeatherEvent"',
    ],
    ['an unknown key', { params: {}, secrets: 1 }, 'the unknown key "secrets"'],
    [
      'a variable that is not set',
      { params: { credentials: { password: { env: 'NOWHERE' } } } },
      'NOWHERE is not set. Set it',
    ],
  ])('refuses a file with %s', async (_what, file, description) => {
    const { code, stderr } = await run(file);
    expect(code).toBe(1);
    expect(stderr).toContain(description);
    expect(stderr).toContain('instance.json');
    expect(stderr).not.toContain('sun-shine-77');
  });
});
