// @module-tag slow

import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runProgram, startProgram } from '../../../fixtures/program.js';
import { smallProject } from '../../../fixtures/project.js';
import { weatherPack } from '../../../fixtures/weather-pack.js';

const definition = join('pack', 'definition', 'pack.ts');
const changelog = '# Changelog\n\n## [Unreleased]\n\n- By hand.\n\n## [1.2.3] - 2026-01-02\n';

/** A project whose version 1.2.3 was released, and whose definition then had texts replaced. */
async function releasedProject(...replacements: readonly (readonly [string, string])[]): Promise<string> {
  const root = await smallProject({ 'CHANGELOG.md': changelog });
  expect((await runProgram(['build'], root)).code).toBe(0);
  await mkdir(join(root, 'releases'));
  await cp(join(root, 'dist', 'WeatherEvents.zip'), join(root, 'releases', 'WeatherEvents-1.2.3.zip'));
  const before = await readFile(join(root, definition), 'utf8');
  await writeFile(
    join(root, definition),
    replacements.reduce((text, [from, to]) => {
      expect(text).toContain(from);
      return text.replaceAll(from, to);
    }, before),
  );
  return root;
}

const renamedCommand = ['weather-now', 'weather-today'] as const;
const removedParameter = [
  `city: { kind: 'string', display: 'City', section: 'Connect', defaultValue: city, help: 'The city of the weather.' },`,
  '',
] as const;

// Windows ends a process without a signal that it could handle.
test.runIf(process.platform !== 'win32')(
  'an interrupted release ends at once and changes nothing',
  async () => {
    const root = await smallProject({
      'pack/definition/names.ts': `
      import { writeSync } from 'node:fs';
      writeSync(1, 'The build has begun.');
      for (;;);
      export const city: string = 'Lisbon';
    `,
    });
    const running = startProgram(['release', 'minor'], root);
    onTestFinished(() => void running.process.kill('SIGKILL'));
    running.process.stdout.once('data', () => running.process.kill('SIGINT'));
    const { code, stderr } = await running.ended;
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'Error: Interrupted.\n' });
    expect(existsSync(join(root, 'dist')) || existsSync(join(root, 'releases'))).toBe(false);
  },
);

