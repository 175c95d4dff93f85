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
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] as L;
    if (batch.length > 0 && bytes + line.bytes + 1 > maximumBytes) {
      batches.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(line);
    bytes += line.bytes + 1;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

export function batchText(batch: readonly Line[]): string {
  const texts: string[] = [];
  for (let i = 0; i < batch.length; i += 1) texts.push((batch[i] as Line).text);
  return texts.join('\n') + '\n';
}
