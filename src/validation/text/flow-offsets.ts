/** Where the characters of a quoted or plain scalar stand in the file: what was escaped or folded is longer there. */

/** What one escape makes, by the character behind the backslash; others make the character itself. */
const longEscapes: { readonly [character: string]: number } = { x: 2, u: 4, U: 8 };

/**
 * The offset in the file of each character of the value, and of its end. `raw` is the scalar as it stands in the file, from
 * `start` on, with its quotes. Undefined when reading it gives another length than the value has.
 */
export function flowOffsets(raw: string, start: number, length: number): readonly number[] | undefined {
  const quote = raw.startsWith('"') || raw.startsWith("'") ? raw.charAt(0) : '';
  const end = quote === '' ? raw.length : raw.lastIndexOf(quote);
  const offsets: number[] = [];
  let at = quote.length;
  while (at < end) {
    const folded = foldAt(raw, at, end);
    if (folded !== undefined) {
      // One line break becomes a blank, further ones stay.
      for (let count = Math.max(1, folded.breaks - 1); count > 0; count--) offsets.push(start + at);
      at = folded.next;
      continue;
    }
    const step = quote === '' ? 1 : lengthAt(raw, at, quote, end);
    const isContinued = quote === '"' && /^\\\r?\n/.test(raw.slice(at, at + 3));
    if (!isContinued) {
      offsets.push(start + at);
      if (/^\\U0001|^\\U000[2-9]|^\\U0010/.test(raw.slice(at, at + 6))) offsets.push(start + at);
    }
    at += step;
  }
  offsets.push(start + end);
  return offsets.length === length + 1 ? offsets : undefined;
}

/** How many characters of the file one character of the value takes. */
function lengthAt(raw: string, at: number, quote: string, end: number): number {
  if (quote === "'") return raw.startsWith("''", at) ? 2 : 1;
  if (raw[at] !== '\\') return 1;
  const next = raw.charAt(at + 1);
  if (next === '\n' || next === '\r') {
    let behind = at + 1;
    while (behind < end && /[\r\n]/.test(raw.charAt(behind))) behind += 1;
    while (behind < end && /[ \t]/.test(raw.charAt(behind))) behind += 1;
    return behind - at;
  }
  return 2 + (longEscapes[next] ?? 0);
}

const blank = /[ \t\r]/;

/** A line break with the blanks around it, when one is next. */
function foldAt(
  raw: string,
  at: number,
  end: number,
): { readonly breaks: number; readonly next: number } | undefined {
  let next = at;
  while (next < end && blank.test(raw.charAt(next))) next += 1;
  if (raw[next] !== '\n' || next >= end) return undefined;
  let breaks = 0;
  while (next < end && (blank.test(raw.charAt(next)) || raw[next] === '\n')) {
    if (raw[next] === '\n') breaks += 1;
    next += 1;
  }
  return { breaks, next };
}
