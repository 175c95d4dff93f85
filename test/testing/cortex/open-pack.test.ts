// @module-tag slow

import { readdirSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Parameters } from '#src/definition/parameter.js';
import { localCortex } from '#src/testing/cortex/local-cortex.js';
import { openPack } from '#src/testing/cortex/open-pack.js';
import { smallProject, temporaryFolder } from '../../fixtures/project.js';

const parameters = {
  city: { kind: 'string', display: 'City', section: 'Connect', help: 'The city of the weather.' },
} as const satisfies Parameters;

test('the folder of a project is built and installed', async () => {
  const cortex = await localCortex(await smallProject());
  onTestFinished(() => cortex.close());
  expect(cortex.pack).toMatchObject({ id: 'WeatherEvents', version: '1.2.3' });
  const instance = cortex.instance<typeof parameters>({ city: 'Porto' });
  expect((await instance.run('!weather-get-events')).text).toBe('weather of Lisbon');

  // @ts-expect-error: the declaration has no such parameter.
  expect(() => cortex.instance<typeof parameters>({ town: 'Porto' })).toThrow('has no parameter "town"');
  // @ts-expect-error: the declaration wants a text.
  expect(() => cortex.instance<typeof parameters>({ city: true })).toThrow('"city" (City) is a text field');
});

test('a project with a mistake is an error that says where it is, and leaves nothing behind', async () => {
  const temporary = await temporaryFolder();
  vi.stubEnv('TMPDIR', temporary).stubEnv('TEMP', temporary);
  onTestFinished(() => void vi.unstubAllEnvs());
  const root = await smallProject({
    'pack/integrations/WeatherEvents/main.ts': 'export function run(): number {\n  return "rain";\n}\n',
  });
  const failure: Error = await openPack(root, 'server').then(
    () => expect.unreachable(),
    (error) => error,
  );
  expect(failure.message).toMatch(/cannot be built:\n[\s\S]*pack\/integrations\/WeatherEvents\/main\.ts:2:3/);
  // A test runner would show the output of the build again.
  expect(failure.cause).toBeUndefined();
  expect(readdirSync(temporary).filter((name) => name.startsWith('cortex-pack-test-build-'))).toEqual([]);
});
