import { expect, test } from 'vitest';
import { earlierLines, recalledLine, stepped } from '#src/playground/page/war-room/line-history.js';
import type { RunSummary } from '#src/playground/protocol.js';

const run = (id: number, line: string, other: Partial<RunSummary> = {}): RunSummary => ({
  id,
  line,
  instance: 'one',
  command: 'a',
  origin: 'war room',
  at: 0,
  ok: true,
  milliseconds: 1,
  startedAt: 0,
  asks: false,
  requests: 0,
  ...other,
});

test('holds what was typed for the instance, newest first, without repeats in a row', () => {
  const runs = [
    run(1, '!a'),
    run(2, '!b'),
    run(3, '!b'),
    run(4, '!other', { instance: 'two' }),
    run(5, '!fetch-events', { origin: 'fetch' }),
    run(6, '!a'),
    run(7, '!Script', { instance: '' }),
  ];
  expect(earlierLines(runs, 'one')).toEqual(['!Script', '!a', '!b', '!a']);
  expect(earlierLines(runs, undefined)).toEqual(['!Script']);
});

test('steps back to the oldest line and forth to what was being typed', () => {
  const lines = ['!new', '!old'];
  const start = { back: 0, draft: '!dra' };
  const first = stepped(lines, start, 1);
  const second = first && stepped(lines, first, 1);
  expect([first, second].map((recall) => recall && recalledLine(lines, recall))).toEqual(['!new', '!old']);
  expect(second && stepped(lines, second, 1)).toBeUndefined();
  expect(recalledLine(lines, (first && stepped(lines, first, -1)) ?? { back: 9, draft: '' })).toBe('!dra');
  expect(stepped(lines, start, -1)).toBeUndefined();
  expect(stepped([], start, 1)).toBeUndefined();
});
