import { describe, expect, test } from 'vitest';
import { checkColumns, unknownColumns } from '#src/xql/evaluator/check-columns.js';
import { parseQuery } from '#src/xql/evaluator/parse-query.js';

const fields = { id: 'string', 'actor.ip': 'string', 'actor.id': 'string', extra: 'json' } as const;

function check(stages: string) {
  return checkColumns(parseQuery(`dataset = d | ${stages}`).stages, fields);
}

test('gives the columns behind the last stage', () => {
  expect([...check('alter ip = actor -> ip | comp count() as n by ip')]).toEqual(['ip', 'n']);
  expect([...check('fields id as name')]).toEqual(['_time', 'name']);
  expect([...check('top id by extra top_percent as share')]).toEqual(['extra', 'id', 'top_count', 'share']);
  expect(check('dedup id by asc _time').has('actor')).toBe(true);
  expect(check('filter extra -> whatever.is.there = "x"').has('id')).toBe(true);
});

describe('a field that no event has is found', () => {
  test.each<[stages: string, message: RegExp]>([
    ['filter Id = "x"', /1:22 No event has the field Id\./],
    ['filter actor -> email = "x"', /No event has the field actor\.email\./],
    ['alter a = concat(id, nme)', /1:36 No event has the field nme\./],
    ['comp count() as n by who', /the field who/],
    ['comp max(size) as n', /the field size/],
    ['comp count() as n by id | filter actor -> ip = "x"', /the field actor\.ip/],
    ['fields id | sort desc extra', /the field extra/],
    ['comp count() as n by id | sort desc _time', /the field _time/],
    ['dedup id by desc tme', /the field tme/],
    ['top 5 who', /the field who/],
    ['top 5 id | sort desc n', /the field n\./],
    ['bin when span = 1h', /the field when/],
  ])('%s', (stages, message) => {
    expect(() => check(stages)).toThrow(message);
  });
});

test('columns that are not there are listed with the name that was probably meant', () => {
  const { stages } = parseQuery(
    'dataset = d | filter actr -> ip = "x" | fields idd as who | sort desc whoo, asc other',
  );
  expect(unknownColumns(stages, new Set(['id', 'actor', '_time']))).toEqual([
    { name: 'actr', path: ['ip'], at: { line: 1, column: 22 }, near: 'actor' },
    { name: 'idd', path: [], at: { line: 1, column: 48 }, near: 'id' },
    { name: 'whoo', path: [], at: { line: 1, column: 71 }, near: 'who' },
    { name: 'other', path: [], at: { line: 1, column: 81 } },
  ]);
});
