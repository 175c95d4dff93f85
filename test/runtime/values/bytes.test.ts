import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base64, hex } from '#src/runtime/values/bytes.js';

const bytes = fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 100 });

it('writes any bytes as base64 and as hexadecimal digits', () => {
  fc.assert(
    fc.property(bytes, (list) => {
      expect(base64(list)).toBe(Buffer.from(list).toString('base64'));
      expect(hex(list)).toBe(Buffer.from(list).toString('hex'));
    }),
  );
});

it('writes any text as base64', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(base64(text)).toBe(Buffer.from(text, 'utf8').toString('base64'));
    }),
  );
});
