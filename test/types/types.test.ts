import { describe, expect, test } from 'vitest';
import { type CaseFile, checkCases } from './marked-errors.js';

/*
 * The types are what an author works with: what they refuse, with which error, and at which place of the author's text.
 * The files in the folders below are compiled with the settings that authors extend, not run. Everything in them
 * compiles but what is marked.
 */

const definition = await checkCases('./definition/');
/** As code that runs inside Cortex: with the library of ES5 alone, and without Node. */
const runtime = await checkCases('./runtime/');

const cases = [...inFolder('definition', definition), ...inFolder('runtime', runtime)];

function inFolder(folder: string, files: readonly CaseFile[]): (readonly [string, CaseFile])[] {
  return files.map((file) => [`${folder}/${file.name}`, file] as const);
}

describe.each(cases)('%s', (_name, { marks, found }) => {
  test.each(marks.map((mark) => [mark.why, mark.error]))('is refused: %s', (_why, error) => {
    expect([...found.keys()]).toContain(error);
  });

  test('everything else compiles', () => {
    const expected = new Set(marks.map(({ error }) => error));
    expect([...found].filter(([error]) => !expected.has(error))).toEqual([]);
    expect(expected.size).toBeGreaterThan(0);
  });
});
