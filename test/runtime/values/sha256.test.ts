import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sha256 } from '#src/runtime/values/sha256.js';

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
