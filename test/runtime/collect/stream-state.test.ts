import { expect, it } from 'vitest';
import {
  newScan,
  newStreamState,
  readStreamState,
  writeStreamState,
} from '#src/runtime/collect/stream-state.js';

const start = 1_760_000_000;

/** A state in the middle of a scan, after it was saved and read. */
function saved(cursor: string, error = '') {
  const state = newStreamState(start);
  state.error = error;
  state.scan = { ...newScan(start - 1, start), page: 4, cursor };
  return readStreamState(writeStreamState(state));
}

it('keeps a cursor whole, and the beginning of a text for people', () => {
  const cursor = 'c'.repeat(1900);
  expect(saved(cursor, 'e'.repeat(1900))).toMatchObject({
    scan: { page: 4, cursor },
    error: 'e'.repeat(500),
  });
});

it('starts the scan again rather than with a part of a cursor that is too long to be saved', () => {
  expect(saved('c'.repeat(2001))).toMatchObject({ watermark: start, scan: undefined });
});
