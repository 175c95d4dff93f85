export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The line of a text in which a place lies, and a caret that stands under it. */
export function errorPlace(text: string, { line, column }: Position): { readonly line: string; readonly caret: string } {
  const shown = text.split(/\r\n|\n|\r/)[line - 1] ?? '';
  // A tab is as wide above the caret as in the line.
  const before = shown.slice(0, column - 1).replace(/[^\t]/g, ' ').padEnd(column - 1, ' ');
  return { line: shown, caret: `${before}^` };
}
