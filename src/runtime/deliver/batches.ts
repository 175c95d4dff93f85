/** One event on its way to the destination. */
export interface Line {
  /** Names the record in logs. */
  readonly id: string;
  /** JSON without line breaks. */
  readonly text: string;
  /** UTF-8 bytes of the text. */
  readonly bytes: number;
}

/** Cuts lines, in order, into batches of at most so many bytes with a line break after each line. */
export function cutBatches<L extends Line>(lines: readonly L[], maximumBytes: number): L[][] {
  const batches: L[][] = [];
  let batch: L[] = [];
  let bytes = 0;
  for (const line of lines) {
    if (batch.length === 0 || bytes + line.bytes + 1 > maximumBytes) {
      batch = [];
      batches.push(batch);
      bytes = 0;
    }
    batch.push(line);
    bytes += line.bytes + 1;
  }
  return batches;
}

export function batchText(batch: readonly Line[]): string {
  return `${batch.map(({ text }) => text).join('\n')}\n`;
}
