import fc from 'fast-check';
import { expect, it } from 'vitest';
import { batchText, cutBatches } from '#src/runtime/deliver/batches.js';
import { byteLength } from '#src/runtime/values/utf8.js';

const lines = fc.array(fc.string({ unit: 'grapheme', maxLength: 40 })).map((texts) =>
  texts.map((text, i) => ({
    id: String(i),
    text: JSON.stringify(text),
    bytes: byteLength(JSON.stringify(text)),
  })),
);

it('keeps every line once and in order, and no batch of several lines over the limit', () => {
  fc.assert(
    fc.property(lines, fc.integer({ min: 1, max: 200 }), (given, limit) => {
      const batches = cutBatches(given, limit);
      expect(batches.flat()).toEqual(given);
      for (const batch of batches) {
        expect(batch.length).toBeGreaterThan(0);
        if (batch.length > 1) expect(Buffer.byteLength(batchText(batch))).toBeLessThanOrEqual(limit);
      }
    }),
  );
});

it('fills batches as far as they go', () => {
  fc.assert(
    fc.property(lines, fc.integer({ min: 1, max: 200 }), (given, limit) => {
      const batches = cutBatches(given, limit);
      for (let i = 1; i < batches.length; i += 1) {
        const first = batches[i]?.[0];
        const before = batches[i - 1] ?? [];
        expect(Buffer.byteLength(batchText(before)) + (first?.bytes ?? 0) + 1).toBeGreaterThan(limit);
      }
    }),
  );
});
