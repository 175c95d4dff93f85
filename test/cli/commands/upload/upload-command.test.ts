import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  answering,
  type Fault,
  failing,
  htmlError,
  noAnswer,
  onCalls,
  onPath,
  resetAfter,
  resetBefore,
} from '#src/testing/server/faults.js';
import { runProgram, startProgram } from '../../../fixtures/program.js';
import { smallProject } from '../../../fixtures/project.js';
import { modelingRule } from '../../../fixtures/weather-items.js';
import { type WeatherPack, weatherPack } from '../../../fixtures/weather-pack.js';
import {
  advancedSecret,
  folderWith,
  standardSecret,
  uploadPath,
  weatherTenant,
} from '../../../fixtures/weather-tenant.js';

async function project(pack: WeatherPack = {}) {
  return folderWith({ 'weather.zip': weatherPack(pack) });
}

const errorAfterwards: Fault = (handle) => {
  handle();
  return { status: 500, headers: {}, body: '<html>Internal error</html>' };
};

/** The lines below "On the tenant": verdict and kind. */
function verdicts(stdout: string): string[] {
  const line =
    /^(installed|different|switched off|missing|not verifiable|no list) +(pack|\w+(?: rule)?) +"/gm;
  return [...stdout.matchAll(line)].map(([, verdict, kind]) => `${verdict} ${kind}`);
}

