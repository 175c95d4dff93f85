import { formatSecond, parseInstant } from './instant.js';

/**
 * Remembers which records were delivered, by second and a key of 48 bits each. Two records share a key with a
 * probability of n / 2^48 for n remembered ones: below one in ten thousand million for 15,000.
 */
export interface SeenRecords {
  has(digest: string): boolean;
  add(second: number, digest: string): void;
  /** Drops what is older than the second. */
  forgetBefore(second: number): void;
  /** Makes room: drops the oldest second, or the older half of the only one. Undefined when nothing is left. */
  forgetOldest(): Forgotten | undefined;
  count(): number;
  /** Keys of each second in the order of delivery, eight characters each. */
  toJson(): { [second: string]: string };
}

export interface Forgotten {
  readonly second: number;
  /** False when some records of the second are still remembered. */
  readonly whole: boolean;
  /** Characters by which the saved form became shorter. */
  readonly freed: number;
}

const keyLength = 8;
/** Characters of a second's name in the saved form, with quotes, colon and comma. */
const nameLength = 26;
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The first 12 hexadecimal digits as 8 characters. */
function keyOf(digest: string): string {
  let key = '';
  for (let i = 0; i < 12; i += 3) {
    const bits = parseInt(digest.substring(i, i + 3), 16);
    key += digits.charAt(bits >> 6) + digits.charAt(bits & 63);
  }
  return key;
}

/** Undefined when the saved form is damaged. */
export function restoreSeen(saved: unknown): SeenRecords | undefined {
  if (typeof saved !== 'object' || saved === null) return undefined;
  const keys = saved as { [second: string]: unknown };
  const seen = createSeen();
  for (const name in keys) {
    const instant = parseInstant(name);
    const text = keys[name];
    if (instant === undefined || typeof text !== 'string' || !/^([\w-]{8})+$/.test(text)) return undefined;
    for (let i = 0; i < text.length; i += keyLength)
      seen.addKey(instant.second, text.substring(i, i + keyLength));
  }
  return seen;
}

export function createSeen(): SeenRecords & { addKey(second: number, key: string): void } {
  /** Values are `true`: a key such as "toString" must not find what every object inherits. */
  let known: { [key: string]: true } = {};
  let bySecond: { [second: string]: string[] } = {};

  function addKey(second: number, key: string): void {
    if (known[key] === true) return;
    known[key] = true;
    const name = String(second);
    const list = bySecond[name];
    if (list === undefined) bySecond[name] = [key];
    else list.push(key);
  }

  function seconds(): number[] {
    const all: number[] = [];
    for (const name in bySecond) all.push(Number(name));
    return all.sort(function (a, b) {
      return a - b;
    });
  }

  function keep(wanted: (second: number, keys: string[]) => string[]): void {
    const before = bySecond;
    known = {};
    bySecond = {};
    for (const name in before) {
      const keys = wanted(Number(name), before[name] as string[]);
      for (let i = 0; i < keys.length; i += 1) addKey(Number(name), keys[i] as string);
    }
  }

  return {
    addKey: addKey,
    has: function (digest) {
      return known[keyOf(digest)] === true;
    },
    add: function (second, digest) {
      addKey(second, keyOf(digest));
    },
    forgetBefore: function (second) {
      const all = seconds();
      if (all.length === 0 || (all[0] as number) >= second) return;
      keep(function (at, keys) {
        return at < second ? [] : keys;
      });
    },
    forgetOldest: function () {
      const all = seconds();
      if (all.length === 0) return undefined;
      const oldest = all[0] as number;
      const whole = all.length > 1;
      const held = (bySecond[String(oldest)] as string[]).length;
      const dropped = whole ? held : Math.ceil(held / 2);
      keep(function (at, keys) {
        if (at !== oldest) return keys;
        return keys.slice(dropped);
      });
      return { second: oldest, whole: whole, freed: dropped * keyLength + (whole ? nameLength : 0) };
    },
    count: function () {
      let total = 0;
      for (const name in bySecond) total += (bySecond[name] as string[]).length;
      return total;
    },
    toJson: function () {
      const saved: { [second: string]: string } = {};
      const all = seconds();
      for (let i = 0; i < all.length; i += 1) {
        saved[formatSecond(all[i] as number)] = (bySecond[String(all[i])] as string[]).join('');
      }
      return saved;
    },
  };
}
