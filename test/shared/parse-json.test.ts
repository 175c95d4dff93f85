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
  ['{\n  "a": 1,\n}', 'the comma before line 3, column 1 is one too many'],
  ['[1, 2, ]', 'the comma before line 1, column 8 is one too many'],
  ["{'a': 1}", 'the mistake is at line 1, column 2'],
  ['{"a" 1}', 'the mistake is at line 1, column 6'],
  ['{"a": 1 "b": 2}', 'the mistake is at line 1, column 9'],
  ['{"a": 1}\n{"b": 2}', 'the mistake is at line 2, column 1'],
  ['{"a": {"b": [1, {}, []]}]', 'the mistake is at line 1, column 25'],
  ['// a note\n{}', 'the mistake is at line 1, column 1'],
  ['{"a": "one\ntwo"}', 'the mistake is at line 1, column 7'],
  ['{"a": "never closed', 'the mistake is at line 1, column 7'],
  ['{"a": 012}', 'the mistake is at line 1, column 7'],
  ['[,1]', 'the mistake is at line 1, column 2'],
  ['sun-shine-77', 'the mistake is at line 1, column 1'],
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
        expect(() => parseJson(text)).toThrow(/^(it is empty|it ends too early|the (mistake|comma) .*)$/);
      }
    }),
  );
});
