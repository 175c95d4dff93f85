import { createKeys, keyLength, restoreKeys } from './delivered-keys.js';

/** Characters that a second costs at most: comma, dot, and all of its digits in base 36. */
const longestSecondCost = 8;

/**
 * Remembers delivered records that have no readable time. Nobody knows where such a record belongs, so it is
 * remembered until the watermark has passed the second in which the source last showed it, or whole scans no longer
 * show it.
 */
export interface UntimedKeys {
  /** True for a known record, which then counts as shown in this second. */
  sighted(key: string, second: number): boolean;
  add(key: string, second: number): void;
  forgetBefore(second: number): void;
  /** Makes room: drops the one that was shown longest ago. */
  forgetOldest(): void;
  count(): number;
  /** Length of the saved form at most. */
  characters(): number;
  toText(): string;
}

export function createUntimedKeys(): UntimedKeys {
  return untimedKeysOf({});
}

/** Undefined when the saved form is damaged. */
export function restoreUntimedKeys(saved: unknown): UntimedKeys | undefined {
  const seconds: { [key: string]: number } = {};
  const restored = restoreKeys(saved);
  restored?.each((second, key) => {
    seconds[key] = second;
  });
  return restored && untimedKeysOf(seconds);
}

/** @param seconds when each record was shown, by its key, in that order */
function untimedKeysOf(seconds: { [key: string]: number }): UntimedKeys {
  /** How many records were last shown in each second. */
  const shown: { [second: string]: number } = {};
  let count = 0;
  let shownSeconds = 0;
  for (const key in seconds) note(Number(seconds[key]), 1);

  function note(second: number, change: 1 | -1): void {
    const before = shown[second] ?? 0;
    const now = before + change;
    count += change;
    if (before === 0) shownSeconds += 1;
    if (now === 0) shownSeconds -= 1;
    shown[second] = now;
  }

  function add(key: string, second: number): void {
    seconds[key] = second;
    note(second, 1);
  }

  function forget(key: string): void {
    note(Number(seconds[key]), -1);
    delete seconds[key];
  }

  return {
    sighted(key, second) {
      if (typeof seconds[key] !== 'number') return false;
      // Keys stay in the order in which they were shown.
      forget(key);
      add(key, second);
      return true;
    },
    add,
    forgetBefore(second) {
      for (const key in seconds) if (Number(seconds[key]) < second) forget(key);
    },
    forgetOldest() {
      for (const key in seconds) {
        forget(key);
        return;
      }
    },
    count: () => count,
    characters: () => count * keyLength + shownSeconds * longestSecondCost,
    toText() {
      const keys = createKeys();
      for (const key in seconds) keys.add(Number(seconds[key]), key);
      return keys.toText();
    },
  };
}
