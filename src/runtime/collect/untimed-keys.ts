import { createKeys, keyLength, restoreKeys, secondCost } from './delivered-keys.js';

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
  const count = () => Object.keys(seconds).length;
  const add = (key: string, second: number) => {
    seconds[key] = second;
  };
  return {
    sighted(key, second) {
      if (typeof seconds[key] !== 'number') return false;
      // Keys stay in the order in which they were shown.
      delete seconds[key];
      add(key, second);
      return true;
    },
    add,
    forgetBefore(second) {
      for (const key in seconds) if (Number(seconds[key]) < second) delete seconds[key];
    },
    forgetOldest() {
      for (const key in seconds) {
        delete seconds[key];
        return;
      }
    },
    count,
    characters: () => count() * (keyLength + secondCost) + secondCost,
    toText() {
      const keys = createKeys();
      for (const key in seconds) keys.add(Number(seconds[key]), key);
      return keys.toText();
    },
  };
}
