import { expect, test } from 'vitest';
import { collectionVerdict } from '#src/playground/page/fetch/collection-verdict.js';

const counts = (atSource: number, inDataset: number, duplicates = 0) => [
  { name: 'rain', atSource, inDataset, duplicates },
];

test('the verdict compares source and dataset', () => {
  expect(collectionVerdict(counts(7, 0))).toEqual({ tone: '', text: 'Nothing collected yet' });
  expect(collectionVerdict(counts(7, 5))).toEqual({ tone: 'warning', text: '2 not collected yet' });
  expect(collectionVerdict(counts(7, 7))).toEqual({ tone: 'ok', text: 'Nothing lost, no duplicates' });
});

test('a row that came twice does not hide one that is missing', () => {
  expect(collectionVerdict(counts(7, 8, 1))).toEqual({
    tone: 'warning',
    text: 'Nothing lost, 1 duplicate',
  });
  expect(collectionVerdict(counts(7, 7, 1))).toEqual({
    tone: 'warning',
    text: '1 not collected yet',
  });
});

test('there is none without a source', () => {
  expect(collectionVerdict([{ name: 'rain', inDataset: 3, duplicates: 0 }])).toBeUndefined();
});
