import { expect, test } from 'vitest';
import { errorPlace, offsetOf } from '#src/playground/page/data/error-place.js';
import { parseQuery } from '#src/xql/evaluator/parse-query.js';

test('the caret stands under the place, also behind a tab and at the end', () => {
  expect(errorPlace('a\nbc d', { line: 2, column: 4 })).toEqual({ line: 'bc d', caret: '   ^' });
  expect(errorPlace('a\r\n\tbc', { line: 2, column: 3 })).toEqual({ line: '\tbc', caret: '\t ^' });
  expect(errorPlace('ab', { line: 1, column: 3 })).toEqual({ line: 'ab', caret: '  ^' });
  expect(errorPlace('ab', { line: 9, column: 1 })).toEqual({ line: '', caret: '^' });
});

test('the place of an error of the parser is found again in the text', () => {
  const text = 'dataset = weather\n| filter rain > 3\n| join snow';
  let place: unknown;
  try {
    parseQuery(text);
  } catch (error) {
    place = error;
  }
  expect(place).toMatchObject({ position: { line: 3, column: 3 } });
  expect(text.slice(offsetOf(text, { line: 3, column: 3 }))).toBe('join snow');
  expect(offsetOf('ab', { line: 5, column: 2 })).toBe(2);
});
