import { describe, expect, test } from 'vitest';
import { emptyBody, type Faults, failing, onPath } from '#src/testing/server/faults.js';
import { runProgram } from '../../../fixtures/program.js';
import { integrationId, weatherPack } from '../../../fixtures/weather-pack.js';
import { folderWith, weatherTenant } from '../../../fixtures/weather-tenant.js';

const token = 'weather-token-81';
const declared = {
  name: 'Weather 1',
  integration: integrationId,
  params: { credentials: { password: { env: 'WEATHER_TOKEN' } }, insecure: true },
};

async function create(
  instance: unknown,
  options: Parameters<typeof weatherTenant>[0] = {},
  faults: Faults = () => undefined,
) {
  const weather = await weatherTenant(options, faults);
  weather.tenant.install(weatherPack());
  const cwd = await folderWith({ 'instance.json': JSON.stringify(instance) });
  const env = { ...weather.env, WEATHER_TOKEN: token };
  const words = (action: string, subject: string, ...options: readonly string[]) =>
    runProgram(['instance', action, subject, ...options], cwd, env);
  return { ...weather, words, ended: await words('create', 'instance.json') };
}

describe('an instance', () => {
  test('is created with its defaults and secrets, and tested', async () => {
    const { tenant, ended } = await create(declared);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain('Instance "Weather 1" of Weather Events: created');
    expect(ended.stdout).toContain('Test: ok');
    expect(ended.stdout).not.toContain(token);
    const [saved] = [...tenant.instances.values()];
    expect(saved).toMatchObject({
      name: 'Weather 1',
      brand: integrationId,
      enabled: 'true',
      isIntegrationScript: true,
    });
    expect(saved?.data.map(({ name, value }) => [name, value])).toEqual([
      ['url', 'https://weather.example'],
      ['credentials', { credential: '', identifier: '', password: token, passwordChanged: true }],
      ['insecure', true],
    ]);
  });

  test('is updated when there is one of its name', async () => {
    const { tenant, words } = await create(declared);
    const { stdout } = await words('create', 'instance.json');
    expect(stdout).toContain('updated');
    expect([...tenant.instances.values()].map(({ name, version }) => [name, version])).toEqual([
      ['Weather 1', 2],
    ]);
  });

  test('is tested by its name', async () => {
    const { words } = await create(declared);
    expect(await words('test', 'Weather 1')).toMatchObject({ code: 0, stdout: 'Test: ok\n' });
    const { code, stderr } = await words('test', 'Weather 2');
    expect(code).toBe(1);
    expect(stderr).toContain('Did you mean "Weather 1"?');
  });

  test('whose Test fails ends with what the tenant says, without secrets', async () => {
    const testAnswer = () => ({ success: false, message: `Wrong token ${token}` });
    const { ended } = await create(declared, { testAnswer });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('Wrong token ***');
    expect(ended.stdout + ended.stderr).not.toContain(token);
  });

  test.each([
    ['is answered 500', failing(500), /^Error: The instance "Weather 1" is created, .*answered 500/],
    ['gets no word of a result', emptyBody, /^Error: The instance "Weather 1" is created, .*without saying/],
  ])('whose Test %s is there, and the message says so', async (_case, fault, words) => {
    const {
      ended,
      tenant,
      words: run,
    } = await create(
      declared,
      {},
      onPath('/integration/test', () => fault),
    );
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringMatching(words) });
    expect(ended.stderr).toContain('Then run `cortex-pack instance test "Weather 1"`.');
    expect(tenant.instances.size).toBe(1);
    const { code, stdout } = await run('create', 'instance.json', '--json');
    expect({ code, shown: JSON.parse(stdout) }).toMatchObject({
      code: 1,
      shown: { saved: { name: 'Weather 1', change: 'updated' } },
    });
  });

  test.each([
    ['an unknown parameter', { ...declared, params: { insecur: true } }, 'Did you mean "insecure"?'],
    ['no value for a required one', { ...declared, params: {} }, 'Token'],
    [
      'a literal password',
      { ...declared, params: { credentials: { password: 'LITERAL' } } },
      '{"env": "NAME"}',
    ],
    ['a literal secret', { ...declared, params: { credentials: 'LITERAL' } }, '{"env": "NAME"}'],
    ['an integration that is not there', { ...declared, integration: 'Snow' }, 'cortex-pack upload'],
    ['an unknown key', { ...declared, parms: {} }, '"parms"'],
    [
      'a variable that is not set',
      { ...declared, params: { credentials: { env: 'NOPE' } } },
      'NOPE is not set',
    ],
  ])('with %s is refused and changes nothing', async (_case, instance, expected) => {
    const { tenant, ended } = await create(instance);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(expected);
    expect(ended.stdout + ended.stderr).not.toContain('LITERAL');
    expect(tenant.instances.size).toBe(0);
  });
});

test('an unknown action is refused with the one that was probably meant', async () => {
  const { code, stderr } = await runProgram(['instance', 'creat', 'x.json'], await folderWith());
  expect(code).toBe(1);
  expect(stderr).toContain('Did you mean "create"?');
});
