import fc from 'fast-check';
import { expect, it } from 'vitest';
import { roomOf } from '#src/runtime/collect/memory-shares.js';

const limit = 120_000;
const quiet = { used: 500, waiting: false };

it('lends a busy stream nearly everything that the others do not use', () => {
  expect(roomOf({ used: 0, waiting: false }, [quiet, quiet], limit)).toBe(110_000);
  expect(roomOf({ used: 0, waiting: false }, [], limit)).toBe(limit);
});

it('gives a stream whose events wait its whole share back', () => {
  const waiting = { used: 500, waiting: true };
  expect(roomOf({ used: 30_000, waiting: true }, [waiting, quiet], limit)).toBe(45_000);
});

it('never lets all of them together go beyond the limit', () => {
  const use = fc.record({ used: fc.nat(60_000), waiting: fc.boolean() });
  fc.assert(
    fc.property(use, fc.array(use, { maxLength: 4 }), (own, others) => {
      const used = others.reduce((sum, other) => sum + other.used, own.used);
      expect(roomOf(own, others, limit)).toBeLessThanOrEqual(Math.max(0, limit - used));
    }),
  );
});
