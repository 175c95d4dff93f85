import { expect, test } from 'vitest';
import { parseQuery } from '#src/xql/evaluator/parse-query.js';
import { runQuery, runTracedQuery } from '#src/xql/evaluator/run-query.js';

const now = Date.parse('2026-11-03T12:00:00Z');
const events = [
  { who: 'ada', size: 5, _time: '2026-11-03T11:59:00Z' },
  { who: 'noor', size: 7, _time: '2026-11-03T11:10:00Z' },
  { who: 'ada', size: 1, _time: '2026-11-03T10:59:59Z' },
  { who: null, size: 2, _time: '2026-11-02T11:00:00Z' },
];

function run(stages: string, options = {}) {
  const rows = runQuery(parseQuery(`dataset = d ${stages}`), events, { now, ...options });
  return JSON.parse(JSON.stringify(rows));
}

test('comp groups, and leaves nulls out of values but not out of groups', () => {
  expect(run('| comp count() as n, sum(size) as all, max(_time) as last by who | sort asc who')).toEqual([
    { who: null, n: 1, all: 2, last: '2026-11-02T11:00:00.000Z' },
    { who: 'ada', n: 2, all: 6, last: '2026-11-03T11:59:00.000Z' },
    { who: 'noor', n: 1, all: 7, last: '2026-11-03T11:10:00.000Z' },
  ]);
  expect(
    run('| comp count_distinct(who) as people, values(who) as names, avg(size) as mean, min(size) as least'),
  ).toEqual([{ people: 2, names: ['ada', 'noor'], mean: 3.75, least: 1 }]);
});

test('comp over nothing gives one row without groups, and none with them', () => {
  expect(run('| filter who = "eve" | comp count() as n, max(size) as most')).toEqual([{ n: 0, most: null }]);
  expect(run('| filter who = "eve" | comp count() as n by who')).toEqual([]);
});

test('bin rounds times down', () => {
  expect(run('| bin _time span = 1h | comp count() as n by _time | sort desc _time | limit 2')).toEqual([
    { _time: '2026-11-03T11:00:00.000Z', n: 2 },
    { _time: '2026-11-03T10:00:00.000Z', n: 1 },
  ]);
});

test('sort goes by the first key that differs', () => {
  expect(run('| filter who != null and who = "ada" | sort asc who, desc size | fields size as s')).toEqual([
    { s: 5 },
    { s: 1 },
  ]);
});

test('a window takes what is newer than it, and a time frame of the query goes before', () => {
  expect(run('| fields size', { windowMilliseconds: 3_600_000 })).toEqual([{ size: 5 }, { size: 7 }]);
  const query = parseQuery('config timeframe = 2h | dataset = d | comp count() as n');
  expect(runQuery(query, events, { now, windowMilliseconds: 60_000 })).toEqual([{ n: 3 }]);
});

test('view changes no row', () => {
  expect(run('| fields who | limit 1 | view graph type = column header = "Who" xaxis = who')).toEqual([
    { who: 'ada' },
  ]);
});

test('an aggregation that does not fit its values is refused with its place', () => {
  expect(() => run('| comp sum(who) as n')).toThrow(/1:20 sum\(who\): A number is needed, not ada/);
  expect(() => run('| bin size span = 1h')).toThrow(/1:15 size holds no time/);
});

test('a row tells which events it was made of', () => {
  const traced = runTracedQuery(
    parseQuery('dataset = d | alter a = size | comp sum(a) as all by who | sort asc who | limit 2'),
    events,
    { now },
  );
  expect(traced.map(({ row, events }) => [row.all, events])).toEqual([
    [2, [3]],
    [6, [0, 2]],
  ]);
});

test('a row that a stage cannot read can be left out, and the others go on', () => {
  const unreadable: (readonly [number[], string])[] = [];
  const rows = runTracedQuery(
    parseQuery('dataset = d | filter size contains "7" or who = "ada" | comp count() as n'),
    [...events, { who: 'ada', size: '17' }],
    { now, onUnreadableRow: ({ events }, error) => unreadable.push([[...events], error.reason]) },
  );
  expect(rows).toEqual([{ row: { n: 1 }, events: [4] }]);
  expect(unreadable.map(([[index]]) => index)).toEqual([0, 1, 2, 3]);
  expect(unreadable[0]?.[1]).toBe('A text is needed, not 5.');
});
