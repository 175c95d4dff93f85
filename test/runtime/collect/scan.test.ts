import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginOverflow,
  completePage,
  finalBefore,
  moveStart,
  nextPosition,
  raiseWatermark,
} from '#src/runtime/collect/scan.js';
import { nextStart, noteAcceptedStart, noteRefusedStart } from '#src/runtime/collect/start-search.js';
import {
  newStreamState,
  readStreamState,
  type StreamState,
  writeStreamState,
} from '#src/runtime/collect/stream-state.js';
import { countKeys } from './count-keys.js';

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

/** A page that was read and wholly delivered. */
function passPage(
  state: StreamState,
  seconds: readonly number[],
  asked: number,
  lookBack: number,
  pageSize = 1000,
): void {
  finalBefore(state, seconds[0], asked, lookBack);
  const timed = seconds.map((second) => ({ second }));
  completePage(state, { records: seconds.length, timed, asked, pageSize, cursor: undefined }, lookBack);
}

describe('a scan of a log', () => {
  it('reads every record from the watermark on, and ends, whatever the page size and the bounds', () => {
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
          passPage(
            state,
            page.map(({ second }) => second),
            start + asked,
            lookBack,
            pageSize,
          );
          if (interruptions.includes(requests)) {
            const restored = readStreamState(writeStreamState(state));
            expect(restored).toBeDefined();
            if (restored !== undefined) state = restored;
          }
        } while (state.scan !== undefined && requests < 500);
        expect(read.size).toBe(seconds.length);
        expect(requests).toBeLessThan(500);
      }),
    );
  });

  it('lets the watermark pass nothing that may still be joined by late records, nor beyond what it read', () => {
    fc.assert(
      fc.property(log, ({ seconds, pageSize, inclusive, lookBack, asked }) => {
        const state = newStreamState(start);
        for (let requests = 0; requests < 500; requests += 1) {
          const before = state.watermark;
          const { since, page } = nextPosition(state, start + asked);
          const shown = pageOf(seconds, since, page, pageSize, inclusive).map(({ second }) => second);
          passPage(state, shown, start + asked, lookBack, pageSize);
          expect(state.watermark).toBeGreaterThanOrEqual(before);
          if (state.watermark > start) {
            expect(state.watermark).toBeLessThanOrEqual(start + asked - lookBack);
            expect(state.watermark).toBeLessThanOrEqual(seconds.at(-1) ?? start);
          }
          if (state.scan === undefined) break;
        }
      }),
    );
  });

  it('stays at its start when a log is quiet', () => {
    const state = newStreamState(start);
    nextPosition(state, start + 600);
    passPage(state, [], start + 600, 300);
    expect(state).toMatchObject({ watermark: start, scan: undefined, current: start + 600 });
  });

  it('lets what has no readable time go when a quiet log has not shown it for the look-back', () => {
    const state = newStreamState(start);
    const key = 'AAAAAAA';
    state.untimedKeys.add(key, start + 600);
    const count = () => state.untimedKeys.count();
    for (const [asked, kept] of [
      [900, 1],
      [901, 0],
    ] as const) {
      nextPosition(state, start + asked);
      passPage(state, [], start + asked, 300);
      expect(count()).toBe(kept);
    }
    expect(state.watermark).toBe(start);
  });

  it('reads on behind a short page that was no last one, although it had records without a readable time', () => {
    const state = newStreamState(start);
    nextPosition(state, start + 5000);
    passPage(state, [start + 10, start + 20, start + 30], start + 5000, 300, 3);
    nextPosition(state, start + 5000);
    const [timed] = [[{ second: start + 40 }]];
    completePage(state, { records: 2, timed, asked: start + 5000, pageSize: 3, cursor: undefined }, 300);
    expect(state).toMatchObject({ scan: undefined, watermark: start + 40 });
  });

  it('lets the watermark pass what has no readable time behind the last page', () => {
    const state = newStreamState(start);
    nextPosition(state, start + 5000);
    completePage(state, { records: 2, timed: [], asked: start + 5000, pageSize: 3, cursor: undefined }, 300);
    nextPosition(state, start + 5000);
    passPage(state, [], start + 5000, 300);
    expect(state).toMatchObject({ scan: undefined, watermark: start + 4700 });
  });

  it('moves its start only forward', () => {
    const state = newStreamState(start);
    nextPosition(state, start + 9);
    expect(moveStart(state)).toBe(false);
    passPage(state, [start + 5, start + 5], start + 9, 300, 2);
    expect(moveStart(state)).toBe(true);
    expect(moveStart(state)).toBe(false);
    expect(state.scan).toMatchObject({ since: start + 4, page: 1 });
  });
});

