import { expect, test } from 'vitest';
import { lineSegments, patternCount, stack, streamLook } from '#src/playground/page/chart/series.js';

test('each series stands on those before it', () => {
  expect(
    stack([
      [1, 0],
      [2, 3],
    ]),
  ).toEqual([
    [
      { from: 0, to: 1 },
      { from: 0, to: 0 },
    ],
    [
      { from: 1, to: 3 },
      { from: 0, to: 3 },
    ],
  ]);
  expect(stack([])).toEqual([]);
});

test('a line has a gap where a value is missing', () => {
  expect(lineSegments([1, 2, undefined, 3])).toEqual([
    [
      { place: 0, value: 1 },
      { place: 1, value: 2 },
    ],
    [{ place: 3, value: 3 }],
  ]);
  expect(lineSegments([undefined])).toEqual([]);
});

test('ten streams look all different, and neighbours differ without their color, too', () => {
  const looks = Array.from({ length: 10 }, (_, place) => streamLook(place));
  expect(new Set(looks.map(({ color, pattern }) => `${color} ${pattern}`)).size).toBe(10);
  for (const [place, { pattern }] of looks.entries()) {
    expect(pattern).toBeLessThan(patternCount);
    expect(pattern).not.toBe(looks[place + 1]?.pattern);
  }
});
