import type { RunSummary } from '../../protocol.js';

/** Where the arrow keys stand among earlier lines. */
export interface Recall {
  /** How many lines back; 0 is the line that was being typed. */
  readonly back: number;
  /** The line that was being typed. */
  readonly draft: string;
}

/** What was typed for an instance, or for none, the newest first, each line once in a row. */
export function earlierLines(runs: readonly RunSummary[], instance: string | undefined): string[] {
  return runs
    .filter((run) => run.origin === 'war room' && ['', instance].includes(run.instance))
    .map(({ line }) => line)
    .filter((line, index, lines) => line !== lines[index + 1])
    .reverse();
}

/** One line further back, or forth again; undefined at the end. */
export function stepped(lines: readonly string[], { back, draft }: Recall, by: 1 | -1): Recall | undefined {
  const next = back + by;
  return next < 0 || next > lines.length ? undefined : { back: next, draft };
}

export function recalledLine(lines: readonly string[], { back, draft }: Recall): string {
  return lines[back - 1] ?? draft;
}
