import { byteLength } from '../values/utf8.js';

/** One event on its way to the destination. */
export interface Line {
  /** Names the record in logs. */
  readonly id: string;
  /** JSON without line breaks; '' for an event that is nested too deeply for one. */
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

/**
 * Readers of JSON give up on what is nested: Python, which delivers for a container, at about 1,000 levels, some
 * engines write no more than a few thousand. Real records have a dozen.
 */
const mostLevels = 500;

/** The line of an event. */
export function lineOf(event: unknown): Pick<Line, 'text' | 'bytes'> {
  let text = '';
  try {
    text = JSON.stringify(event);
    // Only so many brackets can be so many levels, and to count them costs little.
    if (text.split('[').length + text.split('{').length > mostLevels && isDeeper(event, mostLevels))
      text = '';
  } catch (_error) {
    // The engine gave up.
  }
  return { text, bytes: byteLength(text) };
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const members = value as { readonly [key: string]: unknown };
  return levels === 0 || Object.keys(members).some((key) => isDeeper(members[key], levels - 1));
}
