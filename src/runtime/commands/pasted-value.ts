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
  [/\u200b/, 'an invisible space'],
  [/\ufeff/, 'an invisible byte order mark'],
  [/[\u00ad\u2010\u2011]/, 'a typographic hyphen'],
  [/[\u2012-\u2014]/, 'a typographic dash'],
  [/[\u2018-\u201d]/, 'a typographic quotation mark'],
];

/**
 * Says what is wrong with a pasted value, to follow its label; '' for nothing. It names at most one character of it,
 * and only one that no credential has.
 */
export function pastedValueProblem(text: string): string {
  const before = wordBefore.exec(text);
  if (before !== null) return `begins with "${before[1]}". Enter the value alone`;
  const found = unprintable.exec(text);
  const ellipsis = found?.[0] === '\u2026' ? 'an ellipsis (U+2026)' : text.indexOf('...') >= 0 ? '"..."' : '';
  if (ellipsis !== '') return `contains ${ellipsis}, so it is a shortened form. Copy it again in full`;
  if (found !== null) return `contains ${described(found[0])}. Copy it again`;
  if (around.test(text)) return 'is in quotation marks or brackets. Enter the value alone';
  return '';
}

function described(character: string): string {
  const code = character.charCodeAt(0);
  const point = `U+${hexadecimal(code, 4).toUpperCase()}`;
  for (const [characters, name] of names) {
    if (characters.test(character)) return code > 0x7e ? `${name} (${point})` : name;
  }
  // Half of a pair says nothing, and an engine may give either half or the whole.
  if (code >= 0xd800 && (code < 0xe000 || code > 0xffff))
    return 'a character outside ASCII, such as an emoji';
  return code <= 0x20 || code === 0x7f
    ? `the control character ${point}`
    : `the character ${point}, which is not ASCII`;
}
