import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex } from '#src/runtime/values/bytes.js';
import { hmacSha256, sha256 } from '#src/runtime/values/sha256.js';

const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

it('agrees with the published vectors', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

it('agrees with another implementation for any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => sha256(text) === digest(text)));
});

it('agrees around the block boundaries', () => {
  for (let length = 50; length < 140; length += 1) {
    expect(sha256('x'.repeat(length))).toBe(digest('x'.repeat(length)));
  }
});

describe('hmacSha256', () => {
  it('agrees with the published vectors (RFC 4231, cases 2 and 6)', () => {
    expect(hex(hmacSha256('Jefe', 'what do ya want for nothing?'))).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
    expect(
      hex(hmacSha256(Array(131).fill(0xaa), 'Test Using Larger Than Block-Size Key - Hash Key First')),
    ).toBe('60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54');
  });

  it('agrees with another implementation for any key, also for one that is a signature itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (key, text) => {
        const first = createHmac('sha256', key).update(text).digest();
        const second = createHmac('sha256', first).update(text).digest('hex');
        expect(hex(hmacSha256(hmacSha256(key, text), text))).toBe(second);
      }),
    );
  });
});
