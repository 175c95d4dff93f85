import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { documentsByName } from './documents.js';

const goldenFolder = new URL('../golden/documentation/', import.meta.url);

/** Rewritten by UPDATE_GOLDEN=1, so that a change of the text shows in review. */
describe('the documents are those of the golden files', () => {
  test.each(documentsByName)('%s', async (name, text) => {
    const file = new URL(`${name}.md`, goldenFolder);
    if (process.env.UPDATE_GOLDEN === '1') {
      await mkdir(goldenFolder, { recursive: true });
      await writeFile(file, text);
    }
    expect(text).toBe(await readFile(file, 'utf8'));
  });
});
