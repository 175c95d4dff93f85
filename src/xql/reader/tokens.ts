/* Splits XQL into tokens. Takes any text: what it cannot read becomes a fault, never an exception. */

export interface XqlToken {
  /** `quoted` is a name in backticks; `unknown` a character that XQL has no use for. */
  readonly kind: 'name' | 'quoted' | 'text' | 'number' | 'duration' | 'symbol' | 'unknown';
  /** The word or symbol; the content of a text or of a quoted name. */
  readonly value: string;
  /** Offsets in the text; `end` is behind the last character. */
  readonly start: number;
  readonly end: number;
}

/** Something that keeps the text from being XQL, with the characters it is about. */
export interface XqlFault {
  /** As a sentence. */
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface Tokens {
  readonly tokens: readonly XqlToken[];
  readonly faults: readonly XqlFault[];
}

type Kind = XqlToken['kind'] | 'blank';

const rules: readonly (readonly [Kind, RegExp])[] = [
  ['blank', /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\//y],
  ['text', /"""[\s\S]*?"""|"(?:[^"\\\n]|\\[^\n])*"/y],
  ['quoted', /`[^`\n]*`/y],
  ['duration', /\d+[a-zA-Z]+/y],
  ['number', /\d+(?:\.\d+)?/y],
  // A name may have parts, as in xdm.event.id. Dashboards have parameters such as $account.
  ['name', /[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}\p{N}_]+)*/uy],
  ['symbol', /!~=|->|!=|<=|>=|~=|[()[\]{},|=<>;:+\-*/%.@!]/y],
];

/** Reads in a time that grows with the text only. */
export function scan(source: string): Tokens {
  const tokens: XqlToken[] = [];
  const faults: XqlFault[] = [];
  let offset = 0;
  while (offset < source.length) {
    const { kind, end, fault } = next(source, offset);
    if (fault !== undefined) faults.push({ message: fault, start: offset, end });
    if (kind !== 'blank')
      tokens.push({ kind, value: contentOf(kind, source.slice(offset, end)), start: offset, end });
    offset = end;
  }
  return { tokens, faults };
}

function next(
  source: string,
  offset: number,
): { readonly kind: Kind; readonly end: number; readonly fault?: string } {
  // An open comment or text would make its pattern look for an end again and again.
  if (source.startsWith('/*', offset) && source.indexOf('*/', offset + 2) === -1)
    return { kind: 'blank', end: source.length, fault: 'The comment does not end.' };
  if (source.startsWith('"""', offset) && source.indexOf('"""', offset + 3) === -1)
    return { kind: 'text', end: source.length, fault: 'The text does not end.' };
  for (const [kind, pattern] of rules) {
    pattern.lastIndex = offset;
    if (!pattern.test(source)) continue;
    const end = pattern.lastIndex;
    return { kind, end: kind === 'text' ? endOfText(source, offset, end) : end };
  }
  const lineBreak = source.indexOf('\n', offset);
  const lineEnd = lineBreak === -1 ? source.length : lineBreak;
  if (source[offset] === '"')
    return { kind: 'text', end: lineEnd, fault: 'The text does not end on this line.' };
  if (source[offset] === '`')
    return { kind: 'quoted', end: lineEnd, fault: 'The name in backticks does not end on this line.' };
  return { kind: 'unknown', end: offset + ((source.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1) };
}

const doublyEscaped = /"(?:[^"\\\n]|\\\\"|\\[^\n])*"/y;

/**
 * Queries that went through JSON once too often have two backslashes in front of a quote that was meant to be escaped.
 * A text that would end there, with a word or another quote right behind it, goes on.
 */
function endOfText(source: string, start: number, end: number): number {
  if (!source.startsWith('\\\\"', end - 3) || !/["\w]/.test(source.charAt(end))) return end;
  doublyEscaped.lastIndex = start;
  return doublyEscaped.test(source) ? doublyEscaped.lastIndex : end;
}

/** In texts only the quote is escaped; every other backslash belongs to a regular expression. */
function contentOf(kind: XqlToken['kind'], text: string): string {
  if (kind === 'quoted') return text.replaceAll('`', '');
  if (kind !== 'text') return text;
  if (text.startsWith('"""') && text.length > 3) return text.replace(/^"""|"""$/g, '');
  return text.replace(/^"|"$/g, '').replaceAll('\\"', '"');
}
