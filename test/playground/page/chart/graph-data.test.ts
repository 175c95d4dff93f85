import { describe, expect, test } from 'vitest';
import { graphData } from '#src/playground/page/chart/graph-data.js';

const hour = (count: number) => new Date(Date.UTC(2026, 10, 22, count)).toISOString();
const rows = [
  { _time: hour(1), kind: 'a', n: 2 },
  { _time: hour(1), kind: 'b', n: 5 },
  { _time: hour(4), kind: 'a', n: 1 },
  { _time: hour(3), kind: null, n: 7 },
];

test('columns over time are spans from the first to the last, one series for each value', () => {
  const drawn = graphData({ type: 'column', xaxis: '_time', yaxis: 'n', series: 'kind' }, rows);
  expect(drawn).toMatchObject({
    kind: 'time bars',
    edges: [1, 2, 3, 4, 5].map((count) => Date.parse(hour(count))),
    series: [
      { name: 'a', values: [2, undefined, undefined, 1] },
      { name: 'b', values: [5, undefined, undefined, undefined] },
      { name: 'none', values: [undefined, undefined, 7, undefined] },
    ],
  });
  expect(graphData({ type: 'line', xaxis: '_time', yaxis: 'n' }, rows)).toMatchObject({
    kind: 'time lines',
    series: [{ name: 'n', values: [7, undefined, 7, 1] }],
  });
});

test('a time alone is a span of an hour, and a long time has not too many spans', () => {
  const settings = { type: 'column', xaxis: '_time', yaxis: 'n' };
  expect(graphData(settings, rows.slice(0, 2))).toMatchObject({
    edges: [Date.parse(hour(1)), Date.parse(hour(2))],
    series: [{ values: [7] }],
  });
  const long = graphData(settings, [...rows, { _time: hour(9_000), n: 1 }]);
  expect(long.kind === 'time bars' && long.edges.length).toBeLessThanOrEqual(402);
});

test('values by name are bars, and parts of a whole shares, the many small ones together', () => {
  expect(graphData({ type: 'column', xaxis: 'kind', yaxis: 'n' }, rows)).toEqual({
    kind: 'bars',
    items: [
      { name: 'a', value: 3 },
      { name: 'b', value: 5 },
      { name: 'none', value: 7 },
    ],
  });
  const many = Array.from({ length: 20 }, (_, place) => ({ kind: `k${place}`, n: place }));
  const pie = graphData({ type: 'pie', xaxis: 'kind', yaxis: 'n' }, many);
  expect(pie.kind === 'shares' && [pie.items[0], pie.items.at(-1), pie.items.length]).toEqual([
    { name: 'k19', value: 19 },
    { name: '11 others', value: 55 },
    10,
  ]);
  expect(graphData({ type: 'single', xaxis: 'n', yaxis: 'n' }, rows)).toEqual({ kind: 'number', value: 2 });
});

describe('nothing is drawn, and it is said why', () => {
  test.each<[settings: { [name: string]: string }, why: RegExp]>([
    [{ type: 'gauge', xaxis: 'kind', yaxis: 'n' }, /of the type gauge is not drawn here.*column, line/],
    [{ type: 'pie', xaxis: 'knd', yaxis: 'n' }, /the column knd, which the result does not have/],
    [{ type: 'pie', xaxis: 'n', yaxis: 'kind' }, /The column kind holds no numbers/],
  ])('%j', (settings, why) => {
    expect(graphData(settings, rows)).toMatchObject({ kind: 'nothing', why: expect.stringMatching(why) });
  });

  test('without rows', () => {
    expect(graphData({ type: 'pie', xaxis: 'kind', yaxis: 'n' }, [])).toMatchObject({ kind: 'nothing' });
  });
});
