import type { Position } from '../../shared/position.js';

/** Part of a file that a finding is about. */
export interface Place {
  /** Relative to the pack, with forward slashes. */
  readonly path: string;
  /** Absent for the whole file. */
  readonly span?: { readonly text: SourceText; readonly start: number; readonly end: number };
  /** The way from the root of a YAML or JSON file to the value, for finding what it was generated from. */
  readonly dataPath?: DataPath;
  /** Where in the text of that value, counted in its characters; absent for the value as a whole. */
  readonly textOffset?: number;
}

export type DataPath = readonly (string | number)[];

/** Text that lies in a file: the whole of it, or a value of a YAML file. */
export interface TextPart {
  readonly path: string;
  readonly text: string;
  /** The place of characters of `text`, wherever they lie in the file. */
  place(start: number, end?: number): Place;
}

/** A part of a text, with places in the file that holds it. */
export function partOf(text: TextPart, start: number, end: number): TextPart {
  return {
    path: text.path,
    text: text.text.slice(start, end),
    place: (from, to = from) => text.place(start + from, start + to),
  };
}

/** The text of a file, with positions. */
export class SourceText implements TextPart {
  #starts: readonly number[] | undefined;

  constructor(
    readonly path: string,
    readonly text: string,
  ) {}

  /** Most texts have no finding, so nobody asks for their lines. */
  get #lineStarts(): readonly number[] {
    this.#starts ??= lineStarts(this.text);
    return this.#starts;
  }

  place(start: number, end = start): Place {
    return { path: this.path, span: { text: this, start, end: Math.max(start, end) } };
  }

  /** The place of a line without its leading blanks; lines count from 1. */
  linePlace(line: number): Place {
    const start = this.lineStart(line);
    const text = this.lineText(line);
    return this.place(start + text.length - text.trimStart().length, start + text.trimEnd().length);
  }

  position(offset: number): Position {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#lineStarts[low] ?? 0) + 1 };
  }

  get lineCount(): number {
    return this.#lineStarts.length;
  }

  lineStart(line: number): number {
    return this.#lineStarts[line - 1] ?? this.text.length;
  }

  /** Without the line break. */
  lineText(line: number): string {
    const end = this.#lineStarts[line] ?? this.text.length + 1;
    return this.text.slice(this.lineStart(line), end - 1).replace(/\r$/, '');
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

export function wholeFile(path: string): Place {
  return { path };
}
