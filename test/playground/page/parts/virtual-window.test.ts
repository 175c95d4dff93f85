import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  contentHeight,
  rowAfterKey,
  scrollScale,
  scrollToRow,
  visibleRows,
} from '#src/playground/page/parts/virtual-window.js';

const box = { scrollTop: 0, height: 320, rowHeight: 32, rowCount: 1000 };

test('the rows that are partly seen are drawn, with a margin where there are rows', () => {
  expect(visibleRows(box)).toEqual({ start: 0, end: 10 });
  expect(visibleRows({ ...box, scrollTop: 33 })).toEqual({ start: 1, end: 12 });
  expect(visibleRows({ ...box, scrollTop: 33 }, 5)).toEqual({ start: 0, end: 17 });
  expect(visibleRows({ ...box, scrollTop: 31_680 }, 5)).toEqual({ start: 985, end: 1000 });
  expect(visibleRows({ ...box, rowCount: 0 })).toEqual({ start: 0, end: 0 });
  // Filtered while scrolled far down.
  expect(visibleRows({ ...box, scrollTop: 31_680, rowCount: 3 }, 5)).toEqual({ start: 3, end: 3 });
});

test('scrolling to a row shows it wholly and moves no more than it must', () => {
  expect(scrollToRow(box, 3)).toBe(0);
  expect(scrollToRow(box, 10)).toBe(32);
  expect(scrollToRow({ ...box, scrollTop: 3200 }, 99)).toBe(3168);
  fc.assert(
    fc.property(fc.nat(31_680), fc.nat(999), (scrollTop, index) => {
      const moved = scrollToRow({ ...box, scrollTop }, index);
      const { start, end } = visibleRows({ ...box, scrollTop: moved });
      expect(start <= index && index < end).toBe(true);
      expect(moved <= index * 32 && (index + 1) * 32 <= moved + 320).toBe(true);
    }),
  );
});

test('very many rows fit into an element that a browser can make, from the first to the last one', () => {
  expect(contentHeight(box)).toBe(32_000);
  expect(scrollScale(box)).toBe(1);
  expect(scrollScale({ ...box, rowCount: 3 })).toBe(1);
  const many = { height: 320, rowHeight: 32, rowCount: 5_000_000 };
  const height = contentHeight(many);
  expect(height).toBeLessThan(16_000_000);
  const scrollTop = (height - many.height) * scrollScale(many);
  expect(visibleRows({ ...many, scrollTop }).end).toBe(5_000_000);
});

test('keys move the active row and stay inside of the table', () => {
  expect(rowAfterKey('ArrowDown', undefined, box)).toBe(0);
  expect(rowAfterKey('ArrowDown', 999, box)).toBe(999);
  expect(rowAfterKey('ArrowUp', 0, box)).toBe(0);
  expect(rowAfterKey('PageDown', 0, box)).toBe(9);
  expect(rowAfterKey('PageUp', 100, box)).toBe(91);
  expect(rowAfterKey('Home', 500, box)).toBe(0);
  expect(rowAfterKey('End', 500, box)).toBe(999);
  for (const key of ['Enter', 'a', 'Tab', 'toString']) expect(rowAfterKey(key, 1, box)).toBeUndefined();
  expect(rowAfterKey('ArrowDown', undefined, { ...box, rowCount: 0 })).toBeUndefined();
});
