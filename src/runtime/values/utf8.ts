/** Sizes on the wire: the server sends strings as UTF-8. */

/** Some engines have characters beyond U+FFFF in one piece: only what excludes the known ones finds them. */
const unusual = /[^ -~]/;
const usualRuns = /[ -~]+/g;

/** Bytes of the text in UTF-8. A lone surrogate counts as the three bytes of its replacement. */
export function byteLength(text: string): number {
  if (!unusual.test(text)) return text.length;
  const rest = text.replace(usualRuns, ' ');
  return text.length - rest.length + utf8Bytes(rest).length;
}

/** The UTF-8 bytes of the text. A lone surrogate becomes U+FFFD, as it does on the wire. */
export function utf8Bytes(text: string): number[] {
  const bytes: number[] = [];
  const rest = (bits: number) => 0x80 | (bits & 63);
  for (let i = 0; i < text.length; i += 1) {
    let code = text.charCodeAt(i);
    if (code >= 0xd800 && code < 0xe000) {
      const low = text.charCodeAt(i + 1);
      if (code < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        i += 1;
      } else code = 0xfffd;
    }
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), rest(code));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), rest(code >> 6), rest(code));
    else bytes.push(0xf0 | (code >> 18), rest(code >> 12), rest(code >> 6), rest(code));
  }
  return bytes;
}
