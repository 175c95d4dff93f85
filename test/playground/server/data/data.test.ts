import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { RowSelection } from '#src/playground/protocol.js';
import { ownPlayground, type RunningPlayground } from '../running.js';
import { parseCsv } from './csv.js';
import { datasetWith, send, time } from './dataset-with.js';

describe('rows', () => {
  const events = [
    { _time: time(3), city: 'Bern', degrees: 9, wind: { knots: 5 } },
    { _time: time(1), city: 'Oslo', degrees: -12, wind: { knots: 10 } },
    { _time: time(2), city: 'Rome', degrees: 21, 'wind.knots': 7, note: 'a Breeze' },
    { _time: time(4), city: 'Nuuk' },
  ];
  const base = { offset: 0, limit: 100, columns: ['city', 'wind.knots'] };
  let running: RunningPlayground;

  beforeEach(async () => {
    running = await datasetWith(events);
  });

  const citiesOf = async (selection: RowSelection) =>
    (await running.call('rows', { ...base, ...selection })).rows.map(({ cells: [city] }) => city);

  test('are shown newest first, with the number of their arrival and the cells at paths', async () => {
    const { rows, total, matching, knownColumns } = await running.call('rows', base);
    expect({ total, matching }).toEqual({ total: 4, matching: 4 });
    expect(rows).toEqual([
      { id: 4, cells: ['Nuuk', ''] },
      { id: 1, cells: ['Bern', '5'] },
      { id: 3, cells: ['Rome', '7'] },
      { id: 2, cells: ['Oslo', '10'] },
    ]);
    expect(knownColumns).toEqual(
      expect.arrayContaining(['_time', '_insert_time', 'city', 'degrees', 'wind.knots', 'note']),
    );
    expect(await running.call('rowDetails', { id: 2 })).toMatchObject({ id: 2, row: events[1] });
    expect(await running.refused('rowDetails', { id: 5 })).toMatchObject({
      message: expect.stringMatching(/^The dataset has no row 5\. .* reload the page\.$/),
    });
  });

  test.each<[RowSelection, string[]]>([
    [{ search: 'BREEZE' }, ['Rome']],
    [{ filters: [{ column: 'city', operator: '=', value: 'Bern' }] }, ['Bern']],
    [{ filters: [{ column: 'city', operator: '!=', value: 'Bern' }] }, ['Nuuk', 'Rome', 'Oslo']],
    [{ filters: [{ column: 'city', operator: 'contains', value: 'O' }] }, ['Rome', 'Oslo']],
    [{ filters: [{ column: 'note', operator: 'not contains', value: 'breeze' }] }, ['Nuuk', 'Bern', 'Oslo']],
    [{ filters: [{ column: 'degrees', operator: '>', value: '-2' }] }, ['Bern', 'Rome']],
    [{ filters: [{ column: 'degrees', operator: '<', value: '9' }] }, ['Oslo']],
    [{ filters: [{ column: '_time', operator: '>', value: time(2) }] }, ['Nuuk', 'Bern']],
    [{ filters: [{ column: 'degrees', operator: '=', value: '' }] }, ['Nuuk']],
    [
      {
        filters: [
          { column: 'degrees', operator: '>', value: '0' },
          { column: 'wind.knots', operator: '>', value: '5' },
        ],
      },
      ['Rome'],
    ],
    [{ sort: { column: 'degrees', descending: false } }, ['Oslo', 'Bern', 'Rome', 'Nuuk']],
    [{ sort: { column: 'degrees', descending: true } }, ['Rome', 'Bern', 'Oslo', 'Nuuk']],
    [{ sort: { column: '_time', descending: false } }, ['Oslo', 'Rome', 'Bern', 'Nuuk']],
    [{ upTo: 2 }, ['Bern', 'Oslo']],
  ])('are selected by %j', async (selection, cities) => {
    expect(await citiesOf(selection)).toEqual(cities);
  });

  test('that arrive meanwhile move no row to another offset', async () => {
    const upTo = 4;
    const before = await running.call('rows', { ...base, upTo });
    await send(running, [{ _time: time(9), city: 'Lima' }]);
    expect((await running.call('rows', { ...base, upTo })).rows).toEqual(before.rows);
    expect((await running.call('rows', base)).rows[0]?.cells[0]).toBe('Lima');
  });
});

