import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeys, type DeliveredKeys, keyOf, restoreKeys } from '#src/runtime/collect/delivered-keys.js';
import { createUntimedKeys, restoreUntimedKeys } from '#src/runtime/collect/untimed-keys.js';
import { countKeys } from './count-keys.js';

const keyOfId = (id: number) => keyOf(createHash('sha256').update(String(id)).digest('hex'));
const start = 1_760_000_000;

const step = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), second: fc.nat(20), id: fc.nat(60) }),
  fc.record({ kind: fc.constant('forgetBefore' as const), second: fc.nat(20) }),
  fc.record({ kind: fc.constant('forget' as const), second: fc.nat(20), id: fc.nat(60) }),
  fc.record({ kind: fc.constant('save' as const) }),
);

function saved(keys: DeliveredKeys): DeliveredKeys {
  const restored = restoreKeys(keys.toText());
  if (restored === undefined) throw new Error('what was saved is damaged');
  return restored;
}

it('remembers what was added and not forgotten, in its own second only, through saving and restoring', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      let keys = createKeys();
      const model = new Set<string>();
      for (const one of steps) {
        if (one.kind === 'add') {
          keys.add(start + one.second, keyOfId(one.id));
          model.add(`${one.second} ${one.id}`);
        } else if (one.kind === 'forgetBefore') {
          keys.forgetBefore(start + one.second);
          for (const entry of model) if (Number(entry.split(' ')[0]) < one.second) model.delete(entry);
        } else if (one.kind === 'forget') {
          keys.forget(start + one.second, [keyOfId(one.id)]);
          model.delete(`${one.second} ${one.id}`);
        } else keys = saved(keys);
        expect(keys.characters()).toBeGreaterThanOrEqual(saved(keys).characters());
      }
      expect(countKeys(keys)).toBe(model.size);
      for (let second = 0; second <= 20; second += 1) {
        for (let id = 0; id <= 60; id += 1) {
          expect(keys.has(start + second, keyOfId(id))).toBe(model.has(`${second} ${id}`));
        }
      }
    }),
    { numRuns: 60 },
  );
});

describe('120 KiB hold', () => {
  it.each([
    ['12,000 sparse records, each in a second of its own', 12_000, 1],
    ['17,000 dense records, 57 in a second', 17_000, 57],
  ])('%s', (_name, count, inSecond) => {
    const keys = createKeys();
    for (let id = 0; id < count; id += 1) keys.add(start + Math.floor(id / inSecond), keyOfId(id));
    expect(keys.toText().length).toBeLessThan(120 * 1024);
    expect(countKeys(saved(keys))).toBe(count);
  });
});

it('frees at least as many characters of the newest seconds as were asked for', () => {
  const keys = createKeys();
  for (let id = 0; id < 100; id += 1) keys.add(start + id, keyOfId(id));
  const before = keys.toText().length;
  keys.forgetNewest(200);
  expect(before - keys.toText().length).toBeGreaterThanOrEqual(200);
  expect([keys.has(start, keyOfId(0)), keys.has(start + 99, keyOfId(99))]).toEqual([true, false]);
});

it.each([
  null,
  7,
  'AAAAAAA',
  '.AAAAAAA',
  'x.AAA',
  'x.',
  '0.AAAAAAA',
  'x.AAAAAA!',
  'x.AAAAAAA,',
  'x.AAAAAAA,0.BBBBBBB',
])('refuses the damaged form %j', (text) => expect(restoreKeys(text)).toBeUndefined());

it('is not confused by names that every object has', () => {
  expect(restoreKeys('tkq1xc.AAAAAAA')?.has(Number.parseInt('tkq1xc', 36), 'valueOf')).toBe(false);
});

it('takes the first 42 bits of a digest', () => {
  expect(keyOf('000000000000')).toBe('AAAAAAA');
  expect(keyOf('ffffffffffc0')).toBe('_______');
  expect(keyOf('00000000003f')).toBe('AAAAAAA');
});

describe('records without a time', () => {
  it('are known until the watermark has passed the second in which they were last shown', () => {
    const keys = createUntimedKeys();
    const key = keyOfId(1);
    keys.add(key, start);
    expect(keys.sighted(key, start + 50)).toBe(true);
    keys.forgetBefore(start + 50);
    const restored = restoreUntimedKeys(keys.toText());
    expect(restored?.sighted(key, start + 60)).toBe(true);
    restored?.forgetBefore(start + 61);
    expect(restored?.count()).toBe(0);
  });

  it('make room by the one that was shown longest ago', () => {
    const keys = createUntimedKeys();
    for (const id of [1, 2, 3]) keys.add(keyOfId(id), start);
    keys.sighted(keyOfId(1), start + 1);
    keys.forgetOldest();
    expect([1, 2, 3].map((id) => keys.sighted(keyOfId(id), start))).toEqual([true, false, true]);
  });

  it('count no fewer characters than their saved form has, whatever is added, shown, and forgotten', () => {
    const steps = fc.array(
      fc.record({
        step: fc.constantFrom('add', 'add', 'sighted', 'forgetBefore', 'forgetOldest'),
        id: fc.nat(30),
        second: fc.nat(1000),
      }),
    );
    fc.assert(
      fc.property(steps, (taken) => {
        const keys = createUntimedKeys();
        let now = start;
        for (const { step, id, second } of taken) {
          now += second % 3 === 0 ? second : 0;
          const key = keyOfId(id);
          if (step === 'add' && !keys.sighted(key, now)) keys.add(key, now);
          else if (step === 'sighted') keys.sighted(key, now);
          else if (step === 'forgetBefore') keys.forgetBefore(now - second);
          else if (step === 'forgetOldest') keys.forgetOldest();
          const saved = keys.toText();
          const known = [...Array(31).keys()].filter((one) => saved.includes(keyOfId(one))).length;
          expect(keys.count()).toBe(known);
          expect(keys.characters()).toBeGreaterThanOrEqual(saved.length);
        }
      }),
    );
  });
});
