import { describe, expect, test } from 'vitest';
import { parseYaml, readYaml } from '#src/shared/read-yaml.js';

function refusal(text: string): unknown {
  try {
    return readYaml(text);
  } catch (error) {
    return error;
  }
}

describe('readYaml', () => {
  test('reads version 1.1, as the platform does, and leaves a date the text that it is', () => {
    expect(readYaml('a: yes\nb: 2026-01-31\nc: 2026-01-31T10:00:00Z\nd: 017\n')).toEqual({
      a: true,
      b: '2026-01-31',
      c: '2026-01-31T10:00:00Z',
      d: 15,
    });
  });

  test('takes aliases and tags', () => {
    expect(readYaml('a: &x [1]\nb: *x\nc: !own 2\n')).toEqual({ a: [1], b: [1], c: '2' });
  });

  test.each([
    ['a: 1\nb: [', '2:5', /Flow sequence in block collection/],
    ['a: 1\nb: 2\na: 3', '3:1', 'Map keys must be unique'],
    ['a:\n  - {b: 1, b: 2}', '2:12', 'Map keys must be unique'],
    ['a: 1\n---\nb: 2', '2:1', /multiple documents/],
    [`[${'1,'.repeat(300_000)}]`, undefined, 'It has more than 500000 parts'],
    [`a: &a 1\nb: [${'*a,'.repeat(2000)}]`, undefined, 'It has more than 1000 aliases'],
    ['a: *b', undefined, /Unresolved alias/],
    ['id: &x [*x]', '1:9', '*x stands in the very value that it repeats'],
    ['a: &x 1\nb: &x\n  c: {d: *x}', '3:10', '*x stands in the very value that it repeats'],
  ])('says where text %# is wrong', (text, place, message) => {
    expect(refusal(text)).toMatchObject({
      place,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });

  test('compares keys in a time that grows with their number', { tags: ['slow'] }, () => {
    const keys = Array.from({ length: 50_000 }, (_, index) => `k${index}: 1`);
    expect(Object.keys(readYaml(keys.join('\n')) as object)).toHaveLength(50_000);
  });
});

test('parseYaml gives the value in spite of keys that are there twice and of unknown tags', () => {
  const { value, problems } = parseYaml('a: 1\na: 2\nb: !own 3\n');
  expect(value).toEqual({ a: 2, b: '3' });
  expect(problems).toMatchObject([
    { kind: 'tag', range: [13, 17] },
    { kind: 'duplicate-key', range: [5, 6] },
  ]);
});

test('JSON is read as JSON', () => {
  expect(parseYaml('{"a": "yes", "b": [1e2, null]}', '1.2').value).toEqual({ a: 'yes', b: [100, null] });
});