test('pages of any size put together are the whole selection in its order', { tags: ['slow'] }, async () => {
  const { call, name } = await ownPlayground();
  await call('burst', { count: 300 });
  await call('step', { name });
  const columns = ['_time', 'id'];
  const { dataset } = await call('snapshot', {});
  const sorts = [
    undefined,
    ...dataset.columns.map((column) => ({ column, descending: column.length % 2 === 0 })),
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 120 }),
      fc.constantFrom(...sorts),
      fc.constantFrom(undefined, 'example', '1'),
      fc.integer({ min: 1, max: 378 }),
      async (limit, sort, search, upTo) => {
        const selection = {
          upTo,
          ...(sort === undefined ? {} : { sort }),
          ...(search === undefined ? {} : { search }),
        };
        const whole = await call('rows', { offset: 0, limit: 500, columns, ...selection });
        const pages = [];
        for (let offset = 0; offset < whole.matching; offset += limit) {
          pages.push(...(await call('rows', { offset, limit, columns, ...selection })).rows);
        }
        expect(pages).toEqual(whole.rows);
        expect(new Set(pages.map(({ id }) => id)).size).toBe(whole.matching);
        expect(pages.every(({ id }) => id <= upTo)).toBe(true);
      },
    ),
    { numRuns: 40 },
  );
});

describe('the data model', { tags: ['slow'] }, () => {
  test('has the fields that the rules of the pack give a row', async () => {
    const { call, name } = await ownPlayground();
    await call('step', { name });
    const { model } = await call('rowDetails', { id: 1 });
    const type = String(model?.['xdm.event.type']);
    const filters = [{ column: 'xdm.event.type', operator: '=', value: type }] as const;
    const { rows, matching, total } = await call('rows', {
      offset: 0,
      limit: 500,
      columns: ['xdm.event.type'],
      filters,
    });
    expect(matching).toBeLessThan(total);
    expect(rows.map(({ cells }) => cells)).toEqual(rows.map(() => [type]));
    const { dataset } = await call('snapshot', {});
    const text = `datamodel dataset = ${dataset.name} | filter xdm.event.type = "${type}" | comp count() as n`;
    expect((await call('query', { text })).rows).toEqual([{ n: matching }]);
  });

  test('has no row that no rule keeps', async () => {
    const { call } = await datasetWith([{ city: 'Bern' }]);
    expect(await call('rowDetails', { id: 1 })).not.toHaveProperty('model');
    const { rows } = await call('query', { text: 'datamodel dataset = weatherevents_events_raw' });
    expect(rows).toEqual([]);
  });
});

