import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixPack } from '#src/validation/fixes/fix-packs.js';
import { readZip } from '#src/validation/input/read-zip.js';
import { SourceText } from '#src/validation/text/source-text.js';
import { readStructured } from '#src/validation/text/structured-file.js';
import { validateInputs } from '#src/validation/validate.js';
import { integration, script, sourceFiles, sourceInput, uploadZip } from '../fixtures/sample-pack.js';

/** A text with a part cut out, doubled, or replaced by something that matters to YAML, JSON or Markdown. */
function mutationOf(text: string): fc.Arbitrary<string> {
  const pieces = [
    '\t',
    '\n',
    ': ',
    '- ',
    '"',
    "'",
    '{',
    '}',
    '[',
    '&a ',
    '*a',
    '!!x ',
    '#',
    '|',
    '>',
    '\u0000',
    '\ud83d',
    'null',
    '...',
    '---',
    '<~X>',
    '```',
  ];
  return fc
    .tuple(
      fc.nat(text.length),
      fc.nat(40),
      fc.oneof(fc.constantFrom('', ...pieces), fc.string({ maxLength: 5 })),
    )
    .map(([at, length, piece]) => text.slice(0, at) + piece + text.slice(at + length));
}

const textFiles = Object.entries(sourceFiles).filter(
  (entry): entry is [string, string] => typeof entry[1] === 'string',
);

describe('whatever is in the files', () => {
  for (const [path, text] of textFiles) {
    test(`a changed ${path} is told of, never thrown`, () => {
      fc.assert(
        fc.property(mutationOf(text), (mutated) => {
          const input = sourceInput({ [path]: mutated });
          for (const { start, end, lineText, message } of validateInputs([input], { marketplace: true })
            .findings) {
            expect(message).not.toBe('');
            if (start === undefined || end === undefined) continue;
            expect(start.line).toBeGreaterThan(0);
            expect(end.line > start.line || (end.line === start.line && end.column >= start.column)).toBe(
              true,
            );
            if (lineText !== undefined) expect(start.column).toBeLessThanOrEqual(lineText.length + 2);
          }
        }),
        { numRuns: 10 },
      );
    });
  }

  test('fixes leave nothing to fix, and never make a readable file unreadable', () => {
    const find = (input: Parameters<typeof fixPack>[0]) =>
      validateInputs([input], { marketplace: true }).findings;
    fc.assert(
      fc.property(mutationOf(integration), (mutated) => {
        const input = sourceInput({ 'Integrations/Acme/Acme.yml': mutated });
        const unreadable = (candidate: typeof input) =>
          find(candidate).filter(({ code }) => code === 'CP011').length;
        const { input: fixed } = fixPack(input, find);
        expect(find(fixed).filter(({ fixable }) => fixable)).toEqual([]);
        expect(unreadable(fixed)).toBe(unreadable(input));
      }),
      { numRuns: 30 },
    );
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

  test('any zip is read or refused with a finding', () => {
    const zip = uploadZip();
    fc.assert(
      fc.property(fc.nat(zip.length - 1), fc.nat(255), (at, byte) => {
        const damaged = zip.slice();
        damaged[at] = byte;
        expect(validateInputs(readZip(damaged, 'a.zip', 'a')).packs).toHaveLength(1);
      }),
      { numRuns: 20 },
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
