import { canonicalJson, parseJson } from '../../../src/runtime/json.js';
import { createSeen, restoreSeen } from '../../../src/runtime/seen-records.js';
import { sha256 } from '../../../src/runtime/sha256.js';
import {
  newStreamState,
  readStreamState,
  type StreamState,
  writeStreamState,
} from '../../../src/runtime/stream-state.js';
import { completePage, moveStart, nextPosition, shrinkWindow } from '../../../src/runtime/sweep.js';
import { emoji, type Vector, vectorsOf } from './vector.js';

const start = 1795337700;

function seenRecords(): unknown {
  const seen = createSeen();
  const found: unknown[] = [];
  for (let i = 0; i < 40; i += 1) seen.add(start + (i % 7), sha256(`record ${i % 33}`));
  for (let i = 30; i < 36; i += 1) found.push(seen.has(sha256(`record ${i}`)));
  found.push(seen.count(), seen.toJson());
  seen.forgetBefore(start + 3);
  found.push(seen.count(), seen.forgetOldest(30), seen.toJson());
  while (seen.count() > 1) found.push(seen.forgetOldest(8), seen.count());
  return found;
}

const saved: readonly unknown[] = [
  {},
  null,
  'text',
  { '2026-11-22T08:55:00Z': 'toStringABCDEFGH', '2026-11-22T08:55:01Z': 'AAAAAAA-' },
  { '2026-11-22T08:55:00Z': 'short' },
  { '2026-11-22T08:55:00Z': '' },
  { yesterday: 'ABCDEFGH' },
  { '2026-11-22T08:55:00Z': 17 },
];

function restored(value: unknown): unknown {
  const seen = restoreSeen(value);
  return seen === undefined ? 'damaged' : [seen.count(), seen.toJson()];
}

/** Pages as the ages of their records, in seconds, when the page is asked for. */
const sweeps: readonly (readonly (readonly number[])[])[] = [
  [[600, 590, 580], [570, 400, 300], []],
  [[600, 600, 600, 600], [600, 600], [600], []],
  [[10, 5, 0, -5], [-6, -7], [], [3]],
  [[900], [800], [700], [600], [500], [400], []],
  [[], [5], []],
];

/** JSON of a state whatever the order of keys in its text. */
function stateOf(state: StreamState): unknown {
  return canonicalJson(parseJson(writeStreamState(state)));
}

function swept(pages: readonly (readonly number[])[]): unknown {
  const state = newStreamState(start - 1000);
  const steps: unknown[] = [];
  for (const ages of pages) {
    steps.push(nextPosition(state, start));
    const seconds = ages.map((age) => start - age);
    for (const second of seconds) state.seen.add(second, sha256(String(second)));
    completePage(state, seconds, start, 300, undefined);
    steps.push(stateOf(state));
  }
  steps.push(moveStart(state));
  shrinkWindow(state, 40);
  steps.push(stateOf(state));
  return steps;
}

const states = [
  '',
  '{}',
  '{"settled":"2026-11-22T08:55:00Z","seen":{},"sweep":null}',
  '{"settled":"2026-11-22T08:55:00Z","seen":{},"sweep":{"since":"2026-11-22T08:54:59Z","page":2,"reached":"2026-11-22T08:57:00Z","live":true}}',
  '{"settled":"2026-11-22T08:55:00Z","seen":{},"sweep":{"since":"2026-11-22T08:54:59Z","page":0,"reached":"2026-11-22T08:57:00Z"}}',
  `{"settled":"2026-11-22T08:55:00Z","seen":{"2026-11-22T08:55:00Z":"ABCDEFGH"},"failures":-1,"error":"\u00fc${emoji} <x>","newest":5}`,
  '{"settled":"yesterday","seen":{},"sweep":null}',
];

function readBack(text: string): unknown {
  const state = readStreamState(text);
  return state === undefined ? 'damaged' : stateOf(state);
}

export const collectionVectors: readonly Vector[] = [
  { name: 'seen records', compute: seenRecords },
  ...vectorsOf('restoreSeen', saved, restored),
  ...vectorsOf('sweep', sweeps, swept),
  ...vectorsOf('readStreamState', states, readBack),
];
