import { stripVTControlCharacters } from 'node:util';
import { textWidth } from '../../shared/text-width.js';

/**
 * A line broken between words to `width` columns. What follows stands below the text of the last column that starts in
 * the left half, else two columns to the right of an indented line, else at the left edge. A word that fits nowhere
 * stays whole, so that it can be copied.
 */
export function wrapLine(line: string, width: number): string[] {
  if (widthOf(line) <= width) return [line];
  const hang = hangOf(stripVTControlCharacters(line), width);
  const lines: string[] = [];
  let current = '';
  for (const part of line.match(/ *[^ ]+/g) ?? []) {
    const word = part.trimStart();
    const isAtStart = widthOf(current) <= hang;
    if (isAtStart || widthOf(current + part) <= width || widthOf(word) > width - hang) current += part;
    else {
      lines.push(current);
      current = ' '.repeat(hang) + word;
    }
  }
  return [...lines, current];
}

function hangOf(line: string, width: number): number {
  const half = Math.floor(width / 2);
  const starts = [...line.matchAll(/\S {2,}(?=\S)/g)].map(({ index, 0: gap }) =>
    textWidth(line.slice(0, index) + gap),
  );
  const indent = line.length - line.trimStart().length;
  return starts.filter((start) => start <= half).at(-1) ?? (indent === 0 ? 0 : Math.min(indent + 2, half));
}

function widthOf(text: string): number {
  return textWidth(stripVTControlCharacters(text));
}
