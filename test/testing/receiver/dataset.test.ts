import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Dataset, datasetTable } from '#src/testing/receiver/dataset.js';
import { parseTimestamp } from '#src/testing/server/timestamp.js';

function filled(...events: { readonly [field: string]: unknown }[]): Dataset {
  const dataset = new Dataset('Acme', 'Widget');
  dataset.insert(events, Date.parse('2026-11-03T09:00:00Z'));
  return dataset;
}

describe('a dataset', () => {
  test('sorts by time where the text would not', () => {
    const dataset = filled(
      { _time: '2026-11-03T08:00:48.87573Z' },
      { _time: '2026-11-03T08:00:48Z' },
      { _time: '2026-11-03T08:00:48.1Z' },
      { _time: '2026-11-03T10:00:48.05+02:00' },
    );
    expect(dataset.rows().map((row) => row._time)).toEqual([
      '2026-11-03T08:00:48Z',
      '2026-11-03T10:00:48.05+02:00',
      '2026-11-03T08:00:48.1Z',
      '2026-11-03T08:00:48.87573Z',
    ]);
    expect(dataset.newest(1)[0]?._time).toBe('2026-11-03T08:00:48.87573Z');
  });

  test.each([{}, { _time: 'yesterday' }, { _time: 5 }, { _time: null }])(
    'dates %j at its arrival',
    (event) => {
      expect(filled(event).rows()[0]?._time).toBe('2026-11-03T09:00:00.000Z');
    },
  );

  test('stays in order while rows arrive', () => {
    const dataset = filled({ n: 2, _time: '2026-11-03T08:00:02Z' });
    expect(dataset.rows().map((row) => row.n)).toEqual([2]);
    dataset.insert([{ n: 1, _time: '2026-11-03T08:00:01Z' }], 0);
    expect(dataset.rows().map((row) => row.n)).toEqual([1, 2]);
  });

  test('answers queries', () => {
    const dataset = filled({ type: 'a', n: 1 }, { type: 'b', n: 2 }, { type: 'a', n: 3 }, { n: 4 });
    expect(dataset.count()).toBe(4);
    expect(dataset.where((row) => row.type === 'a').map((row) => row.n)).toEqual([1, 3]);
    expect(Object.fromEntries(dataset.countBy('type'))).toEqual({ a: 2, b: 1, '': 1 });
  });

  test('gives safe text for a table', () => {
    const dataset = filled({ a: 'line\nbreak\u001b[31m', b: { c: 1 }, d: null, e: false });
    expect(datasetTable(dataset, ['a', 'b', 'd', 'e', 'f'], 5)).toEqual([
      ['line break [31m', '{"c":1}', '', 'false', ''],
    ]);
    expect(datasetTable(dataset, ['a'], 0)).toEqual([]);
  });
});

describe('a timestamp', () => {
  test('keeps nanoseconds', () => {
    expect(parseTimestamp('1970-01-01T00:00:01.000000002Z')).toBe(1_000_000_002n);
    expect(parseTimestamp('1970-01-02')).toBe(86_400_000_000_000n);
  });

  test.each(['', 'now', '2026-13-01', '2026-11-03T08:00', '2026-11-03T08:00:00', '2026-11-03T08:00:00.Z'])(
    'is not %j',
    (text) => expect(parseTimestamp(text)).toBeUndefined(),
  );

  test('agrees with Date on milliseconds', () => {
    const dates = fc.date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        expect(parseTimestamp(date.toISOString())).toBe(BigInt(date.getTime()) * 1_000_000n);
      }),
    );
  });
});
