import { expect, test } from 'vitest';
import { compareVersions, isVersion } from '#src/shared/versions.js';

test.each([
  ['1.2.3', '1.2.3', 0],
  ['1.10.0', '1.9.9', 1],
  ['1.2', '1.2.0', 0],
  ['1.2', '1.2.1', -1],
  ['8.9.0', '10.0.0', -1],
  ['3.12.1.2', '3.12.1.1', 1],
  ['1.0.0-beta', '1.0.0', 0],
  ['', '0.0.1', -1],
])('%s against %s', (one, other, order) => {
  expect(Math.sign(compareVersions(one, other))).toBe(order);
  expect(Math.sign(compareVersions(other, one))).toBe(order === 0 ? 0 : -order);
});

test('a version has three numbers of one or two digits', () => {
  expect(['1.0.0', '10.20.30'].filter(isVersion)).toHaveLength(2);
  expect(['1.0', '1.0.0.0', '1.0.100', 'v1.0.0', '1.0.0\n'].filter(isVersion)).toEqual([]);
});
