import { describe, expect, test } from 'vitest';
import { checkColumns } from '#src/xql/evaluator/check-columns.js';
import { parseQuery } from '#src/xql/evaluator/parse-query.js';

const fields = { id: 'string', 'actor.ip': 'string', 'actor.id': 'string', extra: 'json' } as const;

function check(stages: string) {
  return checkColumns(parseQuery(`dataset = d | ${stages}`).stages, fields);
}

test('gives the columns behind the last stage', () => {
  expect([...check('alter ip = actor -> ip | comp count() as n by ip')]).toEqual(['ip', 'n']);
  expect([...check('fields id as name, _time')]).toEqual(['name', '_time']);
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
    ['fields id | sort desc _time', /the field _time/],
    ['bin when span = 1h', /the field when/],
  ])('%s', (stages, message) => {
    expect(() => check(stages)).toThrow(message);
  });
});
