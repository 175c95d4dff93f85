import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { printFacts, printTable } from '#src/cli/terminal/table.js';
import { textWidth } from '#src/shared/text-width.js';
import { recordedOutput } from '../../fixtures/recorded-output.js';

const noColor = { NO_COLOR: '1' };

function printedLines(
  columns: number,
  print: (out: ReturnType<typeof recordedOutput>['output']['out']) => void,
): string[] {
  const { output, stdout } = recordedOutput({ isTTY: true, columns, env: noColor });
  print(output.out);
  return stdout().trimEnd().split('\n');
}

describe('a line on a terminal of 60 columns', () => {
  test.each<[what: string, line: string, printed: string[]]>([
    [
      'stays, where it fits',
      '  A name may have at most sixty characters.',
      ['  A name may have at most sixty characters.'],
    ],
    [
      'continues at the left edge',
      'Error: There is no file dist/CloudflareZeroTrustLogs.zip. Run `npm run build` first.',
      ['Error: There is no file dist/CloudflareZeroTrustLogs.zip.', 'Run `npm run build` first.'],
    ],
    [
      'continues further in, where it is indented',
      '  [User Audit Logs] Starts at the time of the first run, for there is no saved state.',
      ['  [User Audit Logs] Starts at the time of the first run, for', '    there is no saved state.'],
    ],
    [
      'continues below its last column',
      '    why  A tenant refuses a pack whose name has more than sixty characters in it.',
      ['    why  A tenant refuses a pack whose name has more than', '         sixty characters in it.'],
    ],
    [
      'keeps a word whole that fits nowhere',
      `SHA-256   ${'0'.repeat(64)} of the zip`,
      [`SHA-256   ${'0'.repeat(64)}`, '          of the zip'],
    ],
  ])('%s', (_what, line, printed) => {
    expect(printedLines(60, (out) => out.line(line))).toEqual(printed);
  });

  test('takes its colors along', () => {
    const { output, stdout } = recordedOutput({ isTTY: true, columns: 30 });
    output.out.line(output.out.style('red', 'A text in red that takes more than one line.'));
    expect(stripVTControlCharacters(stdout())).toBe('A text in red that takes more\nthan one line.\n');
    expect(stdout().endsWith('one line.\u001b[39m\n')).toBe(true);
  });

  test('is not wrapped where a program reads it', () => {
    const text = 'word '.repeat(40).trim();
    expect(printedLines(60, (out) => out.verbatim(text))).toEqual([text]);
    const { output, stdout } = recordedOutput({ columns: 60 });
    output.out.line(text);
    expect(stdout()).toBe(`${text}\n`);
  });
});

describe('a table', () => {
  const table = {
    columns: ['verdict', 'name', 'detail'],
    rows: [
      ['installed', 'API token by unusual actor', 'the version of the tenant is that of the zip'],
      ['missing', 'Audit silence', ''],
    ],
    header: true,
  };

  test('is records on a terminal of 60 columns', () => {
    const lines = printedLines(60, (out) => printTable(table, out));
    expect(lines).toEqual([
      'verdict  installed',
      'name     API token by unusual actor',
      'detail   the version of the tenant is that of the zip',
      '',
      'verdict  missing',
      'name     Audit silence',
    ]);
  });

  test.each([100, 120])('has aligned columns at %i columns', (columns) => {
    expect(printedLines(columns, (out) => printTable(table, out))).toEqual([
      'verdict    name                        detail',
      'installed  API token by unusual actor  the version of the tenant is that of the zip',
      'missing    Audit silence',
    ]);
  });

  test('stays a table at 60 columns where it fits', () => {
    const small = { columns: ['a', 'b'], rows: [['1', '2']], header: false };
    expect(printedLines(60, (out) => printTable(small, out))).toEqual(['1  2']);
  });

  test('has aligned columns in a pipe', () => {
    const { output, stdout } = recordedOutput({ columns: 60 });
    printTable(table, output.out);
    expect(Math.max(...stdout().split('\n').map(textWidth))).toBeGreaterThan(60);
  });
});

test('values of facts stand below each other', () => {
  const facts = [
    ['Pack', 'Cloudflare Zero Trust Logs'],
    ['Version', '1.0.0 -> 1.1.0: an upgrade of what the tenant has had since spring'],
  ] as const;
  expect(printedLines(60, (out) => printFacts(facts, out))).toEqual([
    'Pack     Cloudflare Zero Trust Logs',
    'Version  1.0.0 -> 1.1.0: an upgrade of what the tenant has',
    '         had since spring',
  ]);
});