describe('an export', { tags: ['slow'] }, () => {
  const events = [
    { _time: time(2), text: 'plain', nested: { list: [1, 'two'] }, number: -5 },
    { _time: time(1), text: 'with "quotes", commas\r\nand lines', nested: { list: [] }, number: 0 },
    { _time: time(0), text: '=HYPERLINK("http://attacker.example")', nested: {}, flag: true },
  ];

  test('holds the rows of the selection as JSON, in whole or by lines', async () => {
    const { call } = await datasetWith(events);
    const lines = await call('exportRows', { format: 'ndjson' });
    expect(lines).toMatchObject({
      name: 'weatherevents_events_raw.ndjson',
      mediaType: 'application/x-ndjson',
    });
    const rows = lines.content
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toMatchObject(events);
    expect(JSON.parse((await call('exportRows', { format: 'json' })).content)).toEqual(rows);
    const some = await call('exportRows', { format: 'json', search: 'quotes' });
    expect(JSON.parse(some.content)).toEqual([rows[1]]);
  });

  test('is a table that reads back as it was, but for what a spreadsheet would run', async () => {
    const { call } = await datasetWith(events);
    const [header = [], ...rows] = parseCsv((await call('exportRows', { format: 'csv' })).content);
    const column = (name: string) => rows.map((cells) => cells[header.indexOf(name)]);
    expect(column('text')).toEqual([events[0]?.text, events[1]?.text, `'${events[2]?.text}`]);
    expect(column('number')).toEqual(['-5', '0', '']);
    expect(column('nested.list')).toEqual(['[1,"two"]', '[]', '']);
    expect(column('flag')).toEqual(['', '', 'true']);
    expect(rows.every((cells) => cells.length === header.length)).toBe(true);
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1+cmd', "'-1+cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['\r=1', "'\r'=1"],
    ['\n=1', "'\n'=1"],
    ['x;=cmd|1', "x;'=cmd|1"],
    ['x\t"@SUM(A1)', 'x\t"\'@SUM(A1)'],
    ['a;b - c', 'a;b - c'],
  ])('defuses %j as %j', async (text, defused) => {
    const { call } = await datasetWith([{ text }]);
    const { content } = await call('exportRows', { format: 'csv' });
    const [header = [], row = []] = parseCsv(content);
    expect(row[header.indexOf('text')]).toBe(defused);
    expect(content).toContain(/[;\t\r\n]/.test(text) ? `"${defused.replaceAll('"', '""')}"` : defused);
  });

  test('holds no formula for a program that takes other signs for separators', async () => {
    const text = fc.string({ unit: fc.constantFrom(';', '\t', '\n', '"', '=', '-', "'", 'a', ',') });
    const texts = fc.sample(text, { numRuns: 300, seed: 1 });
    const { call } = await datasetWith(
      texts.map((one) => ({ first: 1, text: one, nested: { list: [one] } })),
    );
    const { content } = await call('exportRows', { format: 'csv' });
    expect(content.split(/[;\t\r\n]/).filter((cell) => /^"*[=+\-@]/.test(cell))).toEqual([]);
  });

  test('shows marks in names that turn the direction of text around', async () => {
    const { call } = await datasetWith([{ 'pay\u202etxt.exe\u2066': 'kept \u202e' }]);
    const [header = [], row = []] = parseCsv((await call('exportRows', { format: 'csv' })).content);
    expect(row[header.indexOf('pay\\u202etxt.exe\\u2066')]).toBe('kept \u202e');
  });

  test('is the same table after any text has gone through it', async () => {
    const texts = fc.sample(fc.string({ unit: 'binary' }), { numRuns: 200, seed: 1 });
    const { call } = await datasetWith(texts.map((text, index) => ({ _time: time(0), index, text })));
    const sort = { column: 'index', descending: false };
    const [header = [], ...rows] = parseCsv((await call('exportRows', { format: 'csv', sort })).content);
    // No text of this sample has a formula within.
    const wanted = texts.map((text) => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text));
    expect(rows.map((cells) => cells[header.indexOf('text')])).toEqual(wanted);
  });
});

test('a name that is too long for a column is none, and the rest is shown', async () => {
  const long = 'x'.repeat(1_001);
  const running = await datasetWith([
    { [long]: 1, outer: { [long]: 2, [long.slice(0, 994)]: 3 }, city: 'Bern' },
  ]);
  const { knownColumns } = await running.call('rows', { offset: 0, limit: 10, columns: [] });
  expect(knownColumns).toEqual(expect.arrayContaining(['city', `outer.${long.slice(0, 994)}`]));
  const page = await running.call('rows', { offset: 0, limit: 10, columns: knownColumns });
  expect(page.rows[0]?.cells).toContain('Bern');
  expect((await running.call('rowDetails', { id: 1 })).row).toHaveProperty([long], 1);
});
