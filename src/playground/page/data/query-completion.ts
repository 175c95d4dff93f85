import { scan, type XqlToken } from '../../../xql/reader/tokens.js';
import { graphTypes } from '../chart/graph-data.js';
import { matching } from '../parts/matching.js';
import { aggregationWords, functionWords, type QueryWord, sourceWords, stageWords } from './query-words.js';

export interface QuerySuggestion {
  readonly label: string;
  readonly about: string;
  /** What takes the place of the word at the cursor. */
  readonly word: string;
}

/** What may stand at the cursor of a query. */
export interface QueryCompletion {
  /** The part of the text that a suggestion replaces, in front of the cursor. */
  readonly start: number;
  readonly typed: string;
  readonly suggestions: readonly QuerySuggestion[];
}

/** The names that are known of a dataset. */
export interface QueryNames {
  readonly dataset: string;
  readonly columns: readonly string[];
  /** Of values in JSON objects, such as `actor.email`. */
  readonly paths: readonly string[];
  readonly modelFields: readonly string[];
}

const most = 50;

/** Reads a query that may be unfinished. Within texts, comments and names in backticks nothing is suggested. */
export function queryCompletion(text: string, cursor: number, names: QueryNames): QueryCompletion {
  const before = text.slice(0, cursor);
  // A letter more makes a name of the word at the cursor, unless it is within a text or a comment.
  const { tokens } = scan(`${before}_`);
  const last = tokens.at(-1);
  if (last?.kind !== 'name' || last.end !== cursor + 1 || /\d$/.test(before.slice(0, last.start)))
    return { start: cursor, typed: '', suggestions: [] };
  const typed = before.slice(last.start);
  // The arguments of a function are an example.
  const found = matching(typed, wordsAt(tokens.slice(0, -1), names), ({ label }) =>
    label.replace(/\(.*/s, ''),
  );
  return { start: last.start, typed, suggestions: found.slice(0, most) };
}

/** The text with the suggestion in it, and where the cursor goes then. */
export function withSuggestion(
  text: string,
  cursor: number,
  { start }: QueryCompletion,
  { word }: QuerySuggestion,
): { readonly text: string; readonly cursor: number } {
  return { text: text.slice(0, start) + word + text.slice(cursor), cursor: start + word.length };
}

function wordsAt(tokens: readonly XqlToken[], names: QueryNames): readonly QuerySuggestion[] {
  const pipe = tokens.findLastIndex((token) => isSymbol(token, '|'));
  const earlier = tokens.slice(0, Math.max(0, pipe));
  const [stage, ...rest] = tokens.slice(pipe + 1);
  const previous = rest.at(-1);
  const isSourceKnown = earlier.some(({ value }) => value.toLowerCase() === 'dataset');
  if (stage === undefined)
    return isSourceKnown
      ? stageWords.map(({ name, form, about }) => ({ label: form, about, word: `${name} ` }))
      : sources(names);
  if (isSymbol(previous, '->')) return pathsIn(rest.at(-2)?.value ?? '', names);
  const columns = () => columnsBehind(earlier, names);
  const isListing = previous === undefined || isSymbol(previous, ',');
  switch (stage.value.toLowerCase()) {
    case 'config':
      return plain(['timeframe = 24h', 'case_sensitive = true']);
    case 'datamodel':
      return isSymbol(previous, '=') ? plain([names.dataset]) : plain([`dataset = ${names.dataset}`]);
    case 'dataset':
      return isSymbol(previous, '=') ? plain([names.dataset]) : [];
    case 'filter':
      return [
        ...columns(),
        ...calls(functionWords),
        ...plain(['contains', 'in', 'not', 'and', 'or', 'null']),
      ];
    case 'alter':
      // A new name comes first.
      return previous === undefined ? [] : [...columns(), ...calls(functionWords)];
    case 'comp':
      if (isListing && !hasWord(rest, 'by')) return calls(aggregationWords);
      if (isSymbol(previous, ')')) return plain(['as']);
      return isWord(previous, 'as') ? [] : [...columns(), ...plain(['by'])];
    case 'sort':
      return isListing ? plain(['asc', 'desc']) : columns();
    case 'dedup':
      return isWord(previous, 'by') ? plain(['asc', 'desc']) : [...columns(), ...plain(['by'])];
    case 'top':
      return [...columns(), ...plain(['by', 'top_count as', 'top_percent as'])];
    case 'bin':
      return previous === undefined ? columns() : plain(['span = 1h']);
    case 'fields':
      return isListing ? columns() : plain(['as']);
    case 'view':
      return viewWords(rest, columns);
    default:
      return [];
  }
}

function sources({ dataset }: QueryNames): QuerySuggestion[] {
  return sourceWords.map(({ form, about }) => {
    const word = form.replace(/\bname\b/, dataset);
    return { label: word, about, word };
  });
}

function viewWords(
  rest: readonly XqlToken[],
  columns: () => readonly QuerySuggestion[],
): readonly QuerySuggestion[] {
  const [setting, sign] = rest.slice(-2);
  if (!isSymbol(sign, '='))
    return plain(
      rest.length === 0 ? ['graph type ='] : ['type =', 'xaxis =', 'yaxis =', 'series =', 'header ='],
    );
  return setting?.value === 'type' ? plain(graphTypes) : columns();
}

/** What is in the JSON object of a column. */
function pathsIn(column: string, { paths }: QueryNames): readonly QuerySuggestion[] {
  return paths
    .filter((path) => path.startsWith(`${column}.`))
    .map((path) => path.slice(column.length + 1))
    .map((path) => ({ label: path, about: '', word: path }));
}

/** Those that stages before made come first; behind a `comp` or `top` there are no others. */
function columnsBehind(tokens: readonly XqlToken[], names: QueryNames): readonly QuerySuggestion[] {
  const made = new Set<string>();
  let isGrouped = false;
  let stage = '';
  tokens.forEach((token, place) => {
    const [before, after] = [tokens[place - 1], tokens[place + 1]];
    if (before === undefined || isSymbol(before, '|')) {
      stage = token.value.toLowerCase();
      isGrouped ||= stage === 'comp' || stage === 'top';
      return;
    }
    const isTarget = stage === 'alter' && isSymbol(after, '=');
    if (isWord(before, 'as') || isTarget) made.add(token.value);
    if (stage === 'top' && !hasWord(tokens.slice(place), 'as')) made.add('top_count');
  });
  const isModel = isWord(tokens[0], 'datamodel') || tokens.some((token) => isWord(token, 'datamodel'));
  const others = isGrouped ? groupColumns(tokens) : [...(isModel ? names.modelFields : []), ...names.columns];
  return [...new Set([...made, ...others])].map((name) => ({ label: name, about: '', word: quoted(name) }));
}

/** The columns behind `by`. */
function groupColumns(tokens: readonly XqlToken[]): string[] {
  const by = tokens.findLastIndex((token) => isWord(token, 'by'));
  if (by < 0) return [];
  const end = tokens.findIndex((token, place) => place > by && isSymbol(token, '|'));
  return tokens
    .slice(by + 1, end < 0 ? undefined : end)
    .filter(({ kind }) => kind === 'name' || kind === 'quoted')
    .map(({ value }) => value);
}

function plain(words: readonly string[]): QuerySuggestion[] {
  return words.map((word) => ({ label: word, about: '', word: `${word} ` }));
}

function calls(words: readonly QueryWord[]): QuerySuggestion[] {
  return words.map(({ name, form, about }) => ({
    label: form,
    about,
    word: form.endsWith('()') ? `${name}()` : `${name}(`,
  }));
}

function quoted(name: string): string {
  return /^[A-Za-z_]\w*(?:\.\w+)*$/.test(name) ? name : `\`${name}\``;
}

function isSymbol(token: XqlToken | undefined, value: string): boolean {
  return token?.kind === 'symbol' && token.value === value;
}

function isWord(token: XqlToken | undefined, word: string): boolean {
  return token?.kind === 'name' && token.value.toLowerCase() === word;
}

function hasWord(tokens: readonly XqlToken[], word: string): boolean {
  return tokens.some((token) => isWord(token, word));
}
