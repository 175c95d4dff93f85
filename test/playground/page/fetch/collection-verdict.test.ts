import { expect, test } from 'vitest';
import { collectionVerdict, shortfallOf } from '#src/playground/page/fetch/collection-verdict.js';

const counts = (atSource: number, inDataset: number, { missing = 0, duplicates = 0 } = {}) => [
  { name: 'rain', atSource, inDataset, duplicates, missing },
];

test('one sentence says what is missing, what came twice, and what is not yet due', () => {
  expect(collectionVerdict(counts(7, 0))).toEqual({ tone: '', text: 'Nothing collected yet.' });
  expect(collectionVerdict(counts(7, 5))).toEqual({
    tone: '',
    text: 'Nothing is missing, nothing came twice, 2 not yet due.',
  });
  expect(collectionVerdict(counts(7, 7))).toEqual({
    tone: 'ok',
    text: 'Nothing is missing, nothing came twice.',
  });
  expect(collectionVerdict(counts(7, 5, { missing: 1 }))).toEqual({
    tone: 'error',
    text: '1 is missing, nothing came twice, 1 not yet due.',
  });
});

test('a row that came twice does not hide one that is not there', () => {
  expect(collectionVerdict(counts(7, 8, { duplicates: 1 }))).toEqual({
    tone: 'warning',
    text: 'Nothing is missing, 1 row came twice.',
  });
  const [twice] = counts(7, 7, { duplicates: 1 });
  expect(twice && shortfallOf(twice)).toEqual({ missing: 0, notDue: 1, duplicates: 1 });
});

test('there is none without a source', () => {
  const [{ atSource: _atSource, ...stream } = {}] = counts(3, 3);
  expect(
    collectionVerdict([{ name: 'rain', inDataset: 3, duplicates: 0, missing: 0, ...stream }]),
  ).toBeUndefined();
});
