import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { writeYaml } from '#src/shared/write-yaml.js';

/** Texts that some reader of YAML takes for something else. */
const awkward = [
  ...[
    'yes',
    'No',
    'on',
    'off',
    'y',
    'N',
    'true',
    'null',
    '~',
    '',
    ' ',
    '=',
    '<<',
    '-',
    '?',
    ':',
    '!',
    '&a',
    '*a',
  ],
  ...['12:30:45', '1_000', '0o17', '017', '0x1f', '1e3', '.5', '.inf', '2026-01-01', '2026-01-01T00:00:00Z'],
  ...[
    '# no comment',
    'a # b',
    'a: b',
    '- a',
    '"a"',
    "'a'",
    '{a}',
    '[a]',
    'a\n',
    '\na',
    ' a\n b\n',
    'a\n\n',
    '|',
    '%a',
  ],
];

const text = fc.oneof(
  fc.constantFrom(...awkward),
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.oneof(fc.constantFrom(...awkward), fc.string())).map((lines) => lines.join('\n')),
);

test.each(['1.1', '1.2'] as const)('any text comes back from a reader of YAML %s', (version) => {
  fc.assert(
    fc.property(text, (value) => {
      expect(parse(writeYaml({ key: value, list: [value] }), { version })).toEqual({
        key: value,
        list: [value],
      });
    }),
    { seed: 1, numRuns: 1000 },
  );
});

test('text of several lines is a literal block, and long lines stay whole', () => {
  const long = 'word '.repeat(100).trim();
  expect(writeYaml({ script: `a\n  ${long}\n` })).toBe(`script: |\n  a\n    ${long}\n`);
});
