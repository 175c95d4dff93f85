import { expect, test } from 'vitest';
import { columnWidths } from '#src/playground/page/data/column-widths.js';
import { flatFields } from '#src/playground/page/data/flat-fields.js';
import { nextSort, sortedAs } from '#src/playground/page/data/sort-order.js';
import { cellText } from '#src/shared/json.js';

test('a row lies flat by the paths that a filter takes', () => {
  expect(
    flatFields({ _time: 't', actor: { email: 'a@b', ids: [1, { x: 2 }] }, none: null, empty: {} }),
  ).toEqual([
    { path: '_time', text: 't' },
    { path: 'actor.email', text: 'a@b' },
    { path: 'actor.ids', text: '[1,{"x":2}]' },
    { path: 'none', text: '' },
  ]);
  expect([undefined, true, 0, 'x'].map(cellText)).toEqual(['', 'true', '0', 'x']);
});

test('clicks on the head of a column sort up, down, and no more', () => {
  const up = nextSort(undefined, 'rain');
  expect(up).toEqual({ column: 'rain', descending: false });
  const down = nextSort(up, 'rain');
  expect(down).toEqual({ column: 'rain', descending: true });
  expect(nextSort(down, 'rain')).toBeUndefined();
  expect(nextSort(down, 'snow')).toEqual({ column: 'snow', descending: false });
  expect([sortedAs(up, 'rain'), sortedAs(down, 'rain'), sortedAs(down, 'snow')]).toEqual([
    'ascending',
    'descending',
    'none',
  ]);
});

test('columns are as wide as what they show, within limits', () => {
  const [short = 0, long = 0, huge = 0] = columnWidths(
    ['a', 'b', 'c'],
    [['x', 'y'.repeat(20), 'z'.repeat(900)]],
  );
  expect(short).toBeLessThan(long);
  expect(long).toBeLessThan(huge);
  expect(huge).toBeLessThan(400);
});
