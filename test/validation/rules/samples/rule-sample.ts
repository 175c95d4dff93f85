import { expect, test } from 'vitest';
import type { PackFinding } from '#src/validation/engine.js';
import type { PackInput } from '#src/validation/input/pack-input.js';
import { validateInputs } from '#src/validation/validate.js';
import { type Changes, sourceInput, uploadInput } from '../../../fixtures/sample-pack.js';

export interface RuleSample {
  /** What is done to the good pack. */
  readonly breaks: Changes;
  /** Where the rule finds it: `path:line:column marked text`, or `path` for a whole file. */
  readonly at: readonly string[];
  readonly shape?: 'upload';
  /** Changes after which the rule finds nothing again. */
  readonly passes?: Changes;
}

export type RuleSamples = { readonly [code: string]: RuleSample | readonly RuleSample[] };

/** One test for each sample: the broken pack has exactly these findings of the rule, the passing one has none. */
export function testRules(samples: RuleSamples, source: (changes: Changes) => PackInput = sourceInput): void {
  for (const [code, sample] of Object.entries(samples)) {
    for (const [index, { breaks, at, shape, passes }] of samplesOf(sample).entries()) {
      const input = shape === 'upload' ? uploadInput : source;
      test(`${code} (${index + 1}) finds ${Object.keys(breaks).join(', ')}`, () => {
        expect(placesOf(code, input(breaks))).toEqual(at);
        if (passes !== undefined) expect(placesOf(code, input(passes))).toEqual([]);
      });
    }
  }
}

export function samplesOf(sample: RuleSample | readonly RuleSample[]): readonly RuleSample[] {
  return 'breaks' in sample ? [sample] : sample;
}

function placesOf(code: string, input: PackInput): string[] {
  return validateInputs([input], { marketplace: true })
    .findings.filter((finding) => finding.code === code)
    .map(placeOf);
}

export function placeOf({ path, start, end, lineText }: PackFinding): string {
  if (start === undefined) return path;
  const marked = end?.line === start.line ? lineText?.slice(start.column - 1, end.column - 1) : '...';
  return `${path}:${start.line}:${start.column} ${marked ?? '(hidden)'}`.trimEnd();
}
