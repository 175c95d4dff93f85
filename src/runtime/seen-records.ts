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
  /** Makes room for so many characters in the saved form: the oldest records go first. */
  forgetOldest(characters: number): Forgotten;
  count(): number;
  /** Keys of each second in the order of delivery, eight characters each. */
  toJson(): { [second: string]: string };
}

export interface Forgotten {
  /** Nothing before this second is remembered any more; undefined when no whole second was forgotten. */
  readonly before: number | undefined;
  /** The second of which only the newer records are still remembered; undefined for none. */
  readonly partly: number | undefined;
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
  const known: { [key: string]: true } = {};
  const bySecond: { [second: string]: string[] } = {};

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

  /** Drops the records of a second that were added first; says how many. */
  function drop(second: number, most: number): number {
    const name = String(second);
    const keys = bySecond[name] as string[];
    const dropped = Math.min(most, keys.length);
    for (let i = 0; i < dropped; i += 1) delete known[keys[i] as string];
    if (dropped === keys.length) delete bySecond[name];
    else bySecond[name] = keys.slice(dropped);
    return dropped;
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
      for (let i = 0; i < all.length && (all[i] as number) < second; i += 1) {
        drop(all[i] as number, Number.POSITIVE_INFINITY);
      }
    },
    forgetOldest: function (characters) {
      const all = seconds();
      let freed = 0;
      let before: number | undefined;
      for (let i = 0; i < all.length - 1 && freed < characters; i += 1) {
        freed += nameLength + drop(all[i] as number, Number.POSITIVE_INFINITY) * keyLength;
        before = (all[i] as number) + 1;
      }
      if (freed >= characters || all.length === 0) return { before: before, partly: undefined };
      const newest = all[all.length - 1] as number;
      drop(newest, Math.ceil((characters - freed) / keyLength));
      return { before: before, partly: newest };
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
