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
    expect(seen.forgetOldest()).toEqual({ second: start, whole: true, freed: 34 });
    expect([seen.has(digestOf(1)), seen.has(digestOf(2))]).toEqual([true, false]);
  });

  it('forgets the older half of the only second', () => {
    const seen = createSeen();
    for (let id = 0; id < 10; id += 1) seen.add(start, digestOf(id));
    expect(seen.forgetOldest()).toEqual({ second: start, whole: false, freed: 40 });
    expect(Array.from({ length: 10 }, (_, id) => seen.has(digestOf(id)))).toEqual([
      ...Array(5).fill(false),
      ...Array(5).fill(true),
    ]);
  });

  it('says when there is nothing to forget', () => {
    expect(createSeen().forgetOldest()).toBeUndefined();
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
