import { expect, test } from 'vitest';
import { History } from '#src/playground/server/war-room/history.js';

test('items are numbered from 1, and the oldest give way', () => {
  const history = new History<string>({ items: 3, characters: 1_000 });
  for (const word of ['a', 'b', 'c', 'd']) history.add((number) => word + number);
  expect(history.last).toBe(4);
  expect(history.after()).toEqual(['b2', 'c3', 'd4']);
  expect(history.after(3)).toEqual(['d4']);
  expect([history.get(1), history.get(2)]).toEqual([undefined, 'b2']);
});

test('each kind gives way to its own items only', () => {
  const history = new History<string>({ items: 2, characters: 30 });
  history.add(() => 'kept');
  for (let i = 0; i < 5; i += 1) history.add((number) => `fetch ${number}`, 'fetch');
  expect(history.after()).toEqual(['kept', 'fetch 5', 'fetch 6']);
  history.add(() => 'x'.repeat(40));
  expect(history.after()).toEqual(['fetch 5', 'fetch 6', 'x'.repeat(40)]);
});

test('big items give way sooner, but for the newest', () => {
  const history = new History<string>({ items: 100, characters: 50 });
  for (let i = 0; i < 5; i += 1) history.add(() => 'x'.repeat(18));
  expect(history.after()).toHaveLength(2);
  history.add(() => 'y'.repeat(500));
  expect(history.after()).toEqual(['y'.repeat(500)]);
});
