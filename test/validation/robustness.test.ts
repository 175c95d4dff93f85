// @module-tag slow

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SeededRandom } from '#src/testing/simulation/seeded-random.js';
import { SourceText } from '#src/validation/text/source-text.js';
import { readStructured } from '#src/validation/text/structured-file.js';
import { validateInputs } from '#src/validation/validate.js';
import { script, sourceInput } from '../fixtures/sample-pack.js';
import { brokenPromises } from './fuzz/broken-promises.js';
import { nextMutation } from './fuzz/mutations.js';

describe('whatever is in the files', () => {
  test('damage is told of, never thrown', () => {
    const random = new SeededRandom(1);
    for (let number = 1; number <= 100; number++) {
      const mutation = nextMutation(random);
      expect([number, mutation.what, ...brokenPromises(mutation, number % 20 === 0)]).toHaveLength(2);
    }
  });

  test('any text is a YAML and a JSON file of some kind', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom('yaml' as const, 'json' as const),
        (text, format) => {
          const { root, faults } = readStructured(new SourceText('x', text), format);
          expect(root !== undefined || faults.length > 0).toBe(true);
        },
      ),
    );
  });

  test('values that are nested without end, and aliases that multiply, are findings', () => {
    const deep = '['.repeat(100_000);
    const lines = Array.from(
      { length: 20 },
      (_, index) => `v${index + 1}: &v${index + 1} [*v${index}, *v${index}]`,
    );
    const doubled = ['v0: &v0 [x, x]', ...lines].join('\n');
    for (const text of [deep, deep + ']'.repeat(100_000), doubled]) {
      const { findings } = validateInputs([
        sourceInput({ 'Integrations/Acme/Acme.yml': text, 'Integrations/Acme/Acme.js': script }),
      ]);
      expect(findings.map(({ code }) => code)).toEqual(
        expect.arrayContaining([expect.stringMatching(/^CP01[13]$/)]),
      );
    }
  });
});
