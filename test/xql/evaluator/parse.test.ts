import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseModels, parseQuery } from '#src/xql/evaluator/parse-query.js';
import { XqlError } from '#src/xql/evaluator/xql-error.js';

function errorOf(parse: () => unknown): XqlError {
  try {
    parse();
  } catch (error) {
    if (error instanceof XqlError) return error;
    throw error;
  }
  throw new Error('It was taken.');
}

describe('a query', () => {
  test('keeps its source, its time frame and its stages', () => {
    const query = parseQuery(`config timeframe = 24h
| datamodel dataset = acme_raw // the newest
| FILTER a = "x" and not (b in (1, 2) or c -> d.e = null) /* a
comment */ | comp count() as n, values(f) as all by g, _time
| sort desc n, asc g | limit 5`);
    expect(query).toMatchObject({
      source: 'datamodel',
      dataset: 'acme_raw',
      timeframeMilliseconds: 86_400_000,
    });
    expect(query.stages.map(({ kind }) => kind)).toEqual(['filter', 'comp', 'sort', 'limit']);
  });

  test('binds "->" before comparisons, "not" before "and", "and" before "or"', () => {
    const [stage] = parseQuery('dataset = d | filter a = 1 or not b = 2 and c -> x = "y"').stages;
    expect(stage).toMatchObject({
      condition: {
        kind: 'logic',
        operator: 'or',
        right: {
          kind: 'logic',
          operator: 'and',
          left: { kind: 'not', of: { kind: 'compare' } },
          right: { kind: 'compare', left: { kind: 'path', path: ['x'] } },
        },
      },
    });
  });

  test('reads quotes inside of texts, and leaves the backslashes of regular expressions alone', () => {
    const [stage] = parseQuery(String.raw`dataset = d | filter a ~= "\d+\"\."`).stages;
    expect(stage).toMatchObject({ condition: { right: { value: String.raw`\d+"\.` } } });
  });
});

describe('what is not known is refused, with its place', () => {
  test.each<[query: string, line: number, column: number, reason: RegExp]>([
    [
      'dataset = d\n| join type=inner (dataset = e) as x',
      2,
      3,
      /The stage 'join' is not supported here\. Supported stages: /,
    ],
    ['dataset = d | filter foo(a) = 1', 1, 22, /function foo is not known here\. These are: .*coalesce/],
    ['dataset = d | comp median(a) as m', 1, 20, /aggregation median is not known/],
    ['dataset = d | comp sum() as m', 1, 20, /sum needs a column/],
    [
      'dataset = d | filter a ~= "x(?=y)"',
      1,
      27,
      /"x\(\?=y\)" is no regular expression of RE2, which XQL uses/,
    ],
    ['dataset = d | filter a = ', 1, 26, /Expected a value, not the end/],
    ['dataset = d | filter a = "x', 1, 26, /The text does not end on this line/],
    ['dataset = d | filter `a = 1', 1, 22, /The name in backticks does not end on this line/],
    ['config timeframe = 1h case_sensitive = 1 | dataset = d', 1, 40, /Expected "false", not 1/],
    ['dataset = d /* never', 1, 13, /The comment does not end/],
    ['dataset = d | filter a # 1', 1, 24, /character "#" is not known/],
    ['dataset = d | filter (a = 1', 1, 28, /Expected "\)", not the end/],
    ['dataset = d | filter a -> 1', 1, 27, /the path of a JSON field, not 1/],
    ['dataset = d | bin _time span = 3w', 1, 32, /3w must be in m, h or d/],
    ['dataset = d | limit many', 1, 21, /a number of rows, not many/],
    ['dataset = d | sort a', 1, 20, /Expected "asc", not a/],
    ['dataset = d | alter a = b, c = a', 1, 32, /a is assigned in this same stage/],
    ['dataset = d filter a = 1', 1, 13, /"\|" or the end, not filter/],
    ['preset = xdr_data', 1, 1, /Expected "dataset", not preset/],
  ])('%s', (query, line, column, reason) => {
    const error = errorOf(() => parseQuery(query));
    expect(error.position).toEqual({ line, column });
    expect(error.reason).toMatch(reason);
    expect(error.message).toContain(`${line}:${column} `);
  });
});

describe('the rules of a modeling rule', () => {
  test('are sections with pipelines', () => {
    const models = parseModels(`[MODEL: dataset = a_raw]
filter x = 1 | alter xdm.event.id = y;
alter xdm.event.id = z;
[MODEL: dataset = "b_raw"]
alter xdm.event.type = "b";
[MODEL: model = Audit, dataset = c_raw]
alter XDM.Audit.identity.name = d;`);
    expect(models.map(({ dataset, model, pipelines }) => [dataset, model, pipelines.length])).toEqual([
      ['a_raw', undefined, 2],
      ['b_raw', undefined, 1],
      ['c_raw', 'Audit', 1],
    ]);
  });

  test.each<[what: string, rules: string, line: number, column: number, reason: RegExp]>([
    ['another section', '[RULE: name]', 1, 2, /"model", not RULE/],
    ['a further setting', '[MODEL: dataset = a, content_id = "x"]', 1, 22, /"dataset", not content_id/],
    ['a dataset', '[MODEL: model = Audit]', 1, 22, /names no dataset/],
    [
      'a call of a rule',
      '[MODEL: dataset = a]\nfilter x = 1 | call other;',
      2,
      16,
      /The stage 'call' is not supported here\. Supported stages: filter, alter\./,
    ],
    [
      'an aggregation',
      '[MODEL: dataset = a]\ncomp count() as n;',
      2,
      1,
      /The stage 'comp' is not supported here\. Supported stages: filter, alter\./,
    ],
    ['no semicolon', '[MODEL: dataset = a]\nalter b = 1', 2, 12, /";", not the end/],
  ])('without %s', (_what, rules, line, column, reason) => {
    const error = errorOf(() => parseModels(rules));
    expect(error.position).toEqual({ line, column });
    expect(error.reason).toMatch(reason);
  });
});

test('any text is either taken or refused with a place', () => {
  const words = [
    'dataset',
    '=',
    'd',
    '|',
    'filter',
    'alter',
    'comp',
    'count',
    '(',
    ')',
    ',',
    '->',
    '"x"',
    '1h',
    'not',
    'in',
    'and',
    '{',
    ']',
  ];
  const texts = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom(...words)).map((parts) => parts.join(' ')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      for (const parse of [parseQuery, parseModels]) {
        try {
          parse(text);
        } catch (error) {
          if (!(error instanceof XqlError)) throw error;
          expect(error.position.line).toBeLessThanOrEqual(text.split('\n').length);
        }
      }
    }),
  );
});
