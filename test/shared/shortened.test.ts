import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { shortened } from '#src/shared/shortened.js';

test('a text that fits stays, a longer one ends in an ellipsis', () => {
  expect(shortened('', 3)).toBe('');
  expect(shortened('abc', 3)).toBe('abc');
  expect(shortened('abcd', 3)).toBe('ab…');
  expect(shortened('\ud83d\ude00\ud83d\ude00', 2)).toBe('\ud83d…');
});

test('the whole text does not stay in memory for its beginning', { tags: ['slow'] }, () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage: () => void = runInNewContext('gc');
  const kept: string[] = [];
  const megabytes = () => {
    collectGarbage();
    return process.memoryUsage().heapUsed / 1024 / 1024;
  };
  const before = megabytes();
  for (let i = 0; i < 20; i += 1) kept.push(shortened(Buffer.alloc(8_000_000, 'x').toString('latin1'), 100));
  expect(megabytes() - before).toBeLessThan(50);
  expect(kept).toHaveLength(20);
});
