import { expect, test } from 'vitest';
import { configureInstance } from '#src/cortex/configure-instance.js';
import type { InstalledIntegration } from '#src/cortex/integration.js';
import { refusalFor } from '#src/playground/configure/reach.js';
import { installedWeather } from '../cortex/pack-fixture.js';

const surroundings = {
  standIns: ['http://127.0.0.1:4711', 'http://127.0.0.1:4712'],
  receiver: 'http://127.0.0.1:4712',
};

/** The fixture with a further parameter that nobody sees. */
function withHidden(defaultvalue: string): InstalledIntegration {
  const integration = installedWeather('return "ok";');
  return {
    ...integration,
    configuration: [...integration.configuration, { name: 'other', type: 0, hidden: true, defaultvalue }],
  };
}

function reachOf(reach: 'stand-ins' | 'network', url: string) {
  const configuration = configureInstance(withHidden('https://attacker.example'), {
    name: 'weather_1',
    params: { url, key: 'sunshine' },
  });
  const refusal = refusalFor(configuration, reach, surroundings);
  return (target: string) => refusal(target) === undefined;
}

test('with the stand-ins nothing else is reached, whatever the form says', () => {
  const reaches = reachOf('stand-ins', 'https://api.example.com');
  expect(reaches('http://127.0.0.1:4711/any?x=1')).toBe(true);
  expect(reaches('http://127.0.0.1:4712/logs/v1/event')).toBe(true);
  expect(reaches('https://api.example.com/')).toBe(false);
  expect(reaches('http://127.0.0.1:47110/')).toBe(false);
  expect(reaches('http://127.0.0.1:4711@attacker.example/')).toBe(false);
});

test('with the network only addresses that the user sees in the form are reached, and the receiver', () => {
  const reaches = reachOf('network', 'https://api.example.com/base');
  expect(reaches('https://api.example.com/elsewhere')).toBe(true);
  expect(reaches('http://127.0.0.1:4712/logs/v1/event')).toBe(true);
  expect(reaches('http://api.example.com/')).toBe(false);
  expect(reaches('https://api.example.com:8443/')).toBe(false);
  expect(reaches('https://attacker.example/')).toBe(false);
  expect(reaches('http://127.0.0.1:4711/')).toBe(false);
  expect(reaches('http://169.254.169.254/')).toBe(false);
});
