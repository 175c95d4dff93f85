import { expect, test } from 'vitest';
import { MissingRecords } from '#src/playground/server/simulation/missing-records.js';

/** The missing ones after each cycle: what the source shows, what there is after it, and whether it succeeded. */
function missingAfter(
  ...cycles: readonly (readonly [shown: number, after: number, ok?: boolean])[]
): number[] {
  const records = new MissingRecords();
  let before = 0;
  return cycles.map(([shown, after, ok = true]) => {
    records.note(ok, [{ name: 'rain', shown, before, after }]);
    before = after;
    return records.of('rain');
  });
}

test('a backlog that shrinks is not missing', () => {
  expect(missingAfter([100, 40], [105, 80], [110, 110])).toEqual([0, 0, 0]);
});

test('what two cycles leave without bringing anything is missing, also while others arrive', () => {
  expect(missingAfter([10, 8], [10, 8], [10, 8], [15, 13], [15, 13])).toEqual([0, 0, 2, 2, 2]);
});

test('what comes in the end was not missing', () => {
  expect(missingAfter([10, 8], [10, 8], [10, 8], [10, 10], [12, 12])).toEqual([0, 0, 2, 0, 0]);
});

test('cycles that fail make nothing missing', () => {
  expect(missingAfter([10, 8], [10, 8, false], [10, 8, false], [10, 8, false], [10, 10])).toEqual([
    0, 0, 0, 0, 0,
  ]);
});

test('a stream that nobody followed misses nothing', () => {
  expect(new MissingRecords().of('rain')).toBe(0);
});
