import { hexadecimal } from './json.js';
import { utf8Bytes } from './utf8.js';

/** SHA-256 (FIPS 180-4) of the UTF-8 form of a text. The server offers scripts no hash function of its own. */

const constants: number[] = [];
const initial: number[] = [];

/** The constants are the first 32 bits of the fractional parts of roots of the first primes. */
function fractionBits(root: number): number {
  return ((root - Math.floor(root)) * 4294967296) | 0;
}

function deriveConstants(): void {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < 64; candidate += 1) {
    if (primes.some((prime) => candidate % prime === 0)) continue;
    primes.push(candidate);
    if (initial.length < 8) initial.push(fractionBits(Math.sqrt(candidate)));
    constants.push(fractionBits(candidate ** (1 / 3)));
  }
}

deriveConstants();

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function pad(bytes: number[]): void {
  const bits = bytes.length * 8;
  bytes.push(0x80);
  while (bytes.length % 64 !== 56) bytes.push(0);
  for (const half of [Math.floor(bits / 4294967296), bits]) {
    bytes.push((half >>> 24) & 255, (half >>> 16) & 255, (half >>> 8) & 255, half & 255);
  }
}

function word(words: readonly number[], index: number): number {
  return words[index] as number;
}

function mixBlock(state: number[], bytes: readonly number[], offset: number): void {
  const w: number[] = [];
  for (let at = offset; at < offset + 64; at += 4) {
    w.push(
      (word(bytes, at) << 24) |
        (word(bytes, at + 1) << 16) |
        (word(bytes, at + 2) << 8) |
        word(bytes, at + 3),
    );
  }
  for (let i = 16; i < 64; i += 1) {
    const w15 = word(w, i - 15);
    const w2 = word(w, i - 2);
    const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
    const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
    w.push((word(w, i - 16) + s0 + word(w, i - 7) + s1) | 0);
  }
  let [a, b, c, d, e, f, g, h] = state as Words;
  for (let i = 0; i < 64; i += 1) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + word(constants, i) + word(w, i)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  const mixed = [a, b, c, d, e, f, g, h];
  mixed.forEach((value, i) => {
    state[i] = (word(state, i) + value) | 0;
  });
}

type Words = [number, number, number, number, number, number, number, number];

/** 64 hexadecimal characters. */
export function sha256(text: string): string {
  const bytes = utf8Bytes(text);
  pad(bytes);
  const state = initial.slice(0);
  for (let offset = 0; offset < bytes.length; offset += 64) mixBlock(state, bytes, offset);
  return state.map((value) => hexadecimal(value >>> 0, 8)).join('');
}
