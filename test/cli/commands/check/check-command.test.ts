// @module-tag slow

import { describe, expect, test } from 'vitest';
import { runProgram } from '../../../fixtures/program.js';
import { cortexSettings, smallProject, temporaryFolder } from '../../../fixtures/project.js';

async function check(changes: Readonly<Record<string, string>>) {
  const { code, stdout, stderr } = await runProgram(['check', '--json'], await smallProject(changes));
  const { ok, steps } = JSON.parse(stdout);
  const outcomes = steps.map(({ name, outcome }: { name: string; outcome: string }) => `${name} ${outcome}`);
  const details = steps.flatMap((step: { details: readonly string[] }) => step.details).join('\n');
  return { code, ok, outcomes, details, stderr };
}

/** The settings of a project name the files that are checked. */
const typed = JSON.stringify({
  compilerOptions: { module: 'NodeNext', target: 'ES2022', strict: true, skipLibCheck: true, types: [] },
  include: ['pack/definition/**/*.ts', 'test/**/*.ts'],
});

describe('a check', () => {
  test('with a wrong type in the pack ends there', async () => {
    const { code, outcomes, details, stderr } = await check({
      'tsconfig.json': typed,
      'pack/definition/names.ts': 'export const city: string = 5;\n',
    });
    expect({ code, outcomes }).toEqual({
      code: 1,
      outcomes: ['types failed', 'build skipped', 'validate skipped', 'rules skipped'],
    });
    expect(details).toContain('pack/definition/names.ts:1:14');
    expect(details).toContain('Nothing is built until the types are right.');
    expect(stderr).toBe('Error: The check failed: types. Fix it, and check again.\n');
  });

  test('with a wrong type in a test goes on', async () => {
    const { outcomes, details } = await check({
      'tsconfig.json': typed,
      'test/pack.test.ts': 'export const city: string = 5;\n',
    });
    expect(outcomes).toEqual(['types failed', 'build passed', 'validate passed', 'rules skipped']);
    expect(details).toContain('test/pack.test.ts:1:14');
  });

  test('of a pack that does not build looks at nothing that was built before', async () => {
    const { outcomes, details } = await check({
      'tsconfig.json': typed,
      'pack/release-notes/1_2_3.md': 'No heading.\n',
    });
    expect(outcomes).toEqual(['types passed', 'build failed', 'validate skipped', 'rules skipped']);
    expect(details).toContain('Nothing was built.');
  });

  test('of a pack whose code is all JavaScript finds no file for the settings, and nothing wrong', async () => {
    const { code, outcomes, details } = await check({
      'tsconfig.json': typed,
      'tsconfig.cortex.json': cortexSettings.replace('**/*.ts', 'pack/scripts/**/*.ts'),
    });
    expect({ code, outcomes, details }).toEqual({
      code: 0,
      outcomes: ['types passed', 'build passed', 'validate passed', 'rules skipped'],
      details: 'The pack has no rules.',
    });
  });

  test('of a pack that is in order shows all steps with their times, and a summary', async () => {
    const { code, stdout } = await runProgram(['check'], await smallProject({ 'tsconfig.json': typed }));
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^types +ok +\d+\.\d s\nbuild +ok +\d+\.\d s\nvalidate +ok +\d+\.\d s\nrules +skipped +The pack has no rules\.\n\nEverything is in order \(\d+\.\d s\)\.\n$/,
    );
  });

  test('in a folder without a project says so', async () => {
    const { code, stdout } = await runProgram(['check'], await temporaryFolder());
    expect(code).toBe(1);
    expect(stdout).toMatch(/^types +failed .*\n {2}There is no pack here\.\n/);
    expect(stdout).toContain('npx cortex-pack init');
  });
});
