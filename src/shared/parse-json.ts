import type { Json } from './json.js';

/**
 * Reads JSON that people write and edit. Throws a SyntaxError whose message is part of a sentence, names the place, and
 * quotes nothing: the text may hold a secret.
 */
export function parseJson(text: string): Json {
  const plain = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(plain);
  } catch {
    throw new SyntaxError(faultIn(plain));
  }
}

function faultIn(text: string): string {
  if (text.trim() === '') return 'it is empty';
  const { at, afterComma } = faultPlace(text);
  if (at === text.length) return 'it ends too early';
  const before = text.slice(0, at);
  const place = `line ${before.split('\n').length}, column ${at - before.lastIndexOf('\n')}`;
  return afterComma && /[}\]]/.test(text.charAt(at))
    ? `the comma before ${place} is one too many`
    : `the mistake is at ${place}`;
}

/** What may come next. */
type Expected = 'value' | 'key' | 'colon' | 'separator';

const space = /[ \t\n\r]*/y;
const string = /"[^"\\\p{Cc}]*(?:\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})[^"\\\p{Cc}]*)*"/uy;
const literal = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;

/** Where a text that is no JSON stops being some. */
function faultPlace(text: string): { readonly at: number; readonly afterComma: boolean } {
  let at = 0;
  let expected: Expected = 'value';
  /** The brackets that are to close, the innermost last. */
  const closing: string[] = [];
  /** The bracket or the comma that was read last. */
  let last = '';
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
    } else return { at, afterComma: last === ',' };
    last = next;
    at += 1;
  }
}
