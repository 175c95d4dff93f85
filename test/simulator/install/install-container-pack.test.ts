import { describe, expect, onTestFinished, test } from 'vitest';
import { pythonScript } from '#src/container/python-script.js';
import { UserError } from '#src/shared/errors.js';
import type { InstalledIntegration } from '#src/simulator/install/installed-integration.js';
import { configureInstance } from '#src/simulator/instance/configure-instance.js';
import { Instance } from '#src/simulator/instance/instance.js';
import { containerImage, installedPython } from '../../fixtures/installed-code.js';

function instanceOf(integration: InstalledIntegration): Instance {
  const params = { url: 'http://127.0.0.1', key: 'sunshine' };
  const instance = new Instance(configureInstance(integration, { name: 'weather_1', params }));
  onTestFinished(() => instance.close());
  return instance;
}

/** A pack for the container, whose script is given. */
const containerPack = (script: string) =>
  installedPython(`### pack version: 1.2.3\n${pythonScript(`${script}\n`).unified}`);

describe('a pack for the container', () => {
  test('is known by its host, and its script is taken out', () => {
    const { script, python } = containerPack("return 'ok';");
    expect(script).toBe("return 'ok';\n");
    expect(python).toMatchObject({
      image: containerImage,
      ownHost: true,
      code: expect.stringContaining('### pack version'),
    });
  });

  test('runs its script without Python', async () => {
    const result = await instanceOf(containerPack("return command === 'test-module' && 'ok';")).test();
    expect(result).toMatchObject({ ok: true });
  });

  test('gives the script the functions of a container, and no others', async () => {
    const script =
      "return [typeof sendEvents, typeof http, typeof btoa, typeof atob].join() === 'function,function,undefined,undefined' && 'ok';";
    expect(await instanceOf(containerPack(script)).test()).toMatchObject({ ok: true });
  });

  test('sends no events by the platform itself, which counts it as custom content', async () => {
    const script = "return sendEvents(['{}'], 'Weather', 'Report').Reason;";
    const { error } = await instanceOf(containerPack(script)).test();
    expect(error?.message).toBe("command 'getLicenseCustomField' is only available for system content (66)");
  });

  test('whose script no engine takes is refused', () => {
    expect(() => instanceOf(containerPack('return (;'))).toThrow(/the script cannot be read/);
  });
});

describe('Python that is no such pack', () => {
  const python = installedPython("demisto.results('ok')\n");

  test('is installed with form and commands', () => {
    const { display, configuration, commands } = installedPython("demisto.results('ok')\n");
    expect(display).toBe('Weather Events (Community Contribution)');
    expect(configuration.length).toBeGreaterThan(0);
    expect(commands.length).toBeGreaterThan(0);
    expect(python).toMatchObject({ script: '', python: { ownHost: false } });
  });

  test('does not run', () => {
    expect(() => instanceOf(python)).toThrow(UserError);
    expect(() => instanceOf(python)).toThrow(/is Python of its own/);
  });

  test('is one whose host was changed', () => {
    const { unified } = pythonScript("return 'ok';\n");
    expect(installedPython(unified).python?.ownHost).toBe(true);
    expect(installedPython(unified.replace('def run_script', 'import os\n\n\ndef run_script'))).toMatchObject(
      {
        script: '',
        python: { ownHost: false },
      },
    );
  });
});
