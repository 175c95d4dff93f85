import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { pythonScript } from '#src/container/python-script.js';
import { chooseRunner, type RunnerSettings } from '#src/simulator/container/choose-runner.js';
import { findPython } from '#src/simulator/container/find-python.js';
import { installedPython } from '../../fixtures/installed-code.js';
import { installedWeather } from '../../fixtures/installed-weather.js';

const file = fileURLToPath(import.meta.url);
const found = { python: { program: '/usr/bin/python3', version: '3.12.1' } };
const settings: RunnerSettings = { found, trusted: true, network: 'sockets' };
const own = installedPython(pythonScript("return 'ok';\n").unified);
const ofOthers = installedPython("demisto.results('ok')\n");

function chosen(integration: typeof own, changes: Partial<RunnerSettings> = {}) {
  const { description, newRunner } = chooseRunner(integration, { ...settings, ...changes });
  return { description, language: newRunner().language };
}

describe('a container pack', () => {
  test('runs its host in Python where it is trusted and Python is there', () => {
    expect(chosen(own)).toEqual({
      language: 'python',
      description: `The Python host of the zip runs in Python 3.12.1, and its script in Node.js ${process.versions.node}.`,
    });
  });

  test.each([
    ['Python is not there', { found: { missing: 'there is no program "python3"' } }, 'there is no program'],
    ['nobody trusts it', { trusted: false }, '--trust is not given'],
  ])('runs its script alone where %s, and says so', (_what, changes, reason) => {
    const { language, description } = chosen(own, changes);
    expect(language).toBe('javascript');
    expect(description).toContain('in Node.js alone, without its Python host: ');
    expect(description).toContain(reason);
  });
});

test('a pack for the server needs no Python', () => {
  expect(chosen(installedWeather("return 'ok';"), { trusted: false }).language).toBe('javascript');
});

describe('the Python of others', () => {
  test('runs behind the library that the user names, where the user trusts it', () => {
    expect(chosen(ofOthers, { library: file })).toEqual({
      language: 'python',
      description: `The integration runs in Python 3.12.1 behind ${file}.`,
    });
  });

  test.each([
    ['without a library', {}, '--common-server-python'],
    ['behind a library that is not there', { library: '/nowhere/library.py' }, 'There is no file'],
    ['that nobody trusts', { library: file, trusted: false }, '--trust'],
    [
      'without Python',
      { library: file, found: { missing: 'there is no program "python3"' } },
      'It cannot run here: there is no program "python3".',
    ],
  ])('does not run %s', (_what, changes, message) => {
    expect(() => chosen(ofOthers, changes)).toThrow(message);
  });
});

test('a program that is no Python is told, and asked once', async () => {
  expect(await findPython('no-such-python')).toEqual({ missing: 'there is no program "no-such-python"' });
  expect(await findPython(process.execPath)).toEqual({ missing: `"${process.execPath}" does not run` });
  expect(findPython('no-such-python')).toBe(findPython('no-such-python'));
});
