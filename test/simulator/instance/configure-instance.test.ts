import { describe, expect, test } from 'vitest';
import { configureInstance } from '#src/simulator/instance/configure-instance.js';
import { installedWeather } from '../../fixtures/installed-weather.js';

const integration = installedWeather("return 'ok';");
const minimum = { url: 'https://weather.example', key: 'sunshine' };

function paramsFor(params: Record<string, unknown>) {
  return configureInstance(integration, { name: 'weather_1', params }).params;
}

describe('the shapes of params', () => {
  test('defaults come in the shape of their type', () => {
    expect(paramsFor(minimum)).toEqual({
      url: 'https://weather.example',
      kind: 'Key',
      key: { identifier: '', password: 'sunshine', credentials: { user: '', vaultInstanceId: '' } },
      login: { identifier: '', password: '', credentials: { user: '', vaultInstanceId: '' } },
      insecure: false,
      verbose: true,
      stations: ['North', 'South'],
      limit: '500',
      interval: '1',
    });
  });

  test('numbers become text, checkbox words booleans, comma text a list', () => {
    const params = paramsFor({
      ...minimum,
      limit: 20,
      insecure: 'true',
      verbose: false,
      stations: 'East, North',
    });
    expect(params).toMatchObject({
      limit: '20',
      insecure: true,
      verbose: false,
      stations: ['East', 'North'],
    });
  });

  test('credentials of the form arrive at the top level', () => {
    const { login } = paramsFor({
      ...minimum,
      kind: 'User',
      login: { identifier: 'ada', password: 'lovelace' },
    });
    expect(login).toMatchObject({
      identifier: 'ada',
      password: 'lovelace',
      credentials: { vaultInstanceId: '' },
    });
  });

  test('a user name from a vault is in credentials.user only', () => {
    const { login } = paramsFor({
      ...minimum,
      kind: 'User',
      login: { vault: { user: 'ada', password: 'lovelace' } },
    });
    expect(login).toEqual({
      identifier: '',
      password: 'lovelace',
      credentials: { user: 'ada', vaultInstanceId: 'vault' },
    });
  });

  test('a hidden parameter keeps what was filled in', () => {
    const { login } = paramsFor({ ...minimum, login: { identifier: 'ada', password: 'lovelace' } });
    expect(login).toMatchObject({ identifier: 'ada' });
  });
});

describe('what the form refuses', () => {
  test.each<[string, Record<string, unknown>, string, RegExp]>([
    [
      'an unknown name',
      { ...minimum, lmit: 1 },
      'parameter-unknown',
      /no parameter "lmit". Did you mean "limit"\?/,
    ],
    ['a name like no other', { ...minimum, zzzzzzz: 1 }, 'parameter-unknown', /Available: url, kind/],
    ['a missing text', { key: 'sunshine' }, 'parameter-missing', /"url" \(Server URL\)/],
    ['an emptied required list', { ...minimum, stations: [] }, 'parameter-missing', /"stations"/],
    ['credentials that the trigger requires', { url: 'x' }, 'parameter-missing', /"key" \(API Key\)\.$/],
    [
      'the other credentials',
      { url: 'x', kind: 'User' },
      'parameter-missing',
      /"login" \(User \/ Password\)\.$/,
    ],
    [
      'half of the credentials',
      { url: 'x', kind: 'User', login: { identifier: 'ada' } },
      'parameter-missing',
      /"login"/,
    ],
    [
      'a vault without password',
      { url: 'x', kind: 'User', login: { vault: { user: 'a' } } },
      'parameter-missing',
      /"login"/,
    ],
    ['an unknown option', { ...minimum, kind: 'Keys' }, 'parameter-invalid', /Did you mean "Key"\?/],
    [
      'an unknown option of a list',
      { ...minimum, stations: ['Noth'] },
      'parameter-invalid',
      /Did you mean "North"\?/,
    ],
    ['a checkbox with a text', { ...minimum, insecure: 'yes' }, 'parameter-invalid', /give true or false/],
    ['a text field with an object', { ...minimum, limit: {} }, 'parameter-invalid', /give a text/],
    ['a list with numbers', { ...minimum, stations: [1] }, 'parameter-invalid', /array of texts/],
    [
      'credentials with a strange key',
      { ...minimum, key: { token: 'sunshine' } },
      'parameter-invalid',
      /takes credentials/,
    ],
    ['a value for a title line', { ...minimum, title: 'x' }, 'parameter-invalid', /takes no value/],
  ])('%s', (_what, params, code, message) => {
    let failure: unknown;
    try {
      paramsFor(params);
    } catch (error) {
      failure = error;
    }
    expect(failure).toMatchObject({ code, message: expect.stringMatching(message) });
    expect(String(failure)).not.toContain('sunshine');
  });
});

describe('triggers', () => {
  const withoutStations = { url: 'x', kind: 'User', stations: [], limit: '', verbose: false };

  test('a trigger acts when all its conditions hold', () => {
    expect(paramsFor({ ...withoutStations, login: { identifier: 'ada', password: 'l' } }).stations).toEqual(
      [],
    );
  });

  test.each([
    ['exists', { kind: 'Key', key: 'sunshine' }],
    ['not_equal', { verbose: true, login: { identifier: 'ada', password: 'l' } }],
    ['not_exists', { limit: '5', login: { identifier: 'ada', password: 'l' } }],
  ])('and not when one (%s) does not', (_operator, change) => {
    expect(() => paramsFor({ ...withoutStations, ...change })).toThrow(/"stations"/);
  });
});
