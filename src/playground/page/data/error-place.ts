import type { Position } from '../../../shared/position.js';

const lineEnd = /\r\n|\n|\r/;

/** The line of a text in which a place lies, and a caret that stands under it. */
export function errorPlace(
  text: string,
  { line, column }: Position,
): { readonly line: string; readonly caret: string } {
  const shown = text.split(lineEnd)[line - 1] ?? '';
  // A tab is as wide above the caret as in the line.
  const before = shown
    .slice(0, column - 1)
    .replace(/[^\t]/g, ' ')
    .padEnd(column - 1, ' ');
  return { line: shown, caret: `${before}^` };
}

/** The line and the column behind a text, in a field that wraps no line; both count from 0. */
export function caretPlace(before: string): { readonly line: number; readonly column: number } {
  const lines = before.split('\n');
  return { line: lines.length - 1, column: lines.at(-1)?.length ?? 0 };
}

/** The characters in front of a place; at most all. Lines end with one character, as in a text field. */
export function offsetOf(text: string, { line, column }: Position): number {
  const before = text.split('\n').slice(0, line - 1);
  return Math.min(text.length, before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1);
}
