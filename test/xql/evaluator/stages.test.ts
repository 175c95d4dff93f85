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

test('dedup takes the first row by several keys', () => {
  expect(run('| dedup who by asc who, desc size | fields who, size')).toMatchObject([
    { who: 'ada', size: 5 },
    { who: 'noor', size: 7 },
    { who: null, size: 2 },
  ]);
});

test('fields keeps all columns for an asterisk, and renames others', () => {
  expect(run('| filter who = "noor" | fields size as bytes, *')).toEqual([
    { who: 'noor', size: 7, _time: '2026-11-03T11:10:00.000Z', bytes: 7 },
  ]);
  expect(run('| limit 1 | fields *')).toEqual(run('| limit 1'));
});

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
    { _time: '2026-11-03T11:59:00.000Z', s: 5 },
    { _time: '2026-11-03T10:59:59.000Z', s: 1 },
  ]);
});

test('fields keeps the time of a row, in front unless it has a place', () => {
  expect(run('| fields size | limit 1').map(Object.keys)).toEqual([['_time', 'size']]);
  expect(run('| fields size, _time as at | limit 1').map(Object.keys)).toEqual([['size', 'at']]);
  expect(run('| comp count() as n by who | fields n | limit 1')).toEqual([{ n: 2 }]);
});

test('dedup keeps the first or the last row of each set of values, in the order of the rows', () => {
  expect(run('| dedup who by desc _time | fields size').map(({ size }: { size: number }) => size)).toEqual([
    5, 7, 2,
  ]);
  expect(run('| dedup who by asc size | sort asc size | fields size, who, _time')).toMatchObject([
    { size: 1, who: 'ada' },
    { size: 2, who: null },
    { size: 7, who: 'noor' },
  ]);
  expect(run('| fields who | dedup who by asc _time | filter who = "ada"')).toEqual([
    { _time: '2026-11-03T10:59:59.000Z', who: 'ada' },
  ]);
  expect(run('| dedup who, size by asc size')).toHaveLength(4);
  expect(() => run('| alter all = arraycreate(who) | dedup all by asc size')).toThrow(
    /1:52 dedup takes texts and numbers, and all holds lists/,
  );
  expect(() => run('| dedup who')).toThrow(/Expected "by", not the end/);
});

test('top counts the most frequent values, with their percentage of those that are not null', () => {
  expect(run('| top 1 who')).toEqual([{ who: 'ada', top_count: 2, top_percent: 66.67 }]);
  expect(run('| top who top_count as n, top_percent as share')).toEqual([
    { who: 'ada', n: 2, share: 66.67 },
    { who: 'noor', n: 1, share: 33.33 },
  ]);
  expect(run('| alter big = if(size > 4, "yes", "no") | top 5 who by big top_count as n')).toEqual([
    { big: 'yes', who: 'ada', n: 1, top_percent: 50 },
    { big: 'yes', who: 'noor', n: 1, top_percent: 50 },
    { big: 'no', who: 'ada', n: 1, top_percent: 100 },
  ]);
});

test('a window takes what is newer than it, and a time frame of the query goes before', () => {
  expect(run('| fields size', { windowMilliseconds: 3_600_000 })).toMatchObject([{ size: 5 }, { size: 7 }]);
  const query = parseQuery('config timeframe = 2h | dataset = d | comp count() as n');
  expect(runQuery(query, events, { now, windowMilliseconds: 60_000 })).toEqual([{ n: 3 }]);
});

test('view changes no row', () => {
  const stages = '| fields who | limit 1';
  expect(run(`${stages} | view graph type = column header = "Who" xaxis = who`)).toEqual(run(stages));
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
