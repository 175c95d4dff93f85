import { expect, test } from 'vitest';
import { nextVersion } from '#src/release/version.js';

test.each([
  ['1.2.3', 'major', '2.0.0'],
  ['1.2.3', 'minor', '1.3.0'],
  ['1.2.3', 'revision', '1.2.4'],
  ['1.2.99', 'minor', '1.3.0'],
] as const)('after %s the %s version is %s', (version, kind, next) => {
  expect(nextVersion(version, kind)).toBe(next);
});

test('no number goes beyond two digits', () => {
  expect(() => nextVersion('1.2.99', 'revision')).toThrow('up to 99');
});