describe('an upload', () => {
  test('installs a pack and verifies it', async () => {
    const { tenant, env, uploads } = await weatherTenant();
    const { code, stdout, stderr } = await runProgram(
      ['upload', 'weather.zip', '--yes'],
      await project(),
      env,
    );
    expect({ code, uploads: uploads() }).toEqual({ code: 0, uploads: 1 });
    expect(stdout).toContain('none -> 1.0.0: installation');
    expect(verdicts(stdout)).toEqual(['installed pack', 'installed integration']);
    expect(stdout).toContain('1 command, same script, system content');
    expect(stderr).toContain('The tenant answered: status 200');
    expect([...tenant.integrations.keys()]).toEqual(['Weather Events']);
    expect(stdout + stderr).not.toContain(standardSecret);
    expect(stdout + stderr).not.toContain('\u001b');
  });

  test('works with an Advanced key', async () => {
    const { server, uploads } = await weatherTenant();
    const env = {
      DEMISTO_BASE_URL: server.url,
      DEMISTO_ADVANCED_API_KEY: advancedSecret,
      DEMISTO_API_KEY_ID: '2',
    };
    const { code, stdout, stderr } = await runProgram(
      ['upload', 'weather.zip', '--yes'],
      await project(),
      env,
    );
    expect({ code, uploads: uploads() }).toEqual({ code: 0, uploads: 1 });
    expect(stdout + stderr).not.toContain(advancedSecret);
    expect(server.requests.every(({ request }) => request.headers.authorization !== advancedSecret)).toBe(
      true,
    );
  });

  test('of the same version says so and sends nothing', async () => {
    const { tenant, env, uploads } = await weatherTenant();
    tenant.install(weatherPack());
    const cwd = await project();
    const { code, stdout } = await runProgram(['upload', 'weather.zip', '--yes'], cwd, env);
    expect({ code, uploads: uploads() }).toEqual({ code: 0, uploads: 0 });
    expect(stdout).toContain('Nothing to do: the tenant has version 1.0.0 already.');
    await runProgram(['upload', 'weather.zip', '--yes', '--again'], cwd, env);
    expect(uploads()).toBe(1);
  });

  test.each([
    ['2.0.0', 'upgrade'],
    ['0.9.9', 'downgrade'],
  ])('of version %s is named %s', async (version, name) => {
    const { tenant, env } = await weatherTenant();
    tenant.install(weatherPack());
    const { code, stdout } = await runProgram(
      ['upload', 'weather.zip', '--yes'],
      await project({ version }),
      env,
    );
    expect(code).toBe(0);
    expect(stdout).toContain(`1.0.0 -> ${version}: ${name}`);
    expect(tenant.packs.get('WeatherEvents')?.currentVersion).toBe(version);
  });

  test('replaces another script of the same version', async () => {
    const { tenant, env, uploads } = await weatherTenant();
    tenant.install(weatherPack({ script: 'return "rainy";' }));
    const { code, stdout } = await runProgram(['upload', 'weather.zip', '--yes'], await project(), env);
    expect({ code, uploads: uploads() }).toEqual({ code: 0, uploads: 1 });
    expect(stdout).toContain('the same version, of which something is missing or different');
  });

  test('waits for a slow installation', { tags: ['slow'] }, async () => {
    const { env } = await weatherTenant({ installAfterLists: 3 });
    const { code, stdout, stderr } = await runProgram(
      ['upload', 'weather.zip', '--yes'],
      await project(),
      env,
    );
    expect(code).toBe(0);
    expect(stderr).toContain('Waiting for the tenant to install it');
    expect(verdicts(stdout)).toEqual(['installed pack', 'installed integration']);
  });

  test('believes no good answer that installed nothing', { tags: ['slow'] }, async () => {
    const { env } = await weatherTenant({ installsNoItems: true });
    const words = ['upload', 'weather.zip', '--yes', '--wait', '1'];
    const { code, stdout, stderr } = await runProgram(words, await project(), env);
    expect(code).toBe(1);
    expect(verdicts(stdout)).toEqual(['installed pack', 'missing integration']);
    expect(stderr).toContain('does not have all of WeatherEvents 1.0.0');
  });

  test('names what no API lists', async () => {
    const { env } = await weatherTenant();
    const cwd = await project({ files: modelingRule });
    const { code, stdout } = await runProgram(['upload', 'weather.zip', '--yes'], cwd, env);
    expect(code).toBe(0);
    expect(verdicts(stdout)).toEqual(['installed pack', 'installed integration', 'no list modeling rule']);
  });

  test('says what it could not compare', async () => {
    const { tenant, env } = await weatherTenant({ hidesScripts: true });
    tenant.install(weatherPack());
    const { stdout } = await runProgram(['upload', 'weather.zip', '--yes'], await project(), env);
    expect(stdout).toContain('script not shown by the tenant');
    expect(stdout).toContain('The tenant does not show whether its script is the same.');
  });

  test('as a dry run sends nothing', async () => {
    const { env, uploads } = await weatherTenant();
    const { code, stdout } = await runProgram(['upload', 'weather.zip', '--dry-run'], await project(), env);
    expect({ code, uploads: uploads() }).toEqual({ code: 0, uploads: 0 });
    expect(verdicts(stdout)).toEqual(['missing pack', 'missing integration']);
    expect(stdout).toContain('Dry run: nothing was sent.');
  });

  test('says in its plan what of the same version is not as in the zip', async () => {
    const { tenant, env } = await weatherTenant();
    tenant.install(weatherPack({ script: '// pack version: 1.0.0\nreturn "changed";\n' }));
    const { code, stdout } = await runProgram(['upload', 'weather.zip', '--dry-run'], await project(), env);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Note +integration "Weather Events.*" on the tenant: .*script/m);
  });

  test('asks before it sends, and sends nothing where nobody can answer', async () => {
    const { env, uploads } = await weatherTenant();
    const { code, stderr } = await runProgram(['upload', 'weather.zip'], await project(), env);
    expect({ code, uploads: uploads() }).toEqual({ code: 1, uploads: 0 });
    expect(stderr).toContain('--yes');
  });

  test('gives JSON', async () => {
    const { env } = await weatherTenant();
    const { stdout } = await runProgram(['upload', 'weather.zip', '--yes', '--json'], await project(), env);
    expect(JSON.parse(stdout)).toMatchObject({
      tenant: 'environment',
      pack: { id: 'WeatherEvents', version: '1.0.0' },
      plan: { action: 'install', versionThen: '1.0.0' },
      sent: true,
      accepted: true,
      complete: true,
      checked: [{ verdict: 'installed' }, { verdict: 'installed' }],
    });
  });
});

