import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from '#src/shared/parse-json.js';

test('reads what JSON.parse reads, also after a byte order mark', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(parseJson(`\uFEFF${text}`)).toEqual(JSON.parse(text));
    }),
  );
});

test.each([
  ['', 'it is empty'],
  [' \n', 'it is empty'],
  ['{', 'it ends too early'],
  ['{"a": 1', 'it ends too early'],
  ['[1, ', 'it ends too early'],
  ['{"a":', 'it ends too early'],
  ['{\n  "a": 1,\n}', 'at line 2, column 9, a comma is one too many'],
  ['[1, 2, ]', 'at line 1, column 6, a comma is one too many'],
  ["{'a': 1}", 'at line 1, column 2, JSON has double quotes only'],
  ['{a: 1}', 'at line 1, column 2, a key in double quotes is missing'],
  ['{"a" 1}', 'at line 1, column 6, a colon is missing'],
  ['{"a": 1 "b": 2}', 'at line 1, column 9, a comma or } is missing'],
  ['[1 2]', 'at line 1, column 4, a comma or ] is missing'],
  ['{"a": 1}\n{"b": 2}', 'at line 2, column 1, something follows the end'],
  ['{"a": {"b": [1, {}, []]}]', 'at line 1, column 25, a comma or } is missing'],
  ['// a note\n{}', 'at line 1, column 1, JSON has no comments'],
  ['{"a": "one\ntwo"}', 'at line 1, column 7, a text does not end, or holds a line break or a wrong escape'],
  [
    '{"a": "never closed',
    'at line 1, column 7, a text does not end, or holds a line break or a wrong escape',
  ],
  ['{"a": 012}', 'at line 1, column 7, a value is missing'],
  ['{"a": ["\u0085", tru]}', 'at line 1, column 13, a value is missing'],
  ['[,1]', 'at line 1, column 2, a value is missing'],
  ['sun-shine-77', 'at line 1, column 1, a value is missing'],
])('names the place of the fault in %j, and quotes nothing', (text, fault) => {
  expect(() => parseJson(text)).toThrow(new SyntaxError(fault));
});

test('finds a place in whatever JSON.parse refuses', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '1',
    'true',
    '-',
    '\\',
    '"',
    ' ',
    '\n',
    '0',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      try {
        JSON.parse(text);
      } catch {
        expect(() => parseJson(text)).toThrow(
          /^(it is empty|it ends too early|at line \d+, column \d+, .*)$/,
        );
      }
    }),
  );
});
