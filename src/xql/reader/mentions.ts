import type { XqlToken } from './tokens.js';

/* What tokens mention, wherever it stands: in headers, in queries, in queries within queries. */

/** A name or a text; its place is without the quotes. */
export interface XqlMention {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** The token as it is meant, without its quotes. */
export function mentionOf({ kind, value, start, end }: XqlToken): XqlMention {
  const quotes = kind === 'text' || kind === 'quoted' ? 1 : 0;
  return { value, start: start + quotes, end: end - quotes };
}

/** Datasets that a query or a header names: `dataset = name`, `dataset in (a, b)`. */
export function datasetsIn(tokens: readonly XqlToken[]): XqlMention[] {
  return comparisonsOf(tokens, /^dataset$/i).flatMap(({ values }) => values);
}

/** Datasets that the headers of a parsing rule fill. */
export function targetDatasetsIn(tokens: readonly XqlToken[]): XqlMention[] {
  return comparisonsOf(tokens, /^target_dataset$/i).flatMap(({ values }) => values);
}

/** A field that is compared with names or texts. */
export interface XqlComparison {
  readonly field: XqlMention;
  readonly values: readonly XqlMention[];
}

/** Comparisons by `=`, `!=`, `in` and `not in` of the fields that a pattern takes. */
export function comparisonsOf(tokens: readonly XqlToken[], field: RegExp): XqlComparison[] {
  return tokens.flatMap((token, index) => {
    if (token.kind !== 'name' || !field.test(token.value)) return [];
    const negated = isWord(tokens[index + 1], 'not') ? 1 : 0;
    const operator = tokens[index + 1 + negated];
    const first = tokens[index + 2 + negated];
    if (operator === undefined || first === undefined) return [];
    if (operator.kind === 'symbol' && /^!?=$/.test(operator.value))
      return isValue(first) ? [{ field: mentionOf(token), values: [mentionOf(first)] }] : [];
    if (!isWord(operator, 'in') || first.value !== '(') return [];
    return [{ field: mentionOf(token), values: valuesFrom(tokens, index + 3 + negated) }];
  });
}

/** The values of a list, up to its closing bracket. */
function valuesFrom(tokens: readonly XqlToken[], start: number): XqlMention[] {
  const values: XqlMention[] = [];
  for (let index = start; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined || (!isValue(token) && token.value !== ',')) break;
    if (isValue(token)) values.push(mentionOf(token));
  }
  return values;
}

function isValue({ kind }: XqlToken): boolean {
  return kind === 'name' || kind === 'text' || kind === 'duration';
}

function isWord(token: XqlToken | undefined, word: string): boolean {
  return token?.kind === 'name' && token.value.toLowerCase() === word;
}
