import { describe, expect, test } from 'vitest';
import { ownPlayground } from '../running.js';
import { datasetWith, time } from './dataset-with.js';

describe('a query', { tags: ['slow'] }, () => {
  const events = Array.from({ length: 1_200 }, (_, index) => ({
    _time: time(index % 60),
    n: index,
    odd: index % 2 === 1,
  }));
  const dataset = 'dataset = weatherevents_events_raw';

  test('is filtered, grouped, sorted and limited', async () => {
    const { call } = await datasetWith(events);
    expect(
      await call('query', {
        text: `${dataset} | filter n < 11 | comp count() as c, max(n) as top by odd | sort desc c`,
      }),
    ).toMatchObject({
      columns: ['odd', 'c', 'top'],
      rows: [
        { odd: false, c: 6, top: 10 },
        { odd: true, c: 5, top: 9 },
      ],
      total: 2,
    });
    expect(
      await call('query', { text: `${dataset} | sort desc n | fields n, _time as at | limit 2` }),
    ).toMatchObject({
      columns: ['n', 'at'],
      rows: [
        { n: 1199, at: '2026-11-22T08:00:59.000Z' },
        { n: 1198, at: '2026-11-22T08:00:58.000Z' },
      ],
    });
  });

  test('gives back the first 1,000 rows and says how many there are', async () => {
    const { call } = await datasetWith(events);
    const { rows, total } = await call('query', { text: dataset });
    expect({ rows: rows.length, total }).toEqual({ rows: 1_000, total: 1_200 });
  });

  test.each<[text: string, message: RegExp, position?: { line: number; column: number }]>([
    ['', /dataset/, { line: 1, column: 1 }],
    [
      `${dataset}\n| fliter n = 1`,
      /Unknown stage 'fliter'\. Did you mean 'filter'\?/,
      { line: 2, column: 3 },
    ],
    [`${dataset} | filter n = `, /./, { line: 1, column: 49 }],
    [`${dataset} | join type = inner`, /The stage 'join' is not supported here/, { line: 1, column: 38 }],
    [`${dataset} | comp median(n) as m`, /aggregation median is not known here/, { line: 1, column: 43 }],
    [`${dataset} | filter soundex(odd) = "a"`, /soundex/, { line: 1, column: 45 }],
    ['dataset = elsewhere', /There is no dataset elsewhere here\. The only one is weatherevents_events_raw/],
  ])('%j is refused with its place', async (text, message, position) => {
    const { refused } = await datasetWith([{ n: 1 }]);
    const problem = await refused('query', { text });
    expect(problem).toMatchObject({ status: 400, origin: 'user', message: expect.stringMatching(message) });
    expect(problem.position).toEqual(position);
  });
});

describe('fields that are not there', () => {
  const dataset = 'dataset = weatherevents_events_raw';

  test('of the dataset are named with what was probably meant, and the query runs', async () => {
    const { call } = await datasetWith([{ city: 'Bern', degrees: 9 }]);
    const { rows, warnings } = await call('query', {
      text: `${dataset}\n| filter degres = null\n| fields city, zzz`,
    });
    expect(rows).toMatchObject([{ city: 'Bern', zzz: null }]);
    expect(warnings).toEqual([
      {
        message: 'No row has the field degres. Did you mean degrees?',
        position: { line: 2, column: 10 },
      },
      { message: 'No row has the field zzz.', position: { line: 3, column: 16 } },
    ]);
    expect((await call('query', { text: `${dataset} | fields city` })).warnings).toEqual([]);
  });

  test('in JSON objects are named, too, and what nobody can know is not', async () => {
    const { call } = await datasetWith([
      { actor: { email: 'a@example.net', org: { id: 1 } }, text: '{"a":1}' },
    ]);
    const messagesOf = async (expression: string) => {
      const { warnings } = await call('query', { text: `${dataset} | alter x = ${expression}` });
      return warnings.map(({ message }) => message);
    };
    expect(await messagesOf('actor -> emial')).toEqual([
      'No row has the field actor.emial. Did you mean actor.email?',
    ]);
    for (const expression of [
      'actor -> email',
      'actor -> org{}',
      'actor -> org.id',
      'actor -> zzz',
      'text -> a',
    ])
      expect(await messagesOf(expression)).toEqual([]);
  });

  test('of the data model are refused, and known ones are not looked for in the dataset', async () => {
    const { call, refused } = await datasetWith([{ city: 'Bern' }]);
    expect(await refused('query', { text: `datamodel ${dataset} | fields xdm.source.ip4` })).toMatchObject({
      message: expect.stringContaining(
        'The data model has no field xdm.source.ip4. Did you mean xdm.source.ipv4?',
      ),
      position: { line: 1, column: 55 },
    });
    const { warnings } = await call('query', { text: `${dataset} | filter xdm.source.ipv4 = null` });
    expect(warnings).toMatchObject([
      {
        message: `xdm.source.ipv4 is a field of the data model. To read it, begin with datamodel ${dataset}.`,
      },
    ]);
    const asked = await call('query', { text: `datamodel ${dataset} | fields xdm.source.ipv4` });
    expect(asked.warnings).toEqual([]);
  });

  test('are not known of a dataset without rows', async () => {
    const { call } = await datasetWith([]);
    expect((await call('query', { text: `${dataset} | fields anything` })).warnings).toEqual([]);
  });
});

