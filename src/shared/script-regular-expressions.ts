const unsupported: readonly { readonly start: RegExp; readonly what: string }[] = [
  { start: /^\(\?<?[=!]/, what: 'lookaround' },
  { start: /^\(\?<[A-Za-z_$]/, what: 'a named group' },
  { start: /^\\k</, what: 'a named back-reference' },
  { start: /^\\[1-9]/, what: 'a back-reference' },
  { start: /^\\[pP]\{/, what: 'a Unicode property' },
  { start: /^\[\^?\]/, what: 'an empty character class' },
];

/** What to do instead. */
export const simplerExpression = 'Match with a simpler expression and look at the rest in code.';

/**
 * Names the first construct of a regular expression's source that some Cortex server cannot parse, if there is one.
 * Their engines translate to RE2, and a literal that RE2 refuses makes the whole script unparsable.
 */
export function unsupportedInRegularExpression(source: string): string | undefined {
  let insideClass = false;
  for (let at = 0; at < source.length; at++) {
    if (!insideClass) {
      const rest = source.slice(at);
      const found = unsupported.find(({ start }) => start.test(rest));
      if (found !== undefined) return found.what;
    }
    const character = source[at];
    if (character === '\\') at++;
    else if (character === '[') insideClass = true;
    else if (character === ']') insideClass = false;
  }
  return undefined;
}
