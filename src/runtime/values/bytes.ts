import { hexadecimal } from './json.js';
import { utf8Bytes } from './utf8.js';

/** Numbers from 0 to 255. */
export type Bytes = readonly number[];

/** Two hexadecimal digits for each byte, in small letters. */
export function hex(bytes: Bytes): string {
  return bytes.map((byte) => hexadecimal(byte, 2)).join('');
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 of bytes, or of the UTF-8 form of a text. */
export function base64(value: string | Bytes): string {
  const bytes = typeof value === 'string' ? utf8Bytes(value) : value;
  let encoded = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.slice(at, at + 3);
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
