import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeen, restoreSeen } from '../../src/runtime/seen-records.js';

const digestOf = (n: number) => createHash('sha256').update(String(n)).digest('hex');
const start = 1_760_000_000;

/** What the memory should hold, kept in the plainest way. */
type Model = Map<number, number>;

const step = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), second: fc.integer({ min: 0, max: 20 }), id: fc.nat(200) }),
  fc.record({ kind: fc.constant('forgetBefore' as const), second: fc.integer({ min: 0, max: 20 }) }),
  fc.record({ kind: fc.constant('save' as const) }),
);

it('remembers what was added and not forgotten, through saving and restoring', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let seen = createSeen() as ReturnType<typeof createSeen> | NonNullable<ReturnType<typeof restoreSeen>>;
      const model: Model = new Map();
      for (const one of steps) {
        if (one.kind === 'add') {
          seen.add(start + one.second, digestOf(one.id));
          if (!model.has(one.id)) model.set(one.id, one.second);
        } else if (one.kind === 'forgetBefore') {
          seen.forgetBefore(start + one.second);
          for (const [id, second] of model) if (second < one.second) model.delete(id);
        } else {
          const restored = restoreSeen(JSON.parse(JSON.stringify(seen.toJson())));
          expect(restored).toBeDefined();
          if (restored !== undefined) seen = restored;
        }
      }
      expect(seen.count()).toBe(model.size);
      for (let id = 0; id <= 200; id += 1) expect(seen.has(digestOf(id))).toBe(model.has(id));
    }),
  );
});

describe('making room', () => {
  it('forgets the oldest second first', () => {
    const seen = createSeen();
    seen.add(start + 5, digestOf(1));
    seen.add(start, digestOf(2));
    expect(seen.forgetOldest(20)).toEqual({ before: start + 1, partly: undefined });
    expect([seen.has(digestOf(1)), seen.has(digestOf(2))]).toEqual([true, false]);
  });

  it('forgets the older records of the only second', () => {
    const seen = createSeen();
    for (let id = 0; id < 10; id += 1) seen.add(start, digestOf(id));
    expect(seen.forgetOldest(40)).toEqual({ before: undefined, partly: start });
    expect(Array.from({ length: 10 }, (_, id) => seen.has(digestOf(id)))).toEqual([
      ...Array(5).fill(false),
      ...Array(5).fill(true),
    ]);
  });

  it('frees at least what was asked for', () => {
    const records = fc.array(fc.record({ second: fc.nat(20), id: fc.nat(500) }), {
      minLength: 1,
      maxLength: 80,
    });
    fc.assert(
      fc.property(records, fc.integer({ min: 1, max: 600 }), (given, characters) => {
        const seen = createSeen();
        for (const { second, id } of given) seen.add(start + second, digestOf(id));
        const length = () => JSON.stringify(seen.toJson()).length;
        const before = length();
        const { partly } = seen.forgetOldest(characters);
        // The last second has no comma, and an empty memory still its brackets.
        expect(before - length()).toBeGreaterThanOrEqual(Math.min(characters, before) - 30);
        if (partly !== undefined) expect(Object.keys(seen.toJson()).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('has nothing to forget when it is empty', () => {
    expect(createSeen().forgetOldest(10)).toEqual({ before: undefined, partly: undefined });
  });
});

it.each([
  null,
  'text',
  { 'no time': 'AAAAAAAA' },
  { '2026-11-03T08:14:52Z': 'AAA' },
  { '2026-11-03T08:14:52Z': 7 },
])('refuses the damaged form %j', (saved) => expect(restoreSeen(saved)).toBeUndefined());

it('stores eight characters a record', () => {
  const seen = createSeen();
  for (let id = 0; id < 1000; id += 1) seen.add(start + (id % 3), digestOf(id));
  expect(Object.values(seen.toJson()).join('').length).toBe(8000);
});

it('is not confused by names that every object has', () => {
  expect(createSeen().has('0'.repeat(12))).toBe(false);
  // The digest whose key spells "toString".
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const bits = [...'toString'].map((c) => digits.indexOf(c).toString(2).padStart(6, '0')).join('');
  const digest = BigInt(`0b${bits}`).toString(16).padStart(12, '0');
  expect(createSeen().has(digest)).toBe(false);
});
