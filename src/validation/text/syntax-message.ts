/** What is wrong with a text that is no YAML, by what the parser calls it and says. */
export function syntaxMessage(code: string | undefined, message: string): string {
  const said = sayings.find(([pattern]) => pattern.test(`${code ?? ''} ${message}`));
  return said?.[1] ?? `The text is not readable: ${message}.`;
}

const sayings: readonly (readonly [RegExp, string])[] = [
  [/^TAB_AS_INDENT/, 'A tab indents the line; YAML takes blanks only.'],
  [/^MULTIPLE_DOCS/, 'A second document begins here; the file must hold one.'],
  [/closing ["']quote/, 'The quoted text that ends here has no closing quote.'],
  [/Nested mappings/, 'A second colon follows on the line: put the value in quotes.'],
  [/single line/, 'This is neither a key with a colon nor part of the value above.'],
  [/followed by map values/, 'The key has no colon behind it.'],
  [/reserved character|directive indicator/, 'A value cannot begin with this character: put it in quotes.'],
  [
    /Invalid escape/,
    'A backslash in double quotes begins an escape, and this is none: double it, or use single quotes.',
  ],
  [
    /scalar at node end/,
    'Text follows the value: the quotes in it must be doubled, or the whole value be quoted in another way.',
  ],
  [/Flow sequence/, 'The list has no closing ], or the ] is not indented further than its key.'],
  [/Flow map/, 'The object has no closing }, or the } is not indented further than its key.'],
  [/same column/, 'The line is indented differently from the others of its list or object.'],
  [/block-seq-ind/, 'A list begins on the line below its key, not next to it.'],
  [/block collection|less indent|more indent/, 'The line is not indented as its place wants it.'],
];
