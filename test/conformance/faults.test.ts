// @module-tag slow

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPack } from '#src/generator/build.js';
import { validateInputs } from '#src/validation/validate.js';
import { contentItemFaultGroups, contentItemPack, contentItemPackId } from './faults/content-items.js';
import { Draft, type Fault } from './faults/draft.js';
import { goodUpdate } from './faults/release-notes.js';
import { faultGroups } from './faults.js';
import { type PackFiles, readFiles } from './pack-files.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const faults = faultGroups.flatMap((group) => group.faults);

let folder: string;
let pack: PackFiles;
let known: ReadonlySet<string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cortex-pack-faults-'));
  const { sourcePack } = await buildPack({ root, outDir: folder, runtimes: ['server'] });
  pack = await readFiles(sourcePack.folder);
  known = new Set([...findingsAfter(() => undefined), ...findingsAfter(goodUpdate.make)]);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function findingsAfter(make: Fault['make'], files = pack, name = 'CloudflareZeroTrustLogs'): string[] {
  const draft = new Draft(files);
  make(draft);
  const { findings } = validateInputs([
    {
      label: 'Pack',
      name,
      container: 'folder',
      files: draft.files,
      problems: [],
    },
  ]);
  return findings.map(({ code, path, message }) => `${code} ${path} ${message}`);
}

test('there are enough mistakes, each by its own name', () => {
  expect(faults.length).toBeGreaterThanOrEqual(40);
  expect(new Set(faults.map(({ mistake }) => mistake)).size).toBe(faults.length);
});

const itemFaults = contentItemFaultGroups.flatMap((group) => group.faults);

test('there are enough mistakes in other kinds of content, each by its own name', () => {
  expect(itemFaults.length).toBeGreaterThanOrEqual(150);
  expect(new Set(itemFaults.map(({ mistake }) => mistake)).size).toBe(itemFaults.length);
});

test.each(itemFaults)('found in other content: $mistake', ({ make }) => {
  expect(findingsAfter(make, contentItemPack, contentItemPackId)).not.toEqual([]);
});

test.each(faults)('found: $mistake', ({ make }) => {
  expect(findingsAfter(make).filter((finding) => !known.has(finding))).not.toEqual([]);
});
