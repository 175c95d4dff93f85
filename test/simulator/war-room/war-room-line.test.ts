import { expect, test } from 'vitest';
import { parseWarRoomLine } from '#src/simulator/war-room/war-room-line.js';

test.each<[line: string, args: { readonly [name: string]: string }]>([
  ['!desk-list', {}],
  [' desk-list limit=5 ', { limit: '5' }],
  ['!desk-list title="two words" "a default"', { title: 'two words', '': 'a default' }],
  ['!desk-list title="a \\"b\\" \\\\" state=""', { title: 'a "b" \\', state: '' }],
  ['!desk-list title="two\nlines"', { title: 'two\nlines' }],
])('%j is read', (line, args) => {
  expect(parseWarRoomLine(line)).toEqual({ command: 'desk-list', args });
});

test.each<[line: string, message: string]>([
  ['!desk-list title="two words', 'The quotation mark at "two words is not closed.'],
  ['!desk-list title="a" state="b \\"', 'The quotation mark at "b \\" is not closed.'],
  ['!desk-list size=5"', 'The quotation mark at " is not closed.'],
  [`!desk-list "${'x'.repeat(100)}`, `The quotation mark at "${'x'.repeat(38)}… is not closed.`],
  ['!', 'No command is given. Write one, such as test-module'],
  ['!desk-list a b', '"b" has no name, and only one value can go without. Write name=value.'],
])('%j is refused', (line, message) => {
  expect(() => parseWarRoomLine(line)).toThrow(
    expect.objectContaining({ code: 'line-invalid', message: expect.stringContaining(message) }),
  );
});
