import { writeFileSync } from 'node:fs';
import type { WrittenResult } from '#src/report/results/check-result.js';

/** Writes what a check found as `cortex-pack report --results` takes it. */
export function writeResult(file: string, result: Omit<WrittenResult, 'finishedAt'>): void {
  const written: WrittenResult = { ...result, finishedAt: new Date().toISOString() };
  writeFileSync(file, `${JSON.stringify(written, null, 2)}\n`);
}
