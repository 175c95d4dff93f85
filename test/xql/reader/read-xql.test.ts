import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignmentsOf, callsIn, columnsRead, listsIn, tokensIn } from '#src/xql/reader/expressions.js';
import { missingSeparators } from '#src/xql/reader/missing-separators.js';
import { queryColumns } from '#src/xql/reader/query-columns.js';
import { readXql, statementsOf } from '#src/xql/reader/read-xql.js';
import { patternParts, patternsIn } from '#src/xql/reader/regular-expressions.js';

/** Everything that rules ask of a text. */
function readAll(text: string): number {
  const xql = readXql(text);
  queryColumns(xql);
  missingSeparators(xql);
  for (const stage of statementsOf(xql).flatMap(({ stages }) => stages)) {
    assignmentsOf(stage);
    callsIn(stage.body);
    columnsRead(stage.body);
    tokensIn(stage.body);
    listsIn(stage.body);
    for (const { start, end } of patternsIn(stage.body)) patternParts(text.slice(start, end));
  }
  return xql.faults.length;
}

const pieces = fc.constantFrom(
  ...'( ) [ ] { } " \' ` \\ | ; , = ~= -> // /* */ " """ [MODEL: dataset=a] alter filter comp by as not in a xdm.b "x" 1 \n é'.split(
    ' ',
  ),
);

test('no text makes the reader fail, and what is wrong lies in the text', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      const text = parts.join(' ');
      readAll(text);
      for (const { start, end } of readXql(text).faults) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});

test('text that is closed has no faults', () => {
  const expression = fc.letrec<{ value: string }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(
        'a',
        'xdm.event.id',
        '"t;|"',
        '`view`',
        '1',
        'a -> b.c',
        'a -> [".tag"]',
        'a in ("x", "y")',
      ),
      fc
        .tuple(fc.constantFrom('if', 'coalesce'), fc.array(tie('value'), { maxLength: 3 }))
        .map(([name, parts]) => `${name}(${parts.join(', ')})`),
      tie('value').map((inner) => `not (${inner})`),
    ),
  })).value;
  fc.assert(
    fc.property(fc.array(expression, { minLength: 1, maxLength: 4 }), (values) => {
      const text = `alter ${values.map((value, index) => `c${index} = ${value}`).join(', ')};`;
      const xql = readXql(text);
      expect(xql.faults).toEqual([]);
      const [stage] = statementsOf(xql)[0]?.stages ?? [];
      expect(stage && assignmentsOf(stage).map(({ target }) => target.value)).toEqual(
        values.map((_, index) => `c${index}`),
      );
    }),
  );
});

describe('the time grows with the text only', { tags: ['slow'] }, () => {
  test.each([
    ['brackets that open', '('],
    ['brackets that open and close', '(a)'],
    ['brackets of all kinds', '([{'],
    ['brackets that close', ')'],
    ['wrong pairs', '(]'],
    ['calls in calls', 'f(a, '],
    ['texts without an end', '"a\n'],
    ['quotes', '"'],
    ['doubly escaped quotes', '"\\\\"a'],
    ['backslashes', '"\\'],
    ['comments without an end', '/* '],
    ['triple quotes', '""" a '],
    ['backticks', '`\n'],
    ['arrows', 'a->'],
    ['assignments', 'alter a = b, | '],
    ['stages', '| filter a = b '],
    ['statements', 'alter a = b;'],
    ['headers', '[MODEL: dataset = a] '],
    ['patterns', 'x ~= "(a[" and '],
    ['operators', 'a = b + '],
  ])('%s', (_name, piece) => {
    const started = performance.now();
    readAll(piece.repeat(Math.ceil(400_000 / piece.length)));
    // A time that grows with the square of the text would be minutes here.
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

test('the columns of a query are followed as far as its stages are known', () => {
  const columns = (query: string) => {
    const { dataset, reads, result } = queryColumns(readXql(query));
    return { dataset: dataset?.value, reads: reads.map(({ value }) => value), result: result && [...result] };
  };
  expect(
    columns(
      'config timeframe = 1h | dataset = "a" | filter b = c -> d | alter e = lowercase(b) | comp count() as n by e | sort desc n',
    ),
  ).toEqual({
    dataset: 'a',
    reads: ['b', 'c', 'b'],
    result: ['n', 'e'],
  });
  expect(
    columns('dataset = a | filter b = 1 | join (dataset = c | fields d) as e e.d = b | filter f = 1'),
  ).toEqual({
    dataset: 'a',
    reads: ['b'],
    result: undefined,
  });
  expect(columns('datamodel dataset = a | filter xdm.event.id != null')).toEqual({
    dataset: undefined,
    reads: [],
    result: undefined,
  });
  expect(columns('dataset in (a, b) | filter c = 1').reads).toEqual([]);
  expect(columns('dataset = a | filter b in (dataset = c | fields d)').reads).toEqual([]);
  expect(columns('dataset = a | fields -b').result).toBeUndefined();
});

test('statements, stages and headers of rules', () => {
  const { sections, faults } = readXql(`[RULE: acme_common]
alter a = "x;y | z"; // ; |
[MODEL: dataset = "acme_cloud_raw", model = "Model", version = 0.1]
filter (a = 1) /* ; */
| call acme_common
| alter xdm.event.id = a;
filter b = 2;`);
  expect(faults).toEqual([]);
  expect(
    sections.map(({ header, statements }) => [
      header?.kind,
      header?.settings.map(({ name, value }) => `${name} ${value?.value ?? ''}`.trim()),
      statements.map(({ stages }) => stages.map(({ name }) => name)),
    ]),
  ).toEqual([
    ['RULE', ['acme_common'], [['alter']]],
    [
      'MODEL',
      ['dataset acme_cloud_raw', 'model Model', 'version 0.1'],
      [['filter', 'call', 'alter'], ['filter']],
    ],
  ]);
});
