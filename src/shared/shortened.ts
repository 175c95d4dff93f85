import { Buffer } from 'node:buffer';

/**
 * A text of at most `longest` characters; one that is cut ends in an ellipsis. It is a copy, because a slice keeps the
 * whole text that it was taken from in memory.
 */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return Buffer.from(`${text.slice(0, longest - 1)}…`, 'utf16le').toString('utf16le');
}
