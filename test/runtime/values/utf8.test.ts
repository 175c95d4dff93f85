import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byteLength, utf8Bytes } from '#src/runtime/values/utf8.js';

// `binary` also draws lone surrogates.
const anyText = fc.string({ unit: 'binary' });

it('counts the bytes that go over the wire', () => {
  fc.assert(fc.property(anyText, (text) => byteLength(text) === Buffer.byteLength(text, 'utf8')));
});

it('encodes as the wire does, a lone surrogate as U+FFFD', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(Buffer.from(utf8Bytes(text))).toEqual(Buffer.from(text, 'utf8'));
    }),
  );
  expect(utf8Bytes('\ud800')).toEqual([0xef, 0xbf, 0xbd]);
});