describe('the watermark', () => {
  const lookBack = 300;

  /** Passes at short times, so that a scan takes long, as behind a slow source. */
  it('passes no record that became visible within the look-back and was not on a page', () => {
    const record = fc.record({ at: fc.integer({ min: 0, max: 900 }), late: fc.nat(lookBack) });
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 1, maxLength: 120 }),
        fc.integer({ min: 2, max: 40 }),
        fc.boolean(),
        fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 30, maxLength: 90 }),
        (records, size, asksForMore, pauses) => {
          const sorted = records
            .map(({ at, late }) => ({ at, visible: at + late }))
            .sort((a, b) => a.at - b.at);
          const state = newStreamState(start);
          const read = new Set<(typeof sorted)[number]>();
          let now = 0;
          for (const pause of pauses) {
            now += pause;
            const { since, page } = nextPosition(state, start + now);
            const shown = sorted
              .filter(({ at, visible }) => visible <= now && start + at >= since)
              .slice((page - 1) * size, page * size);
            for (const one of shown) read.add(one);
            passPage(
              state,
              shown.map(({ at }) => start + at),
              start + now,
              lookBack,
              asksForMore ? 1000 : size,
            );
            for (const one of sorted) {
              if (start + one.at < state.watermark) expect(read.has(one)).toBe(true);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('stays behind a hole that opened between a short page and the next one', () => {
    const state = newStreamState(start);
    // All in one second, so that the start cannot move: page 2 is asked for when many more are there.
    nextPosition(state, start + 1000);
    passPage(state, [start, start, start], start + 1000, lookBack);
    expect(nextPosition(state, start + 2000).page).toBe(2);
    passPage(state, [start + 1500, start + 1600], start + 2000, lookBack);
    expect(state.watermark).toBe(start);
  });

  it('drops what is before it, and a second that was only counted once it is passed', () => {
    const state = newStreamState(start);
    state.keys.add(start + 1, 'AAAAAAA');
    state.keys.add(start + 9, 'BBBBBBB');
    nextPosition(state, start + 20);
    beginOverflow(state, start + 5);
    expect(state).toMatchObject({
      watermark: start + 5,
      overflow: { second: start + 5, count: 0 },
      scan: { since: start + 4, page: 1 },
    });
    expect(countKeys(state.keys)).toBe(1);
    raiseWatermark(state, start + 6);
    expect(state.overflow).toBeUndefined();
  });
});

describe('the search for the oldest start that is accepted', () => {
  it('ends within a thousandth of the range, whatever the source keeps', () => {
    const day = 86_400;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 700 * day }),
        fc.integer({ min: 1, max: 730 * day }),
        (keeps, asksFor) => {
          const now = start + 730 * day;
          const state = newStreamState(now - asksFor);
          let requests = 0;
          for (;;) {
            requests += 1;
            expect(requests).toBeLessThan(30);
            const { since } = nextPosition(state, now);
            if (since < now - keeps) {
              if (!noteRefusedStart(state, since, now)) break;
            } else if (noteAcceptedStart(state, since, now)) break;
          }
          if (state.startSearch === undefined && state.watermark > now - asksFor) {
            expect(state.watermark).toBeGreaterThanOrEqual(now - keeps);
            expect(state.watermark - (now - keeps)).toBeLessThanOrEqual(Math.max(61, asksFor / 1000 + 2));
            expect(state.missing).toEqual({ from: now - asksFor, to: state.watermark });
          }
        },
      ),
    );
  });

  it('halves what is left', () => {
    expect(nextStart({ from: 0, refused: 0, accepted: 0 }, 1000)).toBe(500);
    expect(nextStart({ from: 0, refused: 0, accepted: 500 }, 1000)).toBe(250);
  });
});
