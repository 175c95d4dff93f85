import ts = require('typescript');

/** What a name or another expression stands for, as far as the syntax tells it. */
type Resolve = (node: ts.Node) => ts.Node | undefined;

/** A character in a source file. */
export interface SourcePosition {
  readonly source: ts.SourceFile;
  readonly offset: number;
}

/**
 * The place in the sources of a character of a text that an expression makes. What a template puts in is searched, too,
 * where its text is written out; elsewhere the place is that of the expression in the template.
 */
export function positionInText(
  node: ts.Node,
  text: string,
  offset: number,
  resolve: Resolve,
): SourcePosition | undefined {
  const value = resolve(node);
  if (value === undefined) return undefined;
  if (ts.isStringLiteralLike(value))
    return value.text === text ? inLiteral(value, value.getStart() + 1, offset) : undefined;
  if (!ts.isTemplateExpression(value)) return undefined;
  for (const { piece, start, end } of piecesOf(value, text)) {
    if (offset >= end && end < text.length) continue;
    if (ts.isTemplateSpan(piece))
      return (
        positionInText(piece.expression, text.slice(start, end), offset - start, resolve) ??
        atStart(piece.expression)
      );
    return inLiteral(piece, piece.getStart() + 1, offset - start);
  }
  return undefined;
}

interface Piece {
  readonly piece: ts.TemplateLiteralLikeNode | ts.TemplateSpan;
  /** Where in the text it stands. */
  readonly start: number;
  readonly end: number;
}

/** What is written out, and what is put in, found in the text in the order of the template. */
function piecesOf({ head, templateSpans }: ts.TemplateExpression, text: string): Piece[] {
  if (!text.startsWith(head.text)) return [];
  const pieces: Piece[] = [{ piece: head, start: 0, end: head.text.length }];
  let end = head.text.length;
  for (const [index, span] of templateSpans.entries()) {
    const { text: written } = span.literal;
    const isLast = index === templateSpans.length - 1;
    const start = isLast ? text.length - written.length : text.indexOf(written, end);
    if (start < end || !text.startsWith(written, start)) return [];
    pieces.push({ piece: span, start: end, end: start });
    end = start + written.length;
    pieces.push({ piece: span.literal, start, end });
  }
  return pieces;
}

function atStart(node: ts.Node): SourcePosition {
  return { source: node.getSourceFile(), offset: node.getStart() };
}

/** The place of a character of a literal whose content begins at `start`. Escapes are longer in the source. */
function inLiteral(node: ts.Node, start: number, offset: number): SourcePosition {
  const source = node.getSourceFile();
  let at = start;
  for (let count = 0; count < offset && at < node.getEnd(); ) {
    const [written = ' '] =
      /^(?:\\(?:x..|u\{[^}]*\}|u....|\r?\n|[\s\S])|\r\n|[\s\S])/.exec(source.text.slice(at, at + 12)) ?? [];
    at += written.length;
    // A line that is continued adds nothing to the text.
    if (!/^\\\r?\n/.test(written)) count += 1;
  }
  return { source, offset: at };
}
