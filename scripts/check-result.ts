import { writeFileSync } from 'node:fs';
import type { WrittenResult } from '#src/report/results/check-result.js';

/** Takes `--results <file>` out of the words of a command line. */
export function resultsOption(words: readonly string[]): {
  readonly results: string | undefined;
  readonly others: readonly string[];
} {
  const at = words.indexOf('--results');
  if (at === -1) return { results: undefined, others: words };
  const results = words[at + 1];
  if (results === undefined) throw new Error('--results needs the name of a file.');
  return { results, others: words.filter((_word, index) => index !== at && index !== at + 1) };
}

/** Writes what a check found as `cortex-pack report --results` takes it. */
export function writeResult(file: string, result: Omit<WrittenResult, 'finishedAt'>): void {
  const written: WrittenResult = { ...result, finishedAt: new Date().toISOString() };
  writeFileSync(file, `${JSON.stringify(written, null, 2)}\n`);
}
