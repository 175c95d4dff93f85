/**
 * Remembers which records were delivered: 42 bits of each digest, compared only with those of the same second. A new
 * record is taken for a known one with a probability of n / 2^42, where n is the number of records of its second:
 * one in 40 thousand million at 100 records a second.
 */
export interface DeliveredKeys {
  has(second: number, key: string): boolean;
  add(second: number, key: string): void;
  /** Drops everything before the second. */
  forgetBefore(second: number): void;
  /** Drops these keys of a second. */
  forget(second: number, keys: readonly string[]): void;
  /** Drops the newest seconds, until at least so many characters are free. */
  forgetNewest(characters: number): void;
  count(): number;
  each(visit: (second: number, key: string) => void): void;
  /** Length of the saved form; a little more than it after `add`, until the next `toText`. */
  characters(): number;
  /** True when the second has keys already: another one costs `keyLength` characters only. */
  hasSecond(second: number): boolean;
  /** Each second as its distance from the one before in base 36, a dot, and its keys: `tkq1xc.AAAAAAA,1.BBBBBBB`. */
  toText(): string;
}

export const keyLength = 7;
/** Characters that the first key of a second costs beside itself: comma, dot, and a distance below 36 minutes. */
export const secondCost = 4;
/** The oldest second stands there as a whole. */
const firstCost = 9;
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The first 42 bits of a hexadecimal digest, as 7 characters. */
export function keyOf(digest: string): string {
  const high = parseInt(digest.substring(0, 6), 16);
  const low = parseInt(digest.substring(6, 12), 16);
  return (
    digits.charAt(high >> 18) +
    digits.charAt((high >> 12) & 63) +
    digits.charAt((high >> 6) & 63) +
    digits.charAt(high & 63) +
    digits.charAt(low >> 18) +
    digits.charAt((low >> 12) & 63) +
    digits.charAt((low >> 6) & 63)
  );
}

interface Second {
  text: string;
  /** Made when it is first asked for. Values are `true`: a key such as "valueOf" must not find what objects inherit. */
  known: { [key: string]: true } | undefined;
}

/** Undefined when the saved form is damaged. */
export function restoreKeys(saved: unknown): DeliveredKeys | undefined {
  if (typeof saved !== 'string') return undefined;
  const texts: { [second: string]: Second } = {};
  const seconds: number[] = [];
  let second = 0;
  for (const part of saved === '' ? [] : saved.split(',')) {
    const dot = part.indexOf('.');
    const distance = part.substring(0, dot);
    const text = part.substring(dot + 1);
    if (!/^[0-9a-z]{1,8}$/.test(distance) || text === '' || text.length % keyLength !== 0) return undefined;
    if (/[^\w-]/.test(text) || parseInt(distance, 36) === 0) return undefined;
    second += parseInt(distance, 36);
    seconds.push(second);
    texts[second] = { text, known: undefined };
  }
  return keysOf(seconds, texts, saved.length);
}

export function createKeys(): DeliveredKeys {
  return keysOf([], {}, 0);
}

/** @param seconds ascending */
function keysOf(seconds: number[], texts: { [second: string]: Second }, length: number): DeliveredKeys {
  let characters = length;

  function knownOf(entry: Second): { [key: string]: true } {
    if (entry.known === undefined) {
      entry.known = {};
      for (let i = 0; i < entry.text.length; i += keyLength) {
        entry.known[entry.text.substring(i, i + keyLength)] = true;
      }
    }
    return entry.known;
  }

  function insert(second: number): Second {
    let place = seconds.length;
    while (place > 0 && (seconds[place - 1] as number) > second) place -= 1;
    seconds.splice(place, 0, second);
    const entry: Second = { text: '', known: {} };
    texts[second] = entry;
    characters += seconds.length === 1 ? firstCost : secondCost;
    return entry;
  }

  function drop(second: number): void {
    characters -= (texts[second] as Second).text.length + secondCost - 1;
    delete texts[second];
  }

  return {
    has: (second, key) => {
      const entry = texts[second];
      return entry !== undefined && knownOf(entry)[key] === true;
    },
    hasSecond: (second) => texts[second] !== undefined,
    add: (second, key) => {
      const entry = texts[second] ?? insert(second);
      const known = knownOf(entry);
      if (known[key] === true) return;
      known[key] = true;
      entry.text += key;
      characters += keyLength;
    },
    forgetBefore: (second) => {
      let dropped = 0;
      while (dropped < seconds.length && (seconds[dropped] as number) < second) {
        drop(seconds[dropped] as number);
        dropped += 1;
      }
      if (dropped > 0) seconds.splice(0, dropped);
    },
    forget: (second, keys) => {
      const entry = texts[second];
      if (entry === undefined) return;
      const known = knownOf(entry);
      for (const key of keys) delete known[key];
      const text = Object.keys(known).join('');
      characters -= entry.text.length - text.length;
      entry.text = text;
      if (text !== '') return;
      drop(second);
      seconds.splice(seconds.indexOf(second), 1);
    },
    forgetNewest: (wanted) => {
      const target = characters - wanted;
      while (seconds.length > 0 && characters > target) drop(seconds.pop() as number);
    },
    count: () => {
      let total = 0;
      for (const second of seconds) total += (texts[second] as Second).text.length / keyLength;
      return total;
    },
    each: (visit) => {
      for (const second of seconds) for (const key in knownOf(texts[second] as Second)) visit(second, key);
    },
    characters: () => characters,
    toText: () => {
      const parts: string[] = [];
      let before = 0;
      for (const second of seconds) {
        parts.push((second - before).toString(36) + '.' + (texts[second] as Second).text);
        before = second;
      }
      const text = parts.join(',');
      characters = text.length;
      return text;
    },
  };
}
