import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownState, stateChanges } from '#src/playground/server/fetch/state-changes.js';
import type { JsonObject } from '#src/shared/json.js';

test('texts that hold JSON are taken apart, also in one another', () => {
  const state = shownState({
    lastRun: { plain: 'a [b', list: '[1,"{\\"deep\\":true}"]', broken: '{oops' },
    integrationContext: { context: { seen: '{"a":1}' }, version: 3 },
  });
  expect(state).toEqual({
    lastRun: { plain: 'a [b', list: [1, { deep: true }], broken: '{oops' },
    integrationContext: { seen: { a: 1 } },
  });
});

test('a text full of quotes that never end is read once', () => {
  const lastRun = { a: `["${'\\"'.repeat(2_000_000)}` };
  expect(shownState({ lastRun, integrationContext: { context: {}, version: 1 } })).toMatchObject({ lastRun });
});

test('texts in one another are taken apart until they nest too deep, and can be compared', () => {
  let text = 'x';
  for (let level = 0; level < 14; level += 1) {
    text = '['.repeat(490) + JSON.stringify(text) + ']'.repeat(490);
  }
  const state = (a: string) =>
    shownState({ lastRun: { a }, integrationContext: { context: {}, version: 1 } });
  const [change, ...others] = stateChanges(state(text), state(text.replace('x', 'y')));
  expect(others).toEqual([]);
  expect(change?.path.length).toBeLessThan(1_000);
});

test('what was added, removed and changed is told with its path', () => {
  const before = { same: 1, gone: 'x', deep: { list: [1, 2, 3], kind: {} } };
  const after = { same: 1, deep: { list: [1, 5], kind: [] }, new: null };
  expect(stateChanges(before, after)).toEqual([
    { path: ['gone'], kind: 'removed', before: 'x' },
    { path: ['deep', 'list', '1'], kind: 'changed', before: 2, after: 5 },
    { path: ['deep', 'list', '2'], kind: 'removed', before: 3 },
    { path: ['deep', 'kind'], kind: 'changed', before: {}, after: [] },
    { path: ['new'], kind: 'added', after: null },
  ]);
});

test('there are changes exactly where two states differ', () => {
  const state = fc.dictionary(fc.constantFrom('a', 'b', '__proto__', '1'), fc.jsonValue({ maxDepth: 2 }));
  fc.assert(
    fc.property(state, state, (before, after) => {
      const [left, right] = [before, after].map((one) => JSON.parse(JSON.stringify(one)) as JsonObject);
      if (left === undefined || right === undefined) return;
      expect(stateChanges(left, left)).toEqual([]);
      const differs = JSON.stringify(sorted(left)) !== JSON.stringify(sorted(right));
      expect(stateChanges(left, right).length > 0).toBe(differs);
    }),
  );
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return { entries: entries.map(([name, item]) => [name, sorted(item)]) };
}