test('the time comes first unless the query orders the columns', async () => {
  const { call } = await datasetWith([{ city: 'Bern', _time: time(1), note: 'x' }]);
  const columnsOf = async (stages: string) =>
    (await call('query', { text: `dataset = weatherevents_events_raw ${stages}` })).columns;
  expect((await columnsOf('')).slice(0, 2)).toEqual(['_time', 'city']);
  expect(await columnsOf('| fields city')).toEqual(['_time', 'city']);
  expect(await columnsOf('| fields city, _time')).toEqual(['city', '_time']);
  expect(await columnsOf('| comp count() as n by city, _time')).toEqual(['city', '_time', 'n']);
});

test('a query looks back as far as is chosen, or as far as it says itself', async () => {
  const { call } = await datasetWith([]);
  const { now } = await call('snapshot', {});
  const hour = 3_600_000;
  const ago = (hours: number) => new Date(now - hours * hour).toISOString();
  const { call: ask } = await datasetWith([
    { _time: ago(0.5), n: 1 },
    { _time: ago(3), n: 2 },
    { _time: ago(30), n: 3 },
  ]);
  const text = 'dataset = weatherevents_events_raw | comp count() as n';
  const counted = async (request: { text: string; timeframe?: number }) =>
    (await ask('query', request)).rows[0]?.n;
  expect(await counted({ text })).toBe(3);
  expect(await counted({ text, timeframe: hour })).toBe(1);
  expect(await counted({ text: `config timeframe = 24h | ${text}`, timeframe: hour })).toBe(2);
  const { content, name } = await ask('exportQuery', { text, timeframe: 24 * hour, format: 'ndjson' });
  expect({ content, name }).toEqual({ content: '{"n":2}\n', name: 'weatherevents_events_raw_query.ndjson' });
});

test('a query that draws gives its settings', async () => {
  const { call } = await datasetWith([{ city: 'Bern' }]);
  const { graph } = await call('query', {
    text: 'dataset = weatherevents_events_raw | comp count() as n by city | view graph type = pie xaxis = city yaxis = n',
  });
  expect(graph).toEqual({ type: 'pie', xaxis: 'city', yaxis: 'n' });
});

test('the queries of the README and the dashboards of a pack run, and read nothing that is not there', async () => {
  const { call, name } = await ownPlayground();
  await call('step', { name });
  const { queries, modelFields, columns } = await call('queryTerms', {});
  expect(columns).toContain('SOURCE_LOG_TYPE');
  expect(modelFields.length).toBeGreaterThan(200);
  expect(new Set(queries.map(({ group }) => group)).size).toBe(2);
  expect(queries.map(({ title }) => title)).toContain('See how the newest events were mapped');
  for (const { text } of queries) {
    const { warnings } = await call('query', { text });
    expect({ text, warnings }).toEqual({ text, warnings: [] });
  }
});
