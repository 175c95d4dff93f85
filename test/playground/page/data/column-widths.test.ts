import { expect, test } from 'vitest';
import { columnWidths } from '#src/playground/page/data/column-widths.js';

test('a column fits its name, and its cells within a limit', () => {
  const name = 'xdm.target.application.with_a_name_that_is_rather_long';
  const [id = 0, cells = 0, named = 0, huge = 0] = columnWidths(
    ['id', 'note', name, 'x'.repeat(1_000)],
    [['1', 'y'.repeat(500), '', '']],
  );
  expect(id).toBe(88);
  expect(cells).toBe(360);
  expect(named).toBeGreaterThanOrEqual(name.length * 8);
  expect(huge).toBe(720);
});

test('there may be no rows', () => {
  expect(columnWidths(['SOURCE_LOG_TYPE'], [])).toEqual([160]);
});
