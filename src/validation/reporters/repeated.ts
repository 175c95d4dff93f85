import type { Finding } from '../finding.js';

/** More of one rule in one file tell a reader nothing new; they are counted. */
const mostOfOneRule = 5;

/** A finding, and how many more of its rule in its file follow it that are only counted. */
export interface ShownFinding {
  readonly finding: Finding;
  readonly more: number;
}

export function withoutRepeats(findings: readonly Finding[]): ShownFinding[] {
  const keyOf = ({ file, code }: Finding) => JSON.stringify([file, code]);
  const totals = new Map<string, number>();
  for (const finding of findings) totals.set(keyOf(finding), (totals.get(keyOf(finding)) ?? 0) + 1);
  const shown = new Map<string, number>();
  return findings.flatMap((finding) => {
    const key = keyOf(finding);
    const number = (shown.get(key) ?? 0) + 1;
    shown.set(key, number);
    if (number > mostOfOneRule) return [];
    const more = number === mostOfOneRule ? (totals.get(key) ?? 0) - mostOfOneRule : 0;
    return [{ finding, more }];
  });
}
