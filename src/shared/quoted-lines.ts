/* Quoted text of YAML whose further lines are not indented: PyYAML and ruamel read it, the parser here does not. */

/** A text with blanks put in, and where. */
export interface IndentedText {
  readonly text: string;
  /** The offset in the text as it was, of each line that got blanks, and how many. */
  readonly insertions: readonly { readonly at: number; readonly blanks: number }[];
}

/** A key or a dash, and a quote that begins a value. */
const opening = /^([ ]*(?:- +)*)(?:[^\s'"#][^'"#]*: +)?(?:- +)*(["'])/;

/**
 * Indents the further lines of quoted values as their parent wants it. Blanks at the beginning of such a line are no part
 * of the value, so none changes.
 */
export function indentQuotedLines(text: string): IndentedText {
  const insertions: { at: number; blanks: number }[] = [];
  const lines = text.split('\n');
  let offset = 0;
  let open: { readonly quote: string; readonly indent: number } | undefined;
  const result: string[] = [];
  for (const line of lines) {
    if (open === undefined) {
      const match = opening.exec(line);
      result.push(line);
      if (match !== null) {
        const [whole, before = '', quote = ''] = match;
        if (!closes(line.slice(whole.length), quote)) open = { quote, indent: before.length + 1 };
      }
    } else {
      const own = line.length - line.trimStart().length;
      const missing = line.trim() === '' ? 0 : Math.max(0, open.indent - own);
      if (missing > 0) insertions.push({ at: offset, blanks: missing });
      result.push(' '.repeat(missing) + line);
      if (closes(line, open.quote)) open = undefined;
    }
    offset += line.length + 1;
  }
  return { text: result.join('\n'), insertions };
}

function closes(rest: string, quote: string): boolean {
  return quote === '"' ? /^(?:[^"\\]|\\.)*"/.test(rest) : /^(?:[^']|'')*'(?!')/.test(rest);
}

/** From an offset in the indented text to the one in the text as it was. */
export function originalOffset({ insertions }: IndentedText, offset: number): number {
  let shift = 0;
  for (const { at, blanks } of insertions) {
    if (at + shift >= offset) break;
    shift += Math.min(blanks, offset - at - shift);
  }
  return offset - shift;
}
