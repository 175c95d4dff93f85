import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolder } from '#src/shared/make-folder.js';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'make-folder-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

it('makes what is missing, and leaves what is there', () => {
  const folder = join(root, 'a', 'b');
  mkdirSync(join(root, 'a'));
  makeFolder(folder);
  makeFolder(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
});

it('throws where a file is in the way', () => {
  const file = join(root, 'file');
  writeFileSync(file, '');
  expect(() => makeFolder(file)).toThrow('EEXIST');
  expect(() => makeFolder(join(file, 'below'))).toThrow(/EEXIST|ENOTDIR/);
});

it('throws where nothing can be made', () => {
  // Every system refuses a name with this character; `/proc` takes no folder, and is on Linux only.
  const place = existsSync('/proc/self') ? '/proc/none' : join(root, 'a\0b');
  expect(() => makeFolder(join(place, 'below'))).toThrow();
});
