import { hexadecimal } from './json.js';
import { utf8Bytes } from './utf8.js';

/** SHA-256 (FIPS 180-4) of the UTF-8 form of a text. The server offers scripts no hash function of its own. */

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

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

/** The bytes of a whole number, the highest one first. */
function bytesOf(word: number): number[] {
  return [24, 16, 8, 0].map((bits) => (word >>> bits) & 255);
}

function padded(bytes: readonly number[]): number[] {
  const zeros: number[] = [];
  while ((bytes.length + 1 + zeros.length) % 64 !== 56) zeros.push(0);
  const bits = bytes.length * 8;
  return bytes.concat(0x80, zeros, bytesOf(bits / 4294967296), bytesOf(bits));
}

function mixBlock(state: readonly number[], bytes: readonly number[], offset: number): number[] {
  const w: number[] = [];
  let [a, b, c, d, e, f, g, h] = state as Words;
  for (let i = 0; i < 64; i += 1) {
    let added = 0;
    for (let at = offset + i * 4; i < 16 && at < offset + i * 4 + 4; at += 1) {
      added = (added << 8) | (bytes[at] as number);
    }
    if (i >= 16) {
      const w15 = w[i - 15] as number;
      const w2 = w[i - 2] as number;
      const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
      const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
      added = ((w[i - 16] as number) + s0 + (w[i - 7] as number) + s1) | 0;
    }
    w.push(added);
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = h + s1 + ((e & f) ^ (~e & g)) + (constants[i] as number) + added;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
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

/** 64 hexadecimal characters. */
export function sha256(text: string): string {
  const bytes = padded(utf8Bytes(text));
  let state: readonly number[] = initial;
  for (let offset = 0; offset < bytes.length; offset += 64) state = mixBlock(state, bytes, offset);
  return state.map((word) => hexadecimal(word >>> 0, 8)).join('');
}
