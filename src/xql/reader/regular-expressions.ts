import { callsIn, listsIn } from './expressions.js';
import type { XqlNode } from './nodes.js';
import { isSymbol } from './read-xql.js';
import type { XqlToken } from './tokens.js';

/** Functions whose second argument is a regular expression. */
const patternFunctions = new Set(['regextract', 'regexcapture', 'replex']);

const known = new WeakMap<readonly XqlNode[], readonly XqlToken[]>();

/** The texts that are used as a regular expression. */
export function patternsIn(nodes: readonly XqlNode[]): readonly XqlToken[] {
  const patterns = known.get(nodes) ?? findPatterns(nodes);
  known.set(nodes, patterns);
  return patterns;
}

function findPatterns(nodes: readonly XqlNode[]): XqlToken[] {
  const compared = listsIn(nodes).flatMap((list) =>
    list.flatMap((node, index) =>
      isSymbol(list[index - 1], '~=') || isSymbol(list[index - 1], '!~=') ? textsOf([node]) : [],
    ),
  );
  const extracted = callsIn(nodes)
    .filter(({ name }) => patternFunctions.has(name.value.toLowerCase()))
    .flatMap(({ parts }) => textsOf(parts[1] ?? []));
  return [...compared, ...extracted];
}

function textsOf([node]: readonly XqlNode[]): XqlToken[] {
  return node?.kind === 'token' && node.token.kind === 'text' ? [node.token] : [];
}

/** A part of a pattern, with offsets in the pattern. */
export interface PatternPart {
  readonly text: string;
  readonly start: number;
}

interface PatternParts {
  /** `(?=`, `(?!`, `(?<=`, `(?<!` */
  readonly lookarounds: readonly PatternPart[];
  readonly capturingGroups: readonly PatternPart[];
  /** `\\` in front of what was meant as one escape: `\\d+`, `\\$` before more text, `\\}`. */
  readonly doubledClasses: readonly PatternPart[];
  readonly doubledCharacters: readonly PatternPart[];
}

const part =
  /\\\\[dswDSW](?=[+*?{)|]|$)|\\\\\$(?=[^)|])|\\\\[{}](?!\d)|\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]?|\((?:\?(?:<?[=!]|P?<\w+>|))?/g;

/** What matters here of a regular expression as it stands in the text, quotes excluded. */
export function patternParts(pattern: string): PatternParts {
  const parts = {
    lookarounds: [] as PatternPart[],
    capturingGroups: [] as PatternPart[],
    doubledClasses: [] as PatternPart[],
    doubledCharacters: [] as PatternPart[],
  };
  for (const { 0: text, index: start } of pattern.matchAll(part)) {
    if (/^\(\?<?[=!]$/.test(text)) parts.lookarounds.push({ text, start });
    else if (text === '(' || /^\(\?P?<\w+>$/.test(text)) parts.capturingGroups.push({ text, start });
    else if (/^\\\\[dswDSW]$/.test(text)) parts.doubledClasses.push({ text, start });
    else if (/^\\\\[${}]$/.test(text)) parts.doubledCharacters.push({ text, start });
  }
  return parts;
}
