const longest = 160;

/**
 * A remote system's own words, in quotes, to be part of a message or a log: the first line of printable ASCII.
 * '' for texts that may carry markup, a payload or personal data.
 */
export function quotation(words: string): string {
  const line = (words.split(/[\r\n]/)[0] as string)
    .replace(/[^\u0020-\u007e]+/g, ' ')
    .replace(/^ +| +$/g, '');
  return line === '' || line.length > longest || /[@<>{}]/.test(line) ? '' : '"' + line + '"';
}
