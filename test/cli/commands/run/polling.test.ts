import { describe, expect, test } from 'vitest';
import { runToEnd } from '#src/cli/commands/run/run-to-end.js';
import { installPack } from '#src/simulator/install/install-pack.js';
import { configureInstance } from '#src/simulator/instance/configure-instance.js';
import { Instance } from '#src/simulator/instance/instance.js';
import { weatherPack } from '../../../fixtures/weather-pack.js';

const script = `
  return args.call === '2' ? 'sunny' : {
    Type: 1, ContentsFormat: 'text', Contents: 'Not yet.',
    PollingCommand: 'weather-forecast', NextRun: '30', PollingArgs: { call: '2' }
  };
`;

function forecast(polling: boolean): Instance {
  const { integrations } = installPack(
    weatherPack({
      script,
      parameters: [],
      commands: [{ name: 'weather-forecast', polling, arguments: [{ name: 'call' }] }],
    }),
  );
  const [integration] = integrations;
  if (integration === undefined) throw new Error('There is no integration.');
  return new Instance(configureInstance(integration, { name: 'weather_1', params: {} }));
}

describe('a polling command on this machine', () => {
  test('is run again when its time has come, and the last result counts', async () => {
    await using instance = disposable(forecast(true));
    const pauses: number[] = [];
    const result = await runToEnd(
      'weather-forecast',
      {},
      (command, args) => instance.run(command, args),
      async ({ entries }, seconds) => {
        expect(entries).toMatchObject([{ Contents: 'Not yet.' }]);
        pauses.push(Math.round(seconds));
      },
    );
    expect(result.entries).toMatchObject([{ Contents: 'sunny' }]);
    expect(pauses).toEqual([30]);
  });

  test('that its YAML does not call one is not run again, and the log says why', async () => {
    await using instance = disposable(forecast(false));
    const { next, logs } = await instance.run('weather-forecast');
    expect(next).toBeUndefined();
    expect(logs).toEqual([
      {
        level: 'error',
        text: 'weather-forecast asks to be run again, but its YAML has no "polling: true", so a tenant does not run it again.',
      },
    ]);
  });
});

function disposable(instance: Instance) {
  return Object.assign(instance, { [Symbol.asyncDispose]: () => instance.close() });
}
