import { expect, test } from 'vitest';
import { pagesOf, pageToAskFor, withPage } from '#src/playground/page/data/row-pages.js';

test('pages are those of the rows that are shown', () => {
  expect(pagesOf({ start: 0, end: 20 })).toEqual([0]);
  expect(pagesOf({ start: 95, end: 100 })).toEqual([0]);
  expect(pagesOf({ start: 95, end: 201 })).toEqual([0, 1, 2]);
  expect(pagesOf({ start: 5, end: 5 })).toEqual([]);
});

test('only a shown page that is not known is asked for', () => {
  const shown = { start: 190, end: 210 };
  expect(pageToAskFor(shown, () => false)).toBe(1);
  expect(pageToAskFor(shown, (page) => page === 1)).toBe(2);
  expect(pageToAskFor(shown, () => true)).toBeUndefined();
});

test('the newest pages are kept', () => {
  let pages: ReadonlyMap<number, string> = new Map();
  for (const page of [1, 2, 3, 2, 4]) pages = withPage(pages, page, `rows of ${page}`, 3);
  expect([...pages]).toEqual([
    [3, 'rows of 3'],
    [2, 'rows of 2'],
    [4, 'rows of 4'],
  ]);
});
