const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 of the UTF-8 form of a text. */
export function base64(text: string): string {
  const bytes = unescape(encodeURIComponent(text));
  let encoded = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first, second, third] = [0, 1, 2].map((offset) => bytes.charCodeAt(at + offset) || 0) as [
      number,
      number,
      number,
    ];
    const group = first * 65536 + second * 256 + third;
    for (const [place, shift] of [
      [0, 18],
      [1, 12],
      [2, 6],
      [3, 0],
    ] as const) {
      const isThere = at + place - 1 < bytes.length;
      encoded += isThere ? digits.charAt(Math.floor(group / 2 ** shift) % 64) : '=';
    }
  }
  return encoded;
}