describe('an upload over a bad line', { tags: ['slow'] }, () => {
  const onUpload = (fault: Fault, calls = [0]) => onPath(uploadPath, onCalls(calls, fault));

  test('whose connection breaks after it arrived is not sent again', async () => {
    const { env, uploads } = await weatherTenant({}, onUpload(resetAfter));
    const { code, stdout, stderr } = await runProgram(
      ['upload', 'weather.zip', '--yes'],
      await project(),
      env,
    );
    expect({ code, uploads: uploads() }).toEqual({ code: 0, uploads: 1 });
    expect(verdicts(stdout)).toEqual(['installed pack', 'installed integration']);
    expect(stderr).toContain(
      'the answer did not show success (no answer: connection reset), but the tenant has installed the pack',
    );
  });

  test('whose connection breaks before it arrived is sent once more, after asking the tenant', async () => {
    const { server, env, uploads } = await weatherTenant({}, onUpload(resetBefore));
    const words = ['upload', 'weather.zip', '--yes', '--wait', '1'];
    const { code, stderr } = await runProgram(words, await project(), env);
    expect({ code, uploads: uploads() }).toEqual({ code: 0, uploads: 2 });
    expect(stderr).toContain('Sending it again');
    const paths = server.requests.map(({ request }) => request.path.split('?')[0]);
    const first = paths.indexOf(uploadPath);
    expect(paths.slice(first + 1, paths.lastIndexOf(uploadPath))).toContain(
      '/xsoar/contentpacks/metadata/installed',
    );
  });

  test('whose connection always breaks is given up', async () => {
    const { env, uploads } = await weatherTenant({}, onUpload(resetBefore, [0, 1, 2]));
    const words = ['upload', 'weather.zip', '--yes', '--wait', '1'];
    const { code, stderr } = await runProgram(words, await project(), env);
    expect({ code, uploads: uploads() }).toEqual({ code: 1, uploads: 2 });
    expect(stderr).toContain('(its answer: no answer: connection reset)');
    expect(stderr).toContain('The upload itself did not succeed');
    expect(stderr).not.toContain('may still be busy');
  });

  test.each([
    [401, /Nothing was installed\./],
    [403, /Instance Administrator\. Nothing was installed\./],
    [413, /larger than the tenant or a proxy on the way takes\. Nothing was installed\./],
  ])('that is refused with %i says that nothing was installed', async (status, words) => {
    const { env, uploads } = await weatherTenant({}, onUpload(failing(status)));
    const { code, stderr } = await runProgram(['upload', 'weather.zip', '--yes'], await project(), env);
    expect({ code, uploads: uploads() }).toEqual({ code: 1, uploads: 1 });
    expect(stderr).toMatch(words);
  });

  test('that a page for browsers answers blames what is between, not the API URL', async () => {
    const { env } = await weatherTenant({}, onUpload(htmlError(200, 'Sign in')));
    const { code, stderr } = await runProgram(['upload', 'weather.zip', '--yes'], await project(), env);
    expect(code).toBe(1);
    expect(stderr).toContain('a proxy or a gateway on the way keeps uploads from it');
    expect(stderr).not.toContain('API URL');
  });

  test('answered 500 after it was installed is a success, told as such', async () => {
    const { env, uploads } = await weatherTenant({}, onUpload(errorAfterwards));
    const { code, stderr } = await runProgram(['upload', 'weather.zip', '--yes'], await project(), env);
    expect({ code, uploads: uploads() }).toEqual({ code: 0, uploads: 1 });
    expect(stderr).toContain(
      'the answer did not show success (status 500: an HTML page), but the tenant has installed the pack',
    );
  });

  test('answered 500 proves nothing when all of it was there before', async () => {
    const { tenant, env } = await weatherTenant({}, onUpload(errorAfterwards));
    tenant.install(weatherPack());
    const words = ['upload', 'weather.zip', '--yes', '--again'];
    const { code, stderr } = await runProgram(words, await project(), env);
    expect(code).toBe(1);
    expect(stderr).toContain('nothing proves that this upload arrived');
  });

  test('answered 500 and not installed is a failure', async () => {
    const { env, uploads } = await weatherTenant({}, onUpload(failing(500)));
    const words = ['upload', 'weather.zip', '--yes', '--wait', '1'];
    const { code, stdout, stderr } = await runProgram(words, await project(), env);
    expect({ code, uploads: uploads() }).toEqual({ code: 1, uploads: 1 });
    expect(verdicts(stdout)).toEqual(['missing pack', 'missing integration']);
    expect(stderr).toContain('(its answer: status 500: The mock server answers 500)');
    expect(stderr).toContain('try it again later');
  });

  test('survives a tenant that answers 503 while it installs', async () => {
    const busy = answering({ status: 503, headers: {}, body: '' });
    const lists = onPath('/contentpacks/metadata/installed', onCalls([1], busy));
    const { env } = await weatherTenant({ installAfterLists: 1 }, lists);
    const { code, stderr } = await runProgram(['upload', 'weather.zip', '--yes'], await project(), env);
    expect(code).toBe(0);
    expect(stderr).toContain('installed packs, attempt 2 of 3\n');
  });
});

