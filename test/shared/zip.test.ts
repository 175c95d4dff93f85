import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readZip, textFile, unpackZip } from '#src/shared/zip.js';

const limits = { zipBytes: 4000, fileBytes: 100, totalBytes: 150, files: 3 };
const bytes = (count: number) => new Uint8Array(count);

function unpacked(files: { [path: string]: Uint8Array }) {
  const { files: found, problems } = unpackZip(zipSync(files), limits);
  return { paths: [...found.keys()], problems };
}

describe('a zip is unpacked as far as it is harmless', () => {
  test('without folders', () => {
    expect(unpacked({ 'a/': bytes(0), 'a/b': bytes(1) })).toEqual({ paths: ['a/b'], problems: [] });
  });

  test('without a file that is too large', () => {
    expect(unpacked({ a: bytes(101), b: bytes(100) })).toEqual({
      paths: ['b'],
      problems: [{ kind: 'file-too-large', path: 'a', bytes: 101, limit: 100 }],
    });
  });

  test('up to the bytes of a pack', () => {
    expect(unpacked({ a: bytes(100), b: bytes(51), c: bytes(1) })).toEqual({
      paths: ['a'],
      problems: [{ kind: 'too-large', what: 'content', bytes: 151, limit: 150 }],
    });
  });

  test('up to the number of files of a pack', () => {
    const many = { a: bytes(1), b: bytes(1), c: bytes(1), d: bytes(1), e: bytes(1) };
    expect(unpacked(many)).toEqual({
      paths: ['a', 'b', 'c'],
      problems: [{ kind: 'too-many-files', limit: 3 }],
    });
  });

  test.each(['../x', 'a/../../x', '/x', 'C:x', 'a\\x', '\\x', 'a\0'])('without the path %j', (path) => {
    expect(unpacked({ [path]: bytes(1), b: bytes(1) })).toEqual({
      paths: ['b'],
      problems: [{ kind: 'path-traversal', path }],
    });
  });

  test('with both of two files of which one hides the other', () => {
    expect(unpacked({ 'README.md': bytes(1), 'readme.md': bytes(1) })).toEqual({
      paths: ['README.md', 'readme.md'],
      problems: [{ kind: 'case-collision', path: 'readme.md', other: 'README.md' }],
    });
  });

  test('unless it is none, or larger than a pack', () => {
    const whole = zipSync({ a: bytes(10) });
    expect([bytes(10), whole.subarray(0, whole.length - 9)].map((zip) => unpackZip(zip).problems)).toEqual([
      [{ kind: 'broken-zip', reason: 'it is another kind of file' }],
      [{ kind: 'broken-zip', reason: 'it is cut off' }],
    ]);
    expect(unpackZip(bytes(4001), limits).problems).toEqual([
      { kind: 'too-large', what: 'zip', bytes: 4001, limit: 4000 },
    ]);
  });
});

test('a pack is read when nothing is wrong with its zip', () => {
  const files = readZip(zipSync({ 'a.txt': strToU8('Käse') }));
  expect(textFile(files, 'a.txt')).toBe('Käse');
  expect(textFile(files, 'b.txt')).toBeUndefined();
});

test.each([
  [{ 'A.md': bytes(1), 'a.md': bytes(1) }, 'zip-unsafe-entry', 'both "A.md" and "a.md"'],
  [{ '../a': bytes(1) }, 'zip-unsafe-entry', 'the path "../a", which leads out of the pack'],
  [
    Object.fromEntries(Array.from({ length: 5001 }, (_, i) => [`${i}`, bytes(0)])),
    'zip-too-large',
    '5000 files',
  ],
])('a pack is refused otherwise', (files, code, message) => {
  expect(() => readZip(zipSync(files), 'a.zip')).toThrow(
    expect.objectContaining({ code, message: expect.stringMatching(`a\\.zip .*${message}`) }),
  );
});
