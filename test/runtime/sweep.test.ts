import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newStreamState, readStreamState, writeStreamState } from '../../src/runtime/stream-state.js';
import { completePage, moveStart, nextPosition, shrinkWindow } from '../../src/runtime/sweep.js';

const start = 1_760_000_000;

/** A log of whole seconds and how a source shows it. */
const log = fc.record({
  seconds: fc
    .array(fc.integer({ min: 0, max: 40 }), { maxLength: 60 })
    .map((offsets) => offsets.map((offset) => start + offset).sort((a, b) => a - b)),
  pageSize: fc.integer({ min: 1, max: 12 }),
  inclusive: fc.boolean(),
  lookBack: fc.integer({ min: 0, max: 30 }),
  /** When the pages are asked for, after the start. */
  asked: fc.integer({ min: 0, max: 60 }),
  /** Pages after which the state is saved and restored, as between two runs. */
  interruptions: fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 4 }),
});

function pageOf(seconds: readonly number[], since: number, page: number, size: number, inclusive: boolean) {
  const shown = seconds.map((second, index) => ({ second, index }));
  const inRange = shown.filter(({ second }) => (inclusive ? second >= since : second > since));
  return inRange.slice((page - 1) * size, page * size);
}

describe('a pass over a log', () => {
  it('reads every record from the settled second on, and ends, whatever the page size and the bounds', () => {
    fc.assert(
      fc.property(log, ({ seconds, pageSize, inclusive, lookBack, asked, interruptions }) => {
        let state = newStreamState(start);
        const read = new Set<number>();
        let since = Number.NEGATIVE_INFINITY;
        let requests = 0;
        do {
          requests += 1;
          const position = nextPosition(state, start + asked);
          expect(position.since).toBeGreaterThanOrEqual(since);
          since = position.since;
          const page = pageOf(seconds, position.since, position.page, pageSize, inclusive);
          for (const { index } of page) read.add(index);
          completePage(
            state,
            page.map(({ second }) => second),
            start + asked,
            lookBack,
            undefined,
          );
          if (interruptions.includes(requests)) {
            const restored = readStreamState(writeStreamState(state));
            expect(restored).toBeDefined();
            if (restored !== undefined) state = restored;
          }
        } while (state.sweep !== undefined && requests < 500);
        expect(read.size).toBe(seconds.length);
        expect(requests).toBeLessThan(500);
      }),
    );
  });

  it('settles nothing that may still be joined by late records, nor beyond what it read', () => {
    fc.assert(
      fc.property(log, ({ seconds, pageSize, inclusive, lookBack, asked }) => {
        const state = newStreamState(start);
        for (let requests = 0; requests < 500; requests += 1) {
          const before = state.settled;
          const { since, page } = nextPosition(state, start + asked);
          const shown = pageOf(seconds, since, page, pageSize, inclusive).map(({ second }) => second);
          completePage(state, shown, start + asked, lookBack, undefined);
          expect(state.settled).toBeGreaterThanOrEqual(before);
          if (state.settled > start) {
            expect(state.settled).toBeLessThanOrEqual(start + asked - lookBack);
            expect(state.settled).toBeLessThanOrEqual(seconds.at(-1) ?? start);
          }
          if (state.sweep === undefined) break;
        }
      }),
    );
  });

  it('stays at its start when a log is quiet', () => {
    const state = newStreamState(start);
    nextPosition(state, start + 600);
    completePage(state, [], start + 600, 300, undefined);
    expect(state).toMatchObject({ settled: start, sweep: undefined, current: start + 600 });
  });

  it('moves its start only forward', () => {
    const state = newStreamState(start);
    nextPosition(state, start + 9);
    expect(moveStart(state)).toBe(false);
    completePage(state, [start + 5, start + 5], start + 9, 300, undefined);
    expect(moveStart(state)).toBe(true);
    expect(moveStart(state)).toBe(false);
    expect(state.sweep).toMatchObject({ since: start + 4, page: 1 });
  });
});

describe('a window that is too large for the state', () => {
  it('gives up its oldest seconds and says so, until a pass settles more', () => {
    const state = newStreamState(start);
    for (let second = 0; second < 10; second += 1) {
      state.seen.add(start + second, `${second}`.padStart(12, '0'));
    }
    shrinkWindow(state, 60);
    expect(state).toMatchObject({ settled: start + 2, shrunk: true });
    expect(state.seen.count()).toBe(8);
    nextPosition(state, start + 1000);
    completePage(state, [start + 8], start + 1000, 300, undefined);
    expect(state).toMatchObject({ settled: start + 8, shrunk: false });
  });

  it('leaves a second that it could remember only in part for good once it is behind it', () => {
    const state = newStreamState(start);
    for (let id = 0; id < 10; id += 1) state.seen.add(start, `${id}`.padStart(12, '0'));
    shrinkWindow(state, 8);
    expect(state).toMatchObject({ settled: start, crowded: start });
    nextPosition(state, start + 1000);
    completePage(state, [], start + 1000, 300, undefined);
    expect(state).toMatchObject({ settled: start + 1, crowded: 0, shrunk: true });
  });
});
