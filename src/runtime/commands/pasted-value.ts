import { hexadecimal } from '../values/json.js';

/** Addresses and the values of headers are printable ASCII. What else is in them came along from the clipboard. */

/** The word and the header that people copy along from an example of a request. */
const wordBefore = /^\s*(authorization:|x-auth-key:|x-auth-email:|bearer|basic)(?:\s|$)/i;
const unprintable = /[^!-~]/;
const around = /^["'`<].*["'`>]$/;

/** What people call the characters that come along most. */
const names: readonly (readonly [characters: RegExp, name: string])[] = [
  [/ /, 'a space'],
  [/\t/, 'a tab'],
  [/[\r\n\u2028\u2029]/, 'a line break'],
  [/\u00a0/, 'a no-break space'],
  [/[\u200b\ufeff]/, 'an invisible space'],
  [/[\u00ad\u2010-\u2014]/, 'a typographic hyphen or dash'],
  [/[\u2018-\u201d]/, 'a typographic quotation mark'],
];

/**
 * Says what is wrong with a pasted value, to follow its label; '' for nothing. It names at most one character of it,
 * and only one that no credential has.
 */
export function pastedValueProblem(text: string): string {
  const before = wordBefore.exec(text);
  if (before) return `begins with "${before[1]}". Enter the value alone`;
  if (/\u2026|\.\.\./.test(text))
    return 'contains an ellipsis, so it is a shortened form. Copy it again in full';
  const found = unprintable.exec(text);
  if (found) return `contains ${described(found[0])}. Copy it again`;
  return around.test(text) ? 'is in quotation marks or brackets. Enter the value alone' : '';
}

/** What no header can carry in a text, by its name; '' for nothing. */
export function unsendableIn(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are among what no header can carry
  const found = /[\u0000-\u001f\u007f]|[^\u0000-\u00ff]/.exec(text);
  return found ? described(found[0]) : '';
}

function described(character: string): string {
  const code = character.charCodeAt(0);
  // Half of a pair says nothing, and an engine may give either half or the whole.
  if (code >= 0xd800 && (code < 0xe000 || code > 0xffff)) return 'a character such as an emoji';
  const point = `U+${hexadecimal(code, 4).toUpperCase()}`;
  for (const [characters, name] of names)
    if (characters.test(character)) return code > 0x7e ? `${name} (${point})` : name;
  return `the character ${point}`;
}
