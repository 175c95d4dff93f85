import { expect, test } from 'vitest';
import { unsupportedInRegularExpression } from '#src/shared/script-regular-expressions.js';

test.each([
  ['a(?=b)', 'lookaround'],
  ['a(?!b)', 'lookaround'],
  ['(?<=a)b', 'lookaround'],
  ['(?<!a)b', 'lookaround'],
  ['(?<year>\\d+)', 'a named group'],
  ['(a)\\1', 'a back-reference'],
  ['\\k<year>', 'a named back-reference'],
  ['\\p{L}', 'a Unicode property'],
  ['[^]', 'an empty character class'],
  ['[\\]](?=b)', 'lookaround'],
])('%s has %s', (source, what) => {
  expect(unsupportedInRegularExpression(source)).toBe(what);
});

test.each(['(?:a|b)+', '[(?=]', '\\(?=', '\\\\1', '\\0', '[^a-z]', '^[0-9a-fA-F]{32}$'])(
  '%s is fine',
  (source) => {
    expect(unsupportedInRegularExpression(source)).toBeUndefined();
  },
);
