import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeDuration, parseDuration } from '#src/tenant/verify/durations.js';
import { timesDue } from '#src/tenant/verify/schedule.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** A Thursday. */
const midnight = Date.parse('2026-01-01T00:00:00Z');

describe('a schedule', () => {
  test.each([
    ['*/10 * * * *', hour, 6],
    ['15 * * * *', day, 24],
    ['0 3 * * *', 7 * day, 7],
    ['0,30 8-10 * * *', day, 6],
    ['0 0-23/6 * * *', day, 4],
    ['0 5/6 * * *', day, 4],
    ['0 12 * * 1-5', 7 * day, 5],
    ['0 12 * * 7', 7 * day, 1],
    ['0 12 1 * *', day, 1],
    // Either of the two is enough.
    ['0 12 1 * 0', 7 * day, 2],
    ['0 12 * 2 *', 20 * day, 0],
    ['10 minutes', hour, 6],
    ['1 hour', day, 24],
    ['2 days', day, 0],
  ])('%s', (schedule, range, due) => {
    expect(timesDue(schedule, midnight, midnight + range)).toBe(due);
  });

  test.each(['', 'hourly', '* * * *', '60 * * * *', '*/0 * * * *', '* 24 * * *', '0 minutes', 'a b c d e'])(
    'that cannot be read is none: "%s"',
    (schedule) => {
      expect(timesDue(schedule, midnight, midnight + day)).toBeUndefined();
    },
  );

  test('is due as often in two parts as in the whole', () => {
    const field = (highest: number) =>
      fc.oneof(fc.constant('*'), fc.integer({ min: 1, max: highest }).map(String));
    fc.assert(
      fc.property(field(59), field(23), fc.integer({ min: 0, max: 2880 }), (minutes, hours, split) => {
        const schedule = `${minutes} ${hours} * * *`;
        const [middle, end] = [midnight + split * minute, midnight + 2 * day];
        const whole = timesDue(schedule, midnight, end) ?? Number.NaN;
        const first = timesDue(schedule, midnight, middle) ?? Number.NaN;
        expect(first + (timesDue(schedule, middle, end) ?? Number.NaN)).toBe(whole);
      }),
    );
  });
});

describe('a duration', () => {
  test.each([
    ['90m', 90 * minute],
    ['24h', day],
    ['7d', 7 * day],
    [' 1h ', hour],
  ])('%s', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  test.each(['', '24', '0h', 'yesterday', '-3h', '1.5h', '1w', '9999999h', '24 h'])('is not "%s"', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  test.each([
    [0, '0 s'],
    [999, '1 s'],
    [61_000, '1 min 1 s'],
    [day, '24 h'],
    [47 * hour + minute, '47 h 1 min'],
    [2 * day + 3 * hour + minute, '2 d 3 h'],
    [-hour, '1 h'],
  ])('of %d ms is shown as %s', (milliseconds, text) => {
    expect(describeDuration(milliseconds)).toBe(text);
  });
});
