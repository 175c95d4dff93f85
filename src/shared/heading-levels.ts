/** A token of markdown-it, as far as headings go. */
interface HeadingToken {
  readonly type: string;
  readonly tag: string;
}

/**
 * The level of each heading of a text that stands inside a page: the page has the levels above `first`; from there on none is
 * left out, whatever the text leaves out.
 */
export function headingLevels<T extends HeadingToken>(
  tokens: readonly T[],
  first: number,
): ReadonlyMap<T, number> {
  const above: string[] = [];
  const levels = new Map<T, number>();
  for (const token of tokens.filter(({ type }) => type === 'heading_open')) {
    while ((above.at(-1) ?? '') >= token.tag) above.pop();
    above.push(token.tag);
    levels.set(token, Math.min(6, above.length + first - 1));
  }
  return levels;
}
