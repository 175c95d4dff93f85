/** What is wrong with a JSON text that `JSON.parse` reads all the same. */
export interface JsonTokenFault {
  readonly kind: 'duplicate-key' | 'syntax';
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** Deeper values exhaust the stack of other readers. */
const deepest = 500;
/** More than the biggest files of packs have. */
const mostStrings = 500_000;

/** Keys that are there twice, and values without end, of a text that is valid JSON. */
export function jsonTokenFaults(text: string): JsonTokenFault[] {
  const faults: JsonTokenFault[] = [];
  const open: (Set<string> | undefined)[] = [];
  let strings = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '{' || character === '[') {
      open.push(character === '{' ? new Set() : undefined);
      if (open.length > deepest)
        return [{ kind: 'syntax', message: 'The values are nested too deep', start: at, end: at + 1 }];
    } else if (character === '}' || character === ']') open.pop();
    else if (character === '"') {
      const end = endOfString(text, at);
      strings += 1;
      if (strings > mostStrings)
        return [{ kind: 'syntax', message: `It has more than ${mostStrings} texts`, start: at, end }];
      const keys = open.at(-1);
      if (keys !== undefined && isKey(text, end)) {
        const key: string = JSON.parse(text.slice(at, end));
        if (keys.has(key))
          faults.push({ kind: 'duplicate-key', message: 'The key is there twice', start: at, end });
        keys.add(key);
      }
      at = end - 1;
    }
  }
  return faults;
}

/** Behind the quote that ends the string which begins at `start`. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return at + 1;
  }
  return text.length;
}

const colon = /\s*:/y;

function isKey(text: string, end: number): boolean {
  colon.lastIndex = end;
  return colon.test(text);
}
