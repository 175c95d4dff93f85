import type { Json } from './json.js';

/** The first mistake of a text that is no JSON. */
export interface JsonFault {
  readonly kind: 'empty' | 'end' | 'mistake';
  readonly at: number;
  /** A clause that quotes nothing: the text may hold a secret. */
  readonly message: string;
}

/**
 * Reads JSON that people write and edit. Throws a SyntaxError whose message is part of a sentence, names the place, and
 * quotes nothing.
 */
export function parseJson(text: string): Json {
  const plain = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(plain);
  } catch {
    const { kind, at, message } = jsonFault(plain);
    const before = plain.slice(0, at);
    const place = `line ${before.split('\n').length}, column ${at - before.lastIndexOf('\n')}`;
    throw new SyntaxError(kind === 'mistake' ? `at ${place}, ${message}` : message);
  }
}

/** What may come next. */
type Expected = 'value' | 'key' | 'colon' | 'separator';

const space = /[ \t\n\r]*/y;
/** Of the control characters, JSON forbids those below the blank. */
const string = /"[^"\\\p{Cc}]*(?:(?:\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})|[\x7f-\x9f])[^"\\\p{Cc}]*)*"/uy;
const literal = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;

/** Where a text stops being JSON, and why. The messages of JavaScript engines name a place only now and then. */
export function jsonFault(text: string): JsonFault {
  const end = text.trimEnd().length;
  if (end === 0) return { kind: 'empty', at: 0, message: 'it is empty' };
  let at = 0;
  let expected: Expected = 'value';
  /** The brackets that are to close, the innermost last. */
  const closing: string[] = [];
  /** The bracket or the comma that was read last, */
  let last = '';
  /** and where. */
  let lastAt = 0;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found !== undefined;
  };
  for (;;) {
    skip(space);
    const next = text.charAt(at);
    const closes = next !== '' && next === closing.at(-1) && (expected === 'separator' || /[{[]/.test(last));
    if (closes) {
      closing.pop();
      expected = 'separator';
    } else if (expected === 'value' && /[{[]/.test(next)) {
      closing.push(next === '{' ? '}' : ']');
      expected = next === '{' ? 'key' : 'value';
    } else if (expected === 'separator' && next === ',' && closing.length > 0) {
      expected = closing.at(-1) === '}' ? 'key' : 'value';
    } else if (expected === 'colon' && next === ':') {
      expected = 'value';
    } else if (expected === 'key' && skip(string)) {
      [expected, last] = ['colon', ''];
      continue;
    } else if (expected === 'value' && (skip(string) || skip(literal))) {
      [expected, last] = ['separator', ''];
      continue;
    } else break;
    last = next;
    lastAt = at;
    at += 1;
  }
  if (at >= end) return { kind: 'end', at: end, message: 'it ends too early' };
  if (last === ',' && /[}\]]/.test(text.charAt(at)))
    return { kind: 'mistake', at: lastAt, message: 'a comma is one too many' };
  return { kind: 'mistake', at, message: complaint(text.charAt(at), expected, closing.at(-1)) };
}

function complaint(found: string, expected: Expected, closing: string | undefined): string {
  if (found === '/' || found === '#') return 'JSON has no comments';
  if (found === "'") return 'JSON has double quotes only';
  if (expected === 'colon') return 'a colon is missing';
  if (expected === 'separator')
    return closing === undefined ? 'something follows the end' : `a comma or ${closing} is missing`;
  if (found === '"') return 'a text does not end, or holds a line break or a wrong escape';
  return expected === 'key' ? 'a key in double quotes is missing' : 'a value is missing';
}
