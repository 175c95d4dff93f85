import { expect, test } from 'vitest';
import { visitInSlices } from '#src/playground/server/data/visit-in-slices.js';

/** Longer than a slice. */
function work(): void {
  const began = performance.now();
  while (performance.now() - began < 30);
}

test('others have their turn between slices, and every item is visited once, in order', async () => {
  const seen: string[] = [];
  const other = () => {
    if (seen.length >= 8) return;
    seen.push('other');
    setImmediate(other);
  };
  setImmediate(other);
  await visitInSlices(['a', 'b', 'c'], (item) => {
    work();
    seen.push(item);
  });
  expect(seen.filter((one) => one !== 'other')).toEqual(['a', 'b', 'c']);
  expect(seen.indexOf('other')).toBeLessThan(seen.indexOf('b'));
});

test('what a visit throws ends it', async () => {
  await expect(
    visitInSlices([1], () => {
      throw new Error('unreadable');
    }),
  ).rejects.toThrow('unreadable');
});