describe('a refused upload', () => {
  test('of an unsigned pack says why', async () => {
    const { env } = await weatherTenant({ requiresSignature: true });
    const { code, stderr } = await runProgram(['upload', 'weather.zip', '--yes'], await project(), env);
    expect(code).toBe(1);
    expect(stderr).toContain('errInvalidPackSignature');
    expect(stderr).toContain('signed packs only');
  });

  test('for its role names the role', async () => {
    const { server } = await weatherTenant();
    const env = { DEMISTO_BASE_URL: server.url, DEMISTO_API_KEY: standardSecret, XSIAM_AUTH_ID: '3' };
    const { code, stderr } = await runProgram(['upload', 'weather.zip', '--yes'], await project(), env);
    expect(code).toBe(1);
    expect(stderr).toContain('Instance Administrator');
  });

  test('for a page of a gateway names the gateway, not the role', async () => {
    const denied = onPath(uploadPath, () => htmlError(403, 'Access denied'));
    const { env } = await weatherTenant({}, denied);
    const { code, stderr } = await runProgram(['upload', 'weather.zip', '--yes'], await project(), env);
    expect(code).toBe(1);
    expect(stderr).toContain('a proxy, gateway, or firewall on the way refuses this one');
    expect(stderr).toContain('Nothing was installed.');
    expect(stderr).not.toContain('role');
  });

  test.each([
    ['another ID', { XSIAM_AUTH_ID: '2' }],
    ['another key', { DEMISTO_API_KEY: 'wrong-key-1' }],
  ])('for %s leads to the doctor', async (_case, wrong) => {
    const { env } = await weatherTenant();
    const { code, stdout, stderr } = await runProgram(['upload', 'weather.zip', '--yes'], await project(), {
      ...env,
      ...wrong,
    });
    expect(code).toBe(1);
    expect(stderr).toContain('cortex-pack doctor');
    expect(stdout + stderr).not.toMatch(/wrong-key-1|standard-secret/);
  });

  test.each([
    [400, 'behind'],
    [-400, 'ahead of'],
  ])('for clocks that are %i s apart blames the clock, not the key', async (seconds, side) => {
    const { server } = await weatherTenant({}, undefined, () => Date.now() + seconds * 1000);
    const env = {
      DEMISTO_BASE_URL: server.url,
      DEMISTO_ADVANCED_API_KEY: advancedSecret,
      DEMISTO_API_KEY_ID: '2',
    };
    const { code, stderr } = await runProgram(['upload', 'weather.zip', '--yes'], await project(), env);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      new RegExp(`The clock of this machine is (399|400|401) s ${side} that of the tenant`),
    );
    expect(stderr).not.toContain('The key is wrong');
  });

  test.each([
    [200, '{"error": "disk full"}', 'disk full. It reports an error'],
    [404, '', 'this tenant does not offer the operation'],
    [303, '', 'this tenant does not offer the operation'],
    [401, '', 'the key may have expired'],
  ])(
    'that is refused with %i blames neither the URL nor the key, which were right before',
    async (...given) => {
      const [status, body, said] = given;
      const { env } = await weatherTenant(
        {},
        onPath(uploadPath, () => answering({ status, headers: {}, body })),
      );
      const { code, stderr } = await runProgram(['upload', 'weather.zip', '--yes'], await project(), env);
      expect(code).toBe(1);
      expect(stderr).toContain(said);
      expect(stderr).not.toMatch(/check the API URL|The key is wrong|not JSON/);
    },
  );

  test('of a zip in source layout is refused before anything is sent', async () => {
    const { env, server } = await weatherTenant();
    const files = { 'Integrations/Weather/Weather.yml': 'name: x' };
    const cwd = await project({ unified: false, files });
    const { code, stderr } = await runProgram(['upload', 'weather.zip', '--yes'], cwd, env);
    expect({ code, requests: server.requests.length }).toEqual({ code: 1, requests: 0 });
    expect(stderr).toContain('in source layout');
  });

  test('of a pack with errors shows them, unless told to leave the check out', async () => {
    const { env, uploads } = await weatherTenant();
    const cwd = await project({ files: { 'README.md': 'x' } });
    const { code, stderr } = await runProgram(['upload', 'weather.zip', '--yes'], cwd, env);
    expect({ code, uploads: uploads() }).toEqual({ code: 1, uploads: 0 });
    expect(stderr).toContain('README.md');
    expect(stderr).toContain('--unchecked');
    const unchecked = await runProgram(['upload', 'weather.zip', '--yes', '--unchecked'], cwd, env);
    expect({ code: unchecked.code, uploads: uploads() }).toEqual({ code: 0, uploads: 1 });
  });

  test('without a zip says how to build one', async () => {
    const { env } = await weatherTenant();
    const { code, stderr } = await runProgram(['upload'], await folderWith(), env);
    expect(code).toBe(1);
    expect(stderr).toContain('npx cortex-pack build');
  });

  test('without a tenant shows what to set, before anything is built', async () => {
    const { code, stdout, stderr } = await runProgram(['upload'], await smallProject(), {});
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('export DEMISTO_BASE_URL=');
  });

  test('in a project builds the pack that it uploads', { tags: ['slow'] }, async () => {
    const { env } = await weatherTenant();
    const { code, stdout } = await runProgram(['upload', '--dry-run'], await smallProject(), env);
    expect(code).toBe(0);
    expect(stdout).toContain(`Built ${join('dist', 'WeatherEvents.zip')}.`);
    expect(stdout).toContain('none -> 1.2.3: installation');
  });
});

