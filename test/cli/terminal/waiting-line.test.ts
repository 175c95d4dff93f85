import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { recordedOutput } from '../../fixtures/recorded-output.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const terminal = (columns = 80) => recordedOutput({ isTTY: true, columns, env: { NO_COLOR: '1' } });
const clear = '\r\u001b[K';

test('what takes longer than a second is shown with its seconds, and cleared at the end', () => {
  const { output, stdout, stderr } = terminal();
  const waiting = output.wait('Waiting for prod: installed packs');
  vi.advanceTimersByTime(900);
  expect(stderr()).toBe('');
  vi.advanceTimersByTime(1350);
  waiting.note('attempt 2 of 3');
  vi.advanceTimersByTime(250);
  waiting.end();
  vi.advanceTimersByTime(10_000);
  expect(stdout()).toBe('');
  expect(stderr().split(clear)).toEqual([
    'Waiting for prod: installed packs (1 s)',
    'Waiting for prod: installed packs (2 s)',
    'Waiting for prod: installed packs (2 s, attempt 2 of 3)',
    '',
  ]);
});

test('what is over within a second is not shown', () => {
  const { output, stderr } = terminal();
  output.wait('Building the pack').end();
  vi.advanceTimersByTime(10_000);
  expect(stderr()).toBe('');
});

test('of several things, the one that takes longest is named and the others counted', () => {
  const { output, stderr } = terminal();
  const first = output.wait('Waiting for prod: events');
  vi.advanceTimersByTime(500);
  output.wait('Waiting for prod: XQL quota');
  output.wait('Waiting for prod: executions');
  vi.advanceTimersByTime(1500);
  expect(stderr().split(clear).at(-1)).toBe('Waiting for prod: events (2 s) and 2 more');
  first.end();
  vi.advanceTimersByTime(250);
  expect(stderr().split(clear).at(-1)).toBe('Waiting for prod: XQL quota (1 s) and 1 more');
});

test('two that wait for the same are one', () => {
  const { output, stderr } = terminal();
  const query = output.wait('Waiting for prod: events');
  output.wait('Waiting for prod: events').end();
  vi.advanceTimersByTime(1000);
  expect(stderr()).toBe('Waiting for prod: events (1 s)');
  query.end();
  expect(stderr()).toBe(`Waiting for prod: events (1 s)${clear}`);
});

test('output is not mixed with it', () => {
  const { output, stderr, stdout } = terminal();
  output.wait('Building the pack');
  vi.advanceTimersByTime(1000);
  output.err.line('Note: something');
  expect(stderr()).toBe(`Building the pack (1 s)${clear}Note: something\n`);
  vi.advanceTimersByTime(250);
  output.out.line('A result');
  expect(stderr()).toBe(`Building the pack (1 s)${clear}Note: something\nBuilding the pack (1 s)${clear}`);
  expect(stdout()).toBe('A result\n');
});

test('it fits into one line, whatever is in it', () => {
  const { output, stderr } = terminal(20);
  output.wait('Waiting \u001b[2Jfor prod: installed packs');
  vi.advanceTimersByTime(1000);
  expect(stderr()).toBe('Waiting \ufffd[2Jfor pro');
});

test('where nobody looks, there are lines for what takes very long and for each attempt', () => {
  const { output, stdout, stderr } = recordedOutput();
  const waiting = output.wait('Waiting for prod: installed packs');
  vi.advanceTimersByTime(10_000);
  expect(stderr()).toBe('');
  vi.advanceTimersByTime(50_000);
  waiting.note('attempt 2 of 3');
  waiting.note('attempt 2 of 3');
  waiting.note('');
  waiting.end();
  output.wait('Building the pack').end();
  vi.advanceTimersByTime(60_000);
  expect(stderr()).toBe(
    'Waiting for prod: installed packs\nWaiting for prod: installed packs, attempt 2 of 3\n',
  );
  expect(stdout()).toBe('');
});
