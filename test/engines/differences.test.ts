import { expect, test } from 'vitest';
import { differences } from './differences.js';

test('equal values have no differences, whatever the order of their keys', () => {
  expect(differences({ a: [1, { b: null }], c: 'x' }, { c: 'x', a: [1, { b: null }] })).toEqual([]);
});

test('each place that differs is told by its path', () => {
  const found = differences({ a: [1, 2], b: 'x', c: { d: true } }, { a: [1, 3, 4], c: { d: true, e: 0 } });
  expect(found).toEqual([
    { path: 'a.1', expected: '2', actual: '3' },
    { path: 'a.2', expected: undefined, actual: '4' },
    { path: 'b', expected: '"x"', actual: undefined },
    { path: 'c.e', expected: undefined, actual: '0' },
  ]);
});

test('values of other kinds differ', () => {
  expect(differences([], {})).toHaveLength(1);
  expect(differences(null, undefined)).toHaveLength(1);
  expect(differences('1', 1)).toHaveLength(1);
});

test('a key that objects inherit is no key of theirs', () => {
  expect(differences({ toString: 'x' }, {})).toEqual([
    { path: 'toString', expected: '"x"', actual: undefined },
  ]);
});