// Windows ends a process without a signal that it could handle.
describe.runIf(process.platform !== 'win32')('an interrupted upload', { tags: ['slow'] }, () => {
  test('says what may have happened', async () => {
    const { env } = await weatherTenant({ installAfterLists: 1_000_000 });
    const running = startProgram(['upload', 'weather.zip', '--yes'], await project(), env);
    running.process.stderr.on('data', (chunk) => {
      if (String(chunk).includes('Waiting')) running.process.kill('SIGINT');
    });
    const { code, stderr } = await running.ended;
    expect(code).toBe(1);
    expect(stderr).toContain('Interrupted. The tenant may have received the pack');
  });

  test('ends at once during the build, and leaves nothing behind', async () => {
    const { env, uploads } = await weatherTenant();
    const root = await smallProject({
      'pack/definition/names.ts': `
        import { writeSync } from 'node:fs';
        writeSync(1, 'The build has begun.');
        for (;;);
        export const city: string = 'Lisbon';
      `,
    });
    const running = startProgram(['upload', '--yes'], root, env);
    onTestFinished(() => void running.process.kill('SIGKILL'));
    running.process.stdout.once('data', () => running.process.kill('SIGINT'));
    const { code, stderr } = await running.ended;
    expect({ code, stderr, uploads: uploads() }).toEqual({
      code: 1,
      stderr: 'Error: Interrupted. Nothing was sent.\n',
      uploads: 0,
    });
    expect(existsSync(join(root, 'dist'))).toBe(false);
  });

  test('says that nothing was sent, while it still asks what is there', async () => {
    let interrupt = () => {};
    const { env, uploads } = await weatherTenant({}, () => {
      interrupt();
      return noAnswer;
    });
    const running = startProgram(['upload', 'weather.zip', '--yes'], await project(), env);
    interrupt = () => running.process.kill('SIGINT');
    const { code, stderr } = await running.ended;
    expect({ code, stderr, uploads: uploads() }).toEqual({
      code: 1,
      stderr: 'Error: Interrupted. Nothing was sent.\n',
      uploads: 0,
    });
  });
});
