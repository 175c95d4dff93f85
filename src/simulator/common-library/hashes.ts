/*
 * SHA-256 (FIPS 180-4) and HMAC (RFC 2104) under the names of the library. A text is one byte a character, as there:
 * whoever hashes more than ASCII encodes it first.
 */

type Bytes = string | readonly number[];

declare let SHA256_message: number[] | undefined;
declare let HMAC_SHA256_outer: number[] | undefined;

export function string_to_array(text: string): number[] {
  return text.split('').map((character) => character.charCodeAt(0));
}

export function array_to_hex_string(bytes: readonly number[]): string {
  return bytes.map((byte) => `0${(byte & 255).toString(16)}`.slice(-2)).join('');
}

export function SHA256_init(): void {
  SHA256_message = [];
}

export function SHA256_write(part: Bytes): void {
  SHA256_message = (SHA256_message ?? []).concat(typeof part === 'string' ? string_to_array(part) : part);
}

/** The 32 bytes of what was written since the start. */
export function SHA256_finalize(): number[] {
  const message = SHA256_message ?? [];
  SHA256_message = undefined;
  const primes: number[] = [];
  for (let candidate = 2; primes.length < 64; candidate += 1) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  // The constants are the first 32 bits behind the point of roots of primes.
  const bitsBehindPoint = (value: number) => Math.floor((value - Math.floor(value)) * 4294967296) | 0;
  const constants = primes.map((prime) => bitsBehindPoint(prime ** (1 / 3)));
  let hash = primes.slice(0, 8).map((prime) => bitsBehindPoint(prime ** (1 / 2)));

  const length = message.length * 8;
  const padding = (119 - (message.length % 64)) % 64;
  const tail = [128, ...new Array<number>(padding).fill(0)];
  for (let byte = 7; byte >= 0; byte -= 1) tail.push(Math.floor(length / 256 ** byte) % 256);
  const bytes = message.concat(tail);

  const rotated = (word: number, bits: number) => (word >>> bits) | (word << (32 - bits));
  for (let start = 0; start < bytes.length; start += 64) {
    const words: number[] = [];
    for (let index = 0; index < 64; index += 1) {
      if (index < 16) {
        const at = start + index * 4;
        const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(at, at + 4);
        words.push((a << 24) | (b << 16) | (c << 8) | d);
        continue;
      }
      const early = words[index - 15] as number;
      const late = words[index - 2] as number;
      const small0 = rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3);
      const small1 = rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10);
      words.push(((words[index - 16] as number) + small0 + (words[index - 7] as number) + small1) | 0);
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
    for (let index = 0; index < 64; index += 1) {
      const big1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
      const choice = (e & f) ^ (~e & g);
      const first = (h + big1 + choice + (constants[index] as number) + (words[index] as number)) | 0;
      const big0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
      const second = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    hash = [a, b, c, d, e, f, g, h].map((word, index) => (word + (hash[index] as number)) | 0);
  }
  const digest: number[] = [];
  for (const word of hash) digest.push(word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255);
  return digest;
}

/** As hexadecimal text. */
export function SHA256_hash(message: Bytes): string {
  SHA256_init();
  SHA256_write(message);
  return array_to_hex_string(SHA256_finalize());
}

export function HMAC_SHA256_init(key: Bytes): void {
  let bytes = typeof key === 'string' ? string_to_array(key) : key.slice();
  if (bytes.length > 64) {
    SHA256_init();
    SHA256_write(bytes);
    bytes = SHA256_finalize();
  }
  while (bytes.length < 64) bytes.push(0);
  HMAC_SHA256_outer = bytes.map((byte) => byte ^ 0x5c);
  SHA256_init();
  SHA256_write(bytes.map((byte) => byte ^ 0x36));
}

export function HMAC_SHA256_write(part: Bytes): void {
  SHA256_write(part);
}

export function HMAC_SHA256_finalize(): number[] {
  const inner = SHA256_finalize();
  SHA256_init();
  SHA256_write(HMAC_SHA256_outer ?? []);
  SHA256_write(inner);
  HMAC_SHA256_outer = undefined;
  return SHA256_finalize();
}

/** As hexadecimal text. */
export function HMAC_SHA256_MAC(key: Bytes, message: Bytes): string {
  HMAC_SHA256_init(key);
  HMAC_SHA256_write(message);
  return array_to_hex_string(HMAC_SHA256_finalize());
}
