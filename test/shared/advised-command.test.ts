import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { advisedCommand } from '#src/shared/advised-command.js';

function folderWith(packageJson?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'cortex-pack-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  if (packageJson !== undefined) writeFileSync(join(folder, 'package.json'), packageJson);
  return folder;
}

test('a project with a script of that name is told to run it', () => {
  expect(advisedCommand('build', folderWith('{ "scripts": { "build": "cortex-pack build" } }'))).toBe(
    'npm run build',
  );
});

test.each([
  ['no package.json', undefined],
  ['no scripts', '{}'],
  ['another script', '{ "scripts": { "test": "vitest" } }'],
  ['a package.json that is no JSON', '{'],
])('everybody else uses npx: %s', (_what, packageJson) => {
  expect(advisedCommand('build', folderWith(packageJson))).toBe('npx cortex-pack build');
});
