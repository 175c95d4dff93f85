import { createKeys, keyOf, restoreKeys } from '../../../src/runtime/collect/delivered-keys.js';
import { completePage, finalBefore, moveStart, nextPosition } from '../../../src/runtime/collect/scan.js';
import {
  newStreamState,
  readStreamState,
  type StreamState,
  writeStreamState,
} from '../../../src/runtime/collect/stream-state.js';
import { canonicalJson, parseJson } from '../../../src/runtime/values/json.js';
import { sha256 } from '../../../src/runtime/values/sha256.js';
import { emoji, type Vector, vectorsOf } from './vector.js';

const start = 1795337700;

function deliveredKeys(): unknown {
  const keys = createKeys();
  const found: unknown[] = [];
  const key = (i: number) => keyOf(sha256(`record ${i % 33}`));
  for (let i = 0; i < 40; i += 1) keys.add(start + (i % 7), key(i));
  for (let i = 30; i < 36; i += 1) found.push(keys.has(start + (i % 7), key(i)));
  found.push(keys.toText());
  keys.forgetBefore(start + 3);
  keys.forget(start + 4, [key(4), key(11)]);
  found.push(keys.toText());
  keys.forgetNewest(30);
  found.push(keys.toText());
  return found;
}

const saved: readonly unknown[] = [
  '',
  null,
  7,
  'tow97n.toStrin,1.AAAAAA-',
  'tow97n.short',
  'tow97n.',
  '.ABCDEFG',
];

function restored(value: unknown): unknown {
  const keys = restoreKeys(value);
  return keys === undefined ? 'damaged' : keys.toText();
}

/** Pages as the ages of their records, in seconds, when the page is asked for. */
const scans: readonly (readonly (readonly number[])[])[] = [
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

function scanned(pages: readonly (readonly number[])[]): unknown {
  const state = newStreamState(start - 1000);
  const steps: unknown[] = [];
  for (const ages of pages) {
    steps.push(nextPosition(state, start));
    const seconds = ages.map((age) => start - age);
    for (const second of seconds) state.keys.add(second, keyOf(sha256(String(second))));
    steps.push(finalBefore(state, seconds[0], start, 300));
    const timed = seconds.map((second) => ({ second }));
    const page = { records: seconds.length, timed, asked: start, pageSize: 4, cursor: undefined };
    completePage(state, page, 300);
    steps.push(stateOf(state));
  }
  steps.push(moveStart(state));
  steps.push(stateOf(state));
  return steps;
}

const states = [
  '',
  '{}',
  '{"watermark":"2026-11-22T08:55:00Z","keys":"","untimedKeys":""}',
  '{"watermark":"2026-11-22T08:55:00Z","keys":"","untimedKeys":"","scan":{"since":"2026-11-22T08:54:59Z","page":2,"reached":"2026-11-22T08:57:00Z","withinLookBack":true}}',
  '{"watermark":"2026-11-22T08:55:00Z","keys":"","untimedKeys":"","scan":{"since":"2026-11-22T08:54:59Z","page":0,"reached":"2026-11-22T08:57:00Z"}}',
  `{"watermark":"2026-11-22T08:55:00Z","keys":"tow97n.ABCDEFG","untimedKeys":"","failures":-1,"error":"\u00fc${emoji} <x>","newest":5}`,
  '{"watermark":"yesterday","keys":"","untimedKeys":""}',
];

function readBack(text: string): unknown {
  const state = readStreamState(text);
  return state === undefined ? 'damaged' : stateOf(state);
}

export const collectionVectors: readonly Vector[] = [
  { name: 'delivered keys', compute: deliveredKeys },
  ...vectorsOf('restoreKeys', saved, restored),
  ...vectorsOf('scan', scans, scanned),
  ...vectorsOf('readStreamState', states, readBack),
];
