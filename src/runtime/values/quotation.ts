const longest = 160;

/**
 * A remote system's own words, in quotes, to be part of a message or a log: the first line of printable ASCII, up to
 * where markup or a payload begins, without email addresses. '' when nothing is left.
 */
export function quoteRemoteText(words: string): string {
  const line = (words.split(/[\r\n]/)[0] as string)
    .replace(/[^ -~]+/g, ' ')
    .replace(/[<{].*$/, '...')
    .replace(/[^\s"'(,;:]*@[^\s"'),;:]*/g, '***')
    .replace(/^ +| +$/g, '');
  const shown = line.length > longest ? `${line.slice(0, longest)}...` : line;
  return /^[. }>]*$/.test(shown) ? '' : `"${shown.replace(/[}>]/g, ' ')}"`;
}
