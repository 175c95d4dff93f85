import { describe, expect, test } from 'vitest';
import { SourceText } from '#src/validation/text/source-text.js';
import { readStructured } from '#src/validation/text/structured-file.js';

function read(text: string, format: 'yaml' | 'json' = 'yaml') {
  const { root, faults } = readStructured(new SourceText('a.yml', text), format);
  return {
    value: root?.value,
    faults: faults.map(({ kind, place, message }) => {
      const { line = 0, column = 0 } = place.span?.text.position(place.span.start) ?? {};
      return `${kind} ${line}:${column} ${message}`;
    }),
    root,
  };
}

describe('quoted text over several lines, continued at the first column', () => {
  // Read so by PyYAML 6 and ruamel.yaml.
  test.each([
    ['a: "x\ny"\nb: 1\n', { a: 'x y', b: 1 }],
    ["a:\n  b: 'x\n\ny z'\n  c: 1\n", { a: { b: 'x\ny z', c: 1 } }],
    ['a:\n  - b: "x \\"\ny \\\\\n  z"\n    c: 1\n', { a: [{ b: 'x " y \\ z', c: 1 }] }],
    ["- 'it''s\nfine'\n- 2\n", ["it's fine", 2]],
  ])('%j is read as the platform reads it, with a warning', (text, value) => {
    const { value: found, faults } = read(text);
    expect(found).toEqual(value);
    expect(faults).not.toEqual([]);
    for (const fault of faults) expect(fault).toMatch(/^fragile \d+:1 /);
  });

  test('places behind it are those of the file', () => {
    const text = 'a: "x\ny"\nb: 1\n';
    const place = read(text).root?.get('b')?.place;
    expect(place?.span?.text.position(place.span.start)).toEqual({ line: 3, column: 4 });
  });
});

test.each([
  ['a: x: y\n', 'syntax 1:4 A second colon follows on the line: put the value in quotes.'],
  ['a: @x\n', 'syntax 1:4 A value cannot begin with this character: put it in quotes.'],
  [
    "a: 'it's'\n",
    'syntax 1:8 Text follows the value: the quotes in it must be doubled, or the whole value be quoted in another way.',
  ],
  [
    'a: "\\d"\n',
    'syntax 1:5 A backslash in double quotes begins an escape, and this is none: double it, or use single quotes.',
  ],
  [
    'a:\n  - b\n c: 1\n',
    'syntax 3:1 The line is indented differently from the others of its list or object.',
  ],
  [
    '- a\nb: 1\n',
    'syntax 2:1 Text follows the value: the quotes in it must be doubled, or the whole value be quoted in another way.',
  ],
  [
    'a: [1, 2\nb: 3\n',
    'syntax 2:1 The list has no closing ], or the ] is not indented further than its key.',
  ],
  ['id: &x [*x]\n', 'syntax 1:9 The text is not readable: *x stands in the very value that it repeats.'],
])('%j is one mistake, and said to be what it is', (text, message) => {
  expect(read(text)).toMatchObject({ value: undefined, faults: [message] });
});

test('a stray character in JSON is one mistake', () => {
  const rows = Array.from({ length: 1000 }, (_, index) => `"k${index}": [{"a": 1}, {"b": 2}]`).join(',\n');
  expect(read(`{${rows}}`, 'json').faults).toEqual([]);
  expect(read(`{x${rows}}`, 'json').faults).toHaveLength(1);
});

test.each([
  ['{"a": 1, "b": {"a": 2}, "a": 3}', { a: 3, b: { a: 2 } }, ['duplicate-key 1:25 The key is there twice.']],
  ['{"a": 1, "\\u0061": 2}', { a: 2 }, ['duplicate-key 1:10 The key is there twice.']],
  ['{"a\\"": ["a", "a"], "a": "a", "\\\\": 1}', { 'a"': ['a', 'a'], a: 'a', '\\': 1 }, []],
  ['[{"a": 1}, {"a": 1}]', [{ a: 1 }, { a: 1 }], []],
])('keys that are twice in the JSON %s', (text, value, faults) => {
  expect(read(text, 'json')).toMatchObject({ value, faults });
});

test('values of JSON are where they stand', () => {
  const { root } = read('{"a": [1,\n\t{"b": "x"}]}', 'json');
  const place = root?.at('a', 1, 'b')?.place;
  expect(place?.dataPath).toEqual(['a', 1, 'b']);
  expect(place?.span?.text.position(place.span.start)).toEqual({ line: 2, column: 8 });
});

test('JSON without end is a fault', () => {
  expect(read(`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'json').faults).toEqual([
    'syntax 1:501 The values are nested too deep.',
  ]);
});
