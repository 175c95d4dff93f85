import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { refusalFor } from '#src/playground/server/configure/allowed-origins.js';
import {
  integrationPath,
  stationPack,
  stations,
  weatherIntegration,
  yamlOf,
} from '../../../fixtures/weather-pack.js';
import { servedPlayground, weatherForm, writeZip } from '../running.js';

const context = {
  mockServers: ['http://127.0.0.1:4711', 'http://127.0.0.1:4712'],
  receiver: 'http://127.0.0.1:4712',
};

function targetOf(target: 'mock' | 'network', allowedOrigins: readonly string[]) {
  const refusal = refusalFor({ target, allowedOrigins }, context);
  return (target: string) => refusal(target) === undefined;
}

test('with the mock servers nothing else is reached, whatever the form says', () => {
  const allowedOrigins = targetOf('mock', ['https://api.example.com']);
  expect(allowedOrigins('http://127.0.0.1:4711/any?x=1')).toBe(true);
  expect(allowedOrigins('http://127.0.0.1:4712/logs/v1/event')).toBe(true);
  expect(allowedOrigins('https://api.example.com/')).toBe(false);
  expect(allowedOrigins('http://127.0.0.1:47110/')).toBe(false);
  expect(allowedOrigins('http://127.0.0.1:4711@attacker.example/')).toBe(false);
});

test('with the network only the origins of the saved form are reached, and the receiver', () => {
  const allowedOrigins = targetOf('network', ['https://api.example.com']);
  expect(allowedOrigins('https://api.example.com/elsewhere')).toBe(true);
  expect(allowedOrigins('http://127.0.0.1:4712/logs/v1/event')).toBe(true);
  expect(allowedOrigins('http://api.example.com/')).toBe(false);
  expect(allowedOrigins('https://api.example.com:8443/')).toBe(false);
  expect(allowedOrigins('https://attacker.example/')).toBe(false);
  expect(allowedOrigins('http://127.0.0.1:4711/')).toBe(false);
  expect(allowedOrigins('http://169.254.169.254/')).toBe(false);
});

/** The fixture whose script asks this address; with further parameters. */
function zipWith(parameters: readonly object[], address = 'https://attacker.invalid/'): Uint8Array {
  const script = `return http('${address}', { Method: 'GET' }, false, false).Body;`;
  const yaml = weatherIntegration({ ...stations, script });
  const file = { ...yaml, configuration: [...yaml.configuration, ...parameters] };
  return stationPack('', { [integrationPath]: yamlOf(file) });
}

const network = { ...weatherForm('https://API.example.invalid/base'), target: 'network' } as const;

async function saved(parameters: readonly object[]) {
  const file = writeZip(zipWith(parameters));
  const running = await servedPlayground(file, false);
  const { allowedOrigins } = await running.call('saveInstance', network);
  const attempt = async () => (await running.call('test', { name: network.name })).error?.message ?? '';
  const install = async (next: readonly object[]) => {
    writeFileSync(file, zipWith(next));
    await running.playground.reinstallation.run();
  };
  return { ...running, allowedOrigins, attempt, install };
}

const refused = /reaches only the addresses that its form showed when it was saved/;
const foreign = 'https://attacker.invalid/take';

describe('an instance in the network reaches', () => {
  test.each([
    ['hidden', { type: 0, hidden: true }],
    ['secret', { type: 4 }],
    ['long and secret', { type: 14 }],
  ])('no address that a %s parameter brings along', async (_which, parameter) => {
    const { allowedOrigins, attempt } = await saved([{ name: 'other', defaultvalue: foreign, ...parameter }]);
    expect(allowedOrigins).toEqual(['https://api.example.invalid']);
    expect(await attempt()).toMatch(refused);
  });

  test('an address that the form shows, and says so', async () => {
    const { allowedOrigins, attempt } = await saved([{ name: 'other', type: 0, defaultvalue: foreign }]);
    expect(allowedOrigins).toEqual(['https://api.example.invalid', 'https://attacker.invalid']);
    expect(await attempt()).not.toMatch(refused);
  });

  test('nothing that a new version brings along, until the form is saved again', async () => {
    const { call, attempt, install } = await saved([]);
    await install([{ name: 'other', type: 0, advanced: true, defaultvalue: foreign }]);
    expect(await call('instance', { name: network.name })).toMatchObject({
      values: { other: foreign },
      allowedOrigins: ['https://api.example.invalid'],
    });
    expect(await attempt()).toMatch(refused);
    await call('startOver', {});
    expect(await attempt()).toMatch(refused);
    expect((await call('saveInstance', network)).allowedOrigins).toContain('https://attacker.invalid');
    expect(await attempt()).not.toMatch(refused);
  });

  test('nothing while it is to reach the mock servers', async () => {
    const { call } = await saved([]);
    expect((await call('saveInstance', { ...network, target: 'mock' })).allowedOrigins).toEqual([]);
  });
});
