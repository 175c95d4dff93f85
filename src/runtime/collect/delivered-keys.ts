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
  const high = parseInt(digest.slice(0, 6), 16);
  const low = parseInt(digest.slice(6, 12), 16);
  let key = '';
  for (let bits = 18; bits >= 0; bits -= 6) key += digits.charAt((high >> bits) & 63);
  for (let bits = 18; bits > 0; bits -= 6) key += digits.charAt((low >> bits) & 63);
  return key;
}

interface Second {
  readonly second: number;
  /** Its keys, one behind the other. */
  text: string;
  /** Made when it is first asked for. Values are `true`: a key such as "valueOf" must not find what objects inherit. */
  known: { [key: string]: true } | undefined;
}

/** Undefined when the saved form is damaged. */
export function restoreKeys(saved: unknown): DeliveredKeys | undefined {
  if (typeof saved !== 'string') return undefined;
  const list: Second[] = [];
  let second = 0;
  for (const part of saved === '' ? [] : saved.split(',')) {
    const isWhole = /^[0-9a-z]{1,8}\.[\w-]+$/.test(part);
    const text = part.slice(part.indexOf('.') + 1);
    const distance = parseInt(part, 36);
    if (!isWhole || distance === 0 || text.length % keyLength !== 0) return undefined;
    second += distance;
    list.push({ second, text, known: undefined });
  }
  return keysOf(list, saved.length);
}

export function createKeys(): DeliveredKeys {
  return keysOf([], 0);
}

/** @param list ascending */
function keysOf(list: Second[], length: number): DeliveredKeys {
  const bySecond: { [second: string]: Second } = {};
  let characters = length;
  for (const entry of list) bySecond[entry.second] = entry;

  function knownOf(entry: Second): { [key: string]: true } {
    const known = entry.known ?? {};
    for (let i = 0; entry.known === undefined && i < entry.text.length; i += keyLength) {
      known[entry.text.slice(i, i + keyLength)] = true;
    }
    entry.known = known;
    return known;
  }

  function insert(second: number): Second {
    const entry: Second = { second, text: '', known: {} };
    let place = list.length;
    for (let last = list[place - 1]; last && last.second > second; last = list[place - 1]) place -= 1;
    list.splice(place, 0, entry);
    bySecond[second] = entry;
    characters += list.length === 1 ? firstCost : secondCost;
    return entry;
  }

  function drop({ second, text }: Second): void {
    characters -= text.length + secondCost - 1;
    delete bySecond[second];
  }

  return {
    has(second, key) {
      const entry = bySecond[second];
      return entry !== undefined && knownOf(entry)[key] === true;
    },
    hasSecond: (second) => bySecond[second] !== undefined,
    add(second, key) {
      const entry = bySecond[second] ?? insert(second);
      const known = knownOf(entry);
      if (known[key] === true) return;
      known[key] = true;
      entry.text += key;
      characters += keyLength;
    },
    forgetBefore(second) {
      let dropped = 0;
      for (const entry of list) {
        if (entry.second >= second) break;
        drop(entry);
        dropped += 1;
      }
      list.splice(0, dropped);
    },
    forget(second, keys) {
      const entry = bySecond[second];
      if (!entry) return;
      const known = knownOf(entry);
      for (const key of keys) delete known[key];
      const text = Object.keys(known).join('');
      characters -= entry.text.length - text.length;
      entry.text = text;
      if (text !== '') return;
      drop(entry);
      list.splice(list.indexOf(entry), 1);
    },
    forgetNewest(wanted) {
      const target = characters - wanted;
      while (characters > target) {
        const entry = list.pop();
        if (!entry) return;
        drop(entry);
      }
    },
    each(visit) {
      for (const entry of list) for (const key in knownOf(entry)) visit(entry.second, key);
    },
    characters: () => characters,
    toText() {
      let before = 0;
      const parts = list.map(({ second, text }) => {
        const distance = second - before;
        before = second;
        return `${distance.toString(36)}.${text}`;
      });
      const text = parts.join(',');
      characters = text.length;
      return text;
    },
  };
}
