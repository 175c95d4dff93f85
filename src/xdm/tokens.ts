import { type Position, XqlError } from './xql-error.js';

export interface Token {
  readonly kind: 'name' | 'quoted name' | 'text' | 'number' | 'duration' | 'symbol' | 'end';
  /** The word or symbol; the content of a text. */
  readonly value: string;
  readonly at: Position;
}

const rules: readonly (readonly [Token['kind'] | 'blank', RegExp])[] = [
  ['blank', /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\//y],
  ['text', /"(?:[^"\\\n]|\\[^\n])*"/y],
  ['duration', /\d+[a-zA-Z]+/y],
  ['number', /\d+(?:\.\d+)?/y],
  // A name may have parts, as in xdm.event.id.
  ['name', /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/y],
  // Columns that are called like a word of the language.
  ['quoted name', /`[^`\n]+`/y],
  ['symbol', /!~=|->|!=|<=|>=|~=|[()[\]{},|=<>;:]/y],
];

/** Splits XQL into tokens, with one of kind `end` behind the last. Throws XqlError for a character out of place. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let offset = 0;
  while (offset < source.length) {
    const at = positionOf(source, offset);
    const match = firstMatch(source, offset);
    if (match === undefined) throw new XqlError(unreadable(source, offset), at);
    if (match.kind !== 'blank')
      tokens.push({ kind: match.kind, value: contentOf(match.kind, match.text), at });
    offset += match.text.length;
  }
  return [...tokens, { kind: 'end', value: 'the end', at: positionOf(source, source.length) }];
}

function firstMatch(source: string, offset: number) {
  for (const [kind, pattern] of rules) {
    pattern.lastIndex = offset;
    const text = pattern.exec(source)?.[0];
    if (text !== undefined) return { kind, text };
  }
  return undefined;
}

/** In texts only the quote is escaped; every other backslash belongs to a regular expression. */
function contentOf(kind: Token['kind'], text: string): string {
  if (kind === 'quoted name') return text.slice(1, -1);
  return kind === 'text' ? text.slice(1, -1).replaceAll('\\"', '"') : text;
}

function unreadable(source: string, offset: number): string {
  if (source[offset] === '"') return 'The text does not end on this line.';
  if (source[offset] === '`') return 'The name in backticks does not end on this line.';
  if (source.startsWith('/*', offset)) return 'The comment does not end.';
  return `The character ${JSON.stringify(source[offset])} is not known here.`;
}

export function positionOf(source: string, offset: number): Position {
  const before = source.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
