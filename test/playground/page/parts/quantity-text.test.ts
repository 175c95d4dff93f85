import { expect, test } from 'vitest';
import {
  bytesText,
  countedText,
  countText,
  durationText,
  numberText,
} from '#src/playground/page/parts/quantity-text.js';
import { dateText, duration, timeText, utcTime } from '#src/playground/page/parts/time-format.js';

test('counts', () => {
  expect(countText(1_234_567)).toBe('1,234,567');
  expect(numberText(1234.56)).toBe('1,234.6');
  expect(countedText(1, 'row')).toBe('1 row');
  expect(countedText(0, 'row')).toBe('0 rows');
  expect(countedText(2000, 'row')).toBe('2,000 rows');
});

test('durations in their largest unit and the one below it', () => {
  const texts: [number, string][] = [
    [0, '0 s'],
    [0.4, '0 s'],
    [850, '850 ms'],
    [999.7, '1 s'],
    [4000, '4 s'],
    [59_700, '1 min'],
    [150_000, '2 min 30 s'],
    [3_600_000, '1 h'],
    [5_400_000, '1 h 30 min'],
    [90_000_000, '1 d 1 h'],
  ];
  for (const [milliseconds, text] of texts) expect(durationText(milliseconds)).toBe(text);
});

test('how long something took', () => {
  expect([840, 12_400, 125_000].map(duration)).toEqual(['840 ms', '12.4 s', '2 min 5 s']);
});

test('bytes', () => {
  expect([0, 999, 1000, 3449, 1_200_000].map(bytesText)).toEqual([
    '0 B',
    '999 B',
    '1 kB',
    '3.4 kB',
    '1.2 MB',
  ]);
});

test('points in time are UTC', () => {
  const time = Date.UTC(2026, 10, 22, 8, 0, 9, 999);
  expect(utcTime(time)).toBe('2026-11-22 08:00:09');
  expect([dateText(time), timeText(time)]).toEqual(['2026-11-22', '08:00:09']);
});
