import { expect, test } from 'vitest';
import { shortCellText } from '#src/playground/page/overview/cell-text.js';

test('a cell shows what a value is', () => {
  expect([undefined, null, 1234.56, true, 'text', ['a', 'b'], { a: 1 }].map(shortCellText)).toEqual([
    '',
    '',
    '1,234.6',
    'true',
    'text',
    '["a","b"]',
    '{"a":1}',
  ]);
});

test('a long list and a long text are cut', () => {
  const addresses = Array.from({ length: 250 }, (_, number) => `192.0.2.${number}`);
  expect(shortCellText(addresses)).toBe(`${JSON.stringify(addresses.slice(0, 10))} and 240 more`);
  expect(shortCellText('x'.repeat(5000))).toBe(`${'x'.repeat(300)}…`);
  expect(shortCellText(addresses.map((address) => address.repeat(50)))).toMatch(/^.{301} and 240 more$/);
});
