import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { textWidth } from '#src/shared/text-width.js';
import { renderEntry } from '#src/simulator/war-room/entry-rendering.js';
import type { WarRoomEntry } from '#src/simulator/war-room/war-room-entry.js';

const plain = { color: false, width: 80 };

function markdown(text: string): WarRoomEntry {
  return { Type: 1, ContentsFormat: 'json', Contents: [], HumanReadable: text };
}

describe('Markdown', () => {
  const table =
    '### Events\n| Time | Who | Note |\n| --- | --- | --- |\n| 10:00 | ada | a \\| b<br>c |\n| 10:01 | grace | |\n';

  test('headings and tables are drawn', () => {
    expect(renderEntry(markdown(`${table}\nTwo **events**, see \`id\`.`), plain)).toBe(
      [
        'Events',
        'Time   Who    Note',
        '\u2500\u2500\u2500\u2500\u2500  \u2500\u2500\u2500\u2500\u2500  \u2500\u2500\u2500\u2500\u2500\u2500\u2500',
        '10:00  ada    a | b c',
        '10:01  grace',
        '',
        'Two events, see id.',
      ].join('\n'),
    );
  });

  test('colours are attributes only', () => {
    const colored = renderEntry(markdown(table), { color: true, width: 80 });
    expect(colored).toContain('\u001b[1mEvents\u001b[22m');
    expect(stripVTControlCharacters(colored)).toBe(renderEntry(markdown(table), plain));
  });

  const long = `| id | agent |\n|---|---|\n| 7 | ${'Mozilla '.repeat(20)}|\n| 8 | |`;

  test('a table is cut to the width, its widest columns first', () => {
    const lines = renderEntry(markdown(long), { color: false, width: 80 }).split('\n');
    expect(lines.map(textWidth)).toEqual([9, 80, 80, 1]);
    expect(lines[2]).toMatch(/^7 {3}Mozilla .*\u2026$/);
  });

  test('a table that does not fit a narrow terminal becomes records', () => {
    expect(renderEntry(markdown(long), { color: false, width: 60 }).split('\n')).toEqual([
      'id     7',
      `agent  ${'Mozilla '.repeat(20).trim()}`,
      '',
      'id     8',
    ]);
  });

  test('wide characters take two columns', () => {
    const lines = renderEntry(
      markdown('| a | b |\n|---|---|\n| \u6771\u4eac | x |\n| \u{1f600} | y |'),
      plain,
    ).split('\n');
    expect(lines).toEqual([
      'a     b',
      '\u2500\u2500\u2500\u2500  \u2500',
      '\u6771\u4eac  x',
      '\u{1f600}    y',
    ]);
  });

  test('a line with a bar is no table', () => {
    expect(renderEntry(markdown('a | b\nc'), plain)).toBe('a | b\nc');
  });
});

test.each<[string, WarRoomEntry, string]>([
  ['text', { Type: 1, ContentsFormat: 'text', Contents: '# ok' }, '# ok'],
  ['Markdown contents', { Type: 1, ContentsFormat: 'markdown', Contents: '# ok' }, 'ok'],
  ['JSON', { Type: 1, ContentsFormat: 'json', Contents: { a: [1] } }, '{\n  "a": [\n    1\n  ]\n}'],
  ['readable text that is no Markdown', { ...markdown('# ok'), ReadableContentsFormat: 'text' }, '# ok'],
  ['an error', { Type: 4, ContentsFormat: 'text', Contents: 'bad key' }, 'Error: bad key'],
  ['a file', { Type: 3, ContentsFormat: 'text', Contents: '', File: 'a.csv', FileID: '7' }, 'File: a.csv'],
])('%s', (_what, entry, rendered) => {
  expect(renderEntry(entry, plain)).toBe(rendered);
});

test('an error is red', () => {
  const entry = { Type: 4, ContentsFormat: 'text', Contents: 'bad' };
  expect(renderEntry(entry, { color: true, width: 80 })).toBe('\u001b[31mError: bad\u001b[39m');
});

test.each(['text', 'markdown'])(
  'control characters of an event do not reach the terminal as %s',
  (format) => {
    const entry = { Type: 1, ContentsFormat: format, Contents: 'a\u001b[2Jb\u0007\u009bc\u202ed\r\ne\tf' };
    expect(renderEntry(entry, plain)).toBe('a\ufffd[2Jb\ufffd\ufffdc\ufffdd\ne\tf');
  },
);