describe('a release', () => {
  test('raises the version, starts the notes, updates the changelog, and the pack still builds', async () => {
    const root = await releasedProject([`display: 'City'`, `display: 'Town'`]);
    const { code, stdout, stderr } = await runProgram(['release', 'minor'], root);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('WeatherEvents 1.2.3 -> 1.3.0');
    expect(await readFile(join(root, definition), 'utf8')).toContain(`version: '1.3.0'`);
    expect(await readFile(join(root, 'pack', 'release-notes', '1_3_0.md'), 'utf8')).toBe(
      '#### Integrations\n\n##### Weather Events\n\n- Updated the *Town* parameter, which was called *City*.\n',
    );
    expect(await readFile(join(root, 'CHANGELOG.md'), 'utf8')).toMatch(
      /## \[Unreleased\]\n\n## \[1\.3\.0\] - \d{4}-\d\d-\d\d\n\n- By hand\.\n\n### Changed in the pack\n\n- Updated the \*Town\*/,
    );
    expect((await runProgram(['build'], root)).stdout).toContain('Weather Events 1.3.0');
    expect(existsSync(join(root, 'dist', 'Packs', 'WeatherEvents', 'ReleaseNotes', '1_3_0.md'))).toBe(true);
  }, 60_000);

  test('warns of what breaks, and writes it down for the platform', async () => {
    const root = await releasedProject(removedParameter);
    const { code, stderr } = await runProgram(['release', 'minor'], root);
    expect(code).toBe(0);
    expect(stderr).toContain('Breaking: Updated the integration to work without the *City* parameter.');
    expect(stderr).toContain('That is a major release.');
    const file = join(root, 'pack', 'release-notes', '1_3_0.json');
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
      breakingChanges: true,
      breakingChangesNotes: 'Updated the integration to work without the *City* parameter.',
    });
  }, 60_000);

  test('as a dry run changes nothing', async () => {
    const root = await releasedProject(renamedCommand);
    const script = join(root, 'pack', 'integrations', 'WeatherEvents', 'main.ts');
    await writeFile(script, (await readFile(script, 'utf8')).replaceAll(...renamedCommand));
    const before = await readFile(join(root, definition), 'utf8');
    const { code, stdout } = await runProgram(['release', 'major', '--dry-run', '--json'], root);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ from: '1.2.3', to: '2.0.0', written: false });
    expect(await readFile(join(root, definition), 'utf8')).toBe(before);
    expect(await readFile(join(root, 'CHANGELOG.md'), 'utf8')).toBe(changelog);
    expect(existsSync(join(root, 'pack', 'release-notes', '2_0_0.md'))).toBe(false);
  }, 60_000);

  test('twice is refused: the second has nothing to start from', async () => {
    const root = await releasedProject();
    expect((await runProgram(['release', 'revision'], root)).code).toBe(0);
    const { code, stderr } = await runProgram(['release', 'revision'], root);
    expect(code).toBe(1);
    expect(stderr).toContain('The definition has version 1.2.4, but the released zip is of 1.2.3');
    expect(stderr).toContain('keep their zip as releases/WeatherEvents-1.2.4.zip');
  }, 60_000);

  test('from a definition older than the released zip says which version to write', async () => {
    const root = await releasedProject();
    await writeFile(join(root, 'releases', 'WeatherEvents-1.3.0.zip'), weatherPack({ version: '1.3.0' }));
    const { code, stderr } = await runProgram(['release', 'revision'], root);
    expect(code).toBe(1);
    expect(stderr).toContain(`Write version: '1.3.0' in pack/definition/pack.ts`);
  }, 60_000);

  test('in which nothing changed says so', async () => {
    const root = await releasedProject();
    const { code, stdout, stderr } = await runProgram(['release', 'revision', '--dry-run', '--json'], root);
    expect({ code, same: JSON.parse(stdout).same }).toEqual({ code: 0, same: true });
    expect(stderr).toContain('nothing changed since 1.2.3');
  }, 60_000);

  test('compares with the build for the runtime of the kept zip', async () => {
    const root = await releasedProject();
    expect((await runProgram(['build', '--runtime', 'server'], root)).code).toBe(0);
    await cp(
      join(root, 'dist', 'WeatherEvents-server.zip'),
      join(root, 'releases', 'WeatherEvents-1.2.3.zip'),
    );
    const { code, stdout } = await runProgram(['release', 'revision', '--dry-run', '--json'], root);
    expect({ code, result: JSON.parse(stdout) }).toMatchObject({
      code: 0,
      result: { items: [], same: true },
    });
  }, 60_000);

  test('that cannot write one of its files changes none', async () => {
    const root = await releasedProject();
    const before = await readFile(join(root, definition), 'utf8');
    // The name under which the changelog is put aside is taken.
    await mkdir(join(root, 'CHANGELOG.md.new'));
    const { code, stderr } = await runProgram(['release', 'revision'], root);
    expect(code).toBe(1);
    expect(stderr).toContain('CHANGELOG.md.new cannot be read or written');
    expect(await readFile(join(root, definition), 'utf8')).toBe(before);
    expect(existsSync(join(root, 'pack', 'release-notes', '1_2_4.md'))).toBe(false);
    expect(existsSync(join(root, 'pack', 'definition', 'pack.ts.new'))).toBe(false);
  }, 60_000);

  test('that is the first keeps the zip for the next one to compare with', async () => {
    const root = await smallProject();
    const first = await runProgram(['release', 'patch'], root);
    expect(first.code).toBe(0);
    expect(first.stdout).toContain('WeatherEvents 1.2.3 is the first release.');
    expect(first.stdout).toContain('--against');
    const kept = await readFile(join(root, 'releases', 'WeatherEvents-1.2.3.zip'));
    expect(kept.equals(await readFile(join(root, 'dist', 'WeatherEvents.zip')))).toBe(true);
    const next = await runProgram(['release', 'patch', '--dry-run'], root);
    expect(next.stdout).toContain('WeatherEvents 1.2.3 -> 1.2.4');
  }, 60_000);
});
