import type { Bytes } from './bytes.js';
import { hexadecimal } from './json.js';
import { utf8Bytes } from './utf8.js';

/**
 * SHA-256 (FIPS 180-4) of the UTF-8 form of a text. The server offers scripts no hash function of its own. Its engine
 * interprets: calls cost more than what they would save to write, so rotations are spelled out.
 */

type Words = readonly [number, number, number, number, number, number, number, number];

const constants: number[] = [];
const initial: number[] = [];

/** The constants are the first 32 bits of the fractional parts of roots of the first primes. */
function fractionBits(root: number): number {
  return ((root - Math.floor(root)) * 4294967296) | 0;
}

for (let candidate = 2; constants.length < 64; candidate += 1) {
  let divisor = 2;
  while (candidate % divisor > 0) divisor += 1;
  if (divisor < candidate) continue;
  if (initial.length < 8) initial.push(fractionBits(Math.sqrt(candidate)));
  constants.push(fractionBits(candidate ** (1 / 3)));
}

/** The message with its padding: whole blocks of 16 words. */
function wordsOf(message: Bytes): number[] {
  const bits = message.length * 8;
  const bytes = message.concat(0x80);
  const words: number[] = [];
  for (let at = 0; at < bytes.length; at += 4) {
    words.push(
      ((bytes[at] as number) << 24) |
        ((bytes[at + 1] as number) << 16) |
        ((bytes[at + 2] as number) << 8) |
        (bytes[at + 3] as number),
    );
  }
  while (words.length % 16 !== 14) words.push(0);
  words.push(Math.floor(bits / 4294967296), bits);
  return words;
}

/** @param w the 16 words of a block, to which the schedule is added */
function mixBlock(state: readonly number[], w: number[]): number[] {
  let [a, b, c, d, e, f, g, h] = state as Words;
  for (let i = 0; i < 64; i += 1) {
    if (i >= 16) {
      const w15 = w[i - 15] as number;
      const w2 = w[i - 2] as number;
      const s0 = ((w15 >>> 7) | (w15 << 25)) ^ ((w15 >>> 18) | (w15 << 14)) ^ (w15 >>> 3);
      const s1 = ((w2 >>> 17) | (w2 << 15)) ^ ((w2 >>> 19) | (w2 << 13)) ^ (w2 >>> 10);
      w.push(((w[i - 16] as number) + s0 + (w[i - 7] as number) + s1) | 0);
    }
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = h + s1 + ((e & f) ^ (~e & g)) + (constants[i] as number) + (w[i] as number);
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => (word + (state[i] as number)) | 0);
}

function digestOf(message: Bytes): readonly number[] {
  const words = wordsOf(message);
  let state: readonly number[] = initial;
  for (let at = 0; at < words.length; at += 16) state = mixBlock(state, words.slice(at, at + 16));
  return state;
}

/** 64 hexadecimal characters. */
export function sha256(text: string): string {
  return digestOf(utf8Bytes(text))
    .map((word) => hexadecimal(word >>> 0, 8))
    .join('');
}

/** The same of bytes, as 32 bytes. */
function sha256Bytes(message: Bytes): number[] {
  const bytes: number[] = [];
  for (const word of digestOf(message))
    bytes.push(word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255);
  return bytes;
}

const blockBytes = 64;

/**
 * HMAC-SHA256 (RFC 2104) of the UTF-8 form of a text, 32 bytes, for services that want requests to be signed. `hex` and
 * `base64` write it as a text. It can be the key of the next one, where a service wants several.
 */
export function hmacSha256(key: string | Bytes, text: string): Bytes {
  const given = typeof key === 'string' ? utf8Bytes(key) : key;
  const short = given.length > blockBytes ? sha256Bytes(given) : given;
  const padded = (mask: number): number[] => {
    const block: number[] = [];
    for (let at = 0; at < blockBytes; at += 1) block.push((short[at] ?? 0) ^ mask);
    return block;
  };
  return sha256Bytes(padded(0x5c).concat(sha256Bytes(padded(0x36).concat(utf8Bytes(text)))));
}
