import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  Lexer,
  LineCounter,
  type Node,
  Parser,
  type Tags,
  type YAMLError,
  YAMLParseError,
} from 'yaml';
import { messageOf } from './errors.js';
import { type IndentedText, indentQuotedLines, originalOffset } from './quoted-lines.js';
import { nodesIn } from './yaml-nodes.js';

/** More than the biggest files of packs have; few enough to be read in seconds. */
const maxTokens = 500_000;
/** Each makes the parser look through the whole file. */
const maxAliases = 1_000;
/** How often aliases may repeat values in the data: a few lines of them can stand for gigabytes. */
const maxRepeats = 100;

export interface YamlProblem {
  /**
   * `syntax` and `alias`: there is no value. `duplicate-key`: the last one counts. `tag`: one that is not known,
   * so that the value is read as text. `fragile`: the platform reads it, other readers do not.
   */
  readonly kind: 'syntax' | 'alias' | 'duplicate-key' | 'tag' | 'fragile';
  /** What the parser calls it, such as `TAB_AS_INDENT`. */
  readonly code?: string;
  /** Without a full stop. */
  readonly message: string;
  /** Offsets in the text, from and up to; undefined when it is about the whole text. */
  readonly range?: readonly [start: number, end: number];
}

export interface ParsedYaml {
  /** Absent when there is none at all. */
  readonly document?: Document.Parsed;
  /** As data of JavaScript; undefined when it cannot be read. A date is the text that its author wrote. */
  readonly value?: unknown;
  readonly problems: readonly YamlProblem[];
}

/**
 * Reads YAML, from whoever it comes, and says where it is wrong. Never throws. The platform reads version 1.1; JSON is
 * a part of version 1.2.
 */
export function parseYaml(text: string, version: '1.1' | '1.2' = '1.1'): ParsedYaml {
  try {
    const { document, fragile } = parsedDocument(text, version);
    const problems = [
      ...fragile,
      ...document.errors.map((error) => problemOf(error, 'syntax')),
      ...cycles(document),
      ...document.warnings.map((warning) => problemOf(warning, 'tag')),
      ...duplicateKeys(document),
    ];
    const isReadable = problems.every(({ kind }) => kind !== 'syntax');
    return isReadable ? { document, ...valueIn(document, problems) } : { document, problems };
  } catch (error) {
    return { problems: [{ kind: 'syntax', message: reasonOf(error) }] };
  }
}

function parsedDocument(
  text: string,
  version: '1.1' | '1.2',
): { readonly document: Document.Parsed; readonly fragile: readonly YamlProblem[] } {
  const document = composed(text, version);
  if (document.errors.length === 0) return { document, fragile: [] };
  const indented = indentQuotedLines(text);
  if (indented.insertions.length === 0) return { document, fragile: [] };
  const again = composed(indented.text, version);
  if (again.errors.length > 0) return { document, fragile: [] };
  restoreOffsets(again, indented);
  const fragile = indented.insertions.map(({ at }): YamlProblem => {
    const end = text.indexOf('\n', at);
    const message = 'A line of quoted text is not indented';
    return { kind: 'fragile', message, range: [at, end === -1 ? text.length : end] };
  });
  return { document: again, fragile };
}

/** What `parseDocument` of the library does, with the tokens counted on the way. */
function composed(text: string, version: '1.1' | '1.2'): Document.Parsed {
  const composer = new Composer({
    version,
    prettyErrors: false,
    // It would compare each key of a mapping with each other.
    uniqueKeys: false,
    customTags: (tags: Tags) =>
      tags.filter((tag) => (typeof tag === 'string' ? tag : tag.tag) !== timestampTag),
  });
  const [document, ...others] = composer.compose(tokensOf(text), true, text.length);
  if (document === undefined) throw new Error('There is no document');
  const [second] = others;
  if (second !== undefined)
    document.errors.push(
      new YAMLParseError([second.range[0], second.range[1]], 'MULTIPLE_DOCS', 'There are multiple documents'),
    );
  keepNamesOfKeys(document);
  return document;
}

/** The platform reads every key as a text: `Yes:` and `yes:` are two branches of a task, and neither is `true:`. */
function keepNamesOfKeys(document: Document.Parsed): void {
  for (const node of nodesIn(document.contents)) {
    if (!isMap(node)) continue;
    for (const { key } of node.items)
      if (isScalar(key) && (typeof key.value === 'boolean' || typeof key.value === 'number'))
        key.value = key.source ?? String(key.value);
  }
}

function* tokensOf(text: string): Generator<CST.Token> {
  const parser = new Parser();
  let lexemes = 0;
  let aliases = 0;
  for (const lexeme of new Lexer().lex(text)) {
    lexemes += 1;
    if (lexeme.startsWith('*')) aliases += 1;
    if (lexemes > maxTokens) throw new Error(`It has more than ${maxTokens} parts`);
    if (aliases > maxAliases) throw new Error(`It has more than ${maxAliases} aliases`);
    yield* parser.next(lexeme);
  }
  yield* parser.end();
}

/** Lets the nodes stand where they do in the text as it was. */
function restoreOffsets(document: Document.Parsed, indented: IndentedText): void {
  const original = (offset: number) => originalOffset(indented, offset);
  for (const node of nodesIn(document.contents))
    if (node.range) node.range = [original(node.range[0]), original(node.range[1]), original(node.range[2])];
}

const timestampTag = 'tag:yaml.org,2002:timestamp';

function valueIn(document: Document.Parsed, problems: readonly YamlProblem[]): ParsedYaml {
  try {
    return { value: document.toJS({ maxAliasCount: maxRepeats }), problems };
  } catch (error) {
    return { problems: [...problems, { kind: 'alias', message: reasonOf(error) }] };
  }
}

function problemOf({ code, message, pos }: YAMLError, kind: 'syntax' | 'tag'): YamlProblem {
  return { kind, code, message: withoutStop(message), range: pos };
}

/** Aliases of a value that they stand in themselves: such data has no end, and the platform refuses it. */
function cycles(document: Document.Parsed): YamlProblem[] {
  const problems: YamlProblem[] = [];
  const anchored = new Map<string, Node>();
  for (const node of nodesIn(document.contents)) {
    if (!isAlias(node)) {
      if ('anchor' in node && typeof node.anchor === 'string') anchored.set(node.anchor, node);
      continue;
    }
    const [start, end] = node.range ?? [0, 0];
    const target = anchored.get(node.source)?.range;
    if (target && start < target[1])
      problems.push({
        kind: 'syntax',
        message: `*${node.source} stands in the very value that it repeats`,
        range: [start, end],
      });
  }
  return problems;
}

function duplicateKeys(document: Document.Parsed): YamlProblem[] {
  const problems: YamlProblem[] = [];
  for (const node of nodesIn(document.contents)) {
    if (!isMap(node)) continue;
    const seen = new Set<unknown>();
    for (const { key } of node.items) {
      if (!isScalar(key)) continue;
      const [start, end] = key.range ?? [0, 0];
      if (seen.has(key.value))
        problems.push({ kind: 'duplicate-key', message: 'Map keys must be unique', range: [start, end] });
      seen.add(key.value);
    }
  }
  return problems;
}

/** Deep nesting exhausts the stack of any reader. */
function reasonOf(error: unknown): string {
  return error instanceof RangeError ? 'The values are nested too deep' : withoutStop(messageOf(error));
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** Why a YAML text cannot be read. */
export class YamlError extends Error {
  override readonly name = 'YamlError';

  constructor(
    message: string,
    /** Line and column, such as `3:7`; undefined when it is about the whole text. */
    readonly place: string | undefined,
  ) {
    super(message);
  }
}

/** The value of a YAML text that is readable and gives no key twice. Throws a YamlError. */
export function readYaml(text: string): unknown {
  const { value, problems } = parseYaml(text);
  const problem = problems.find(({ kind }) => kind !== 'tag' && kind !== 'fragile');
  if (problem === undefined) return value;
  throw new YamlError(problem.message, problem.range && placeIn(text, problem.range[0]));
}

function placeIn(text: string, offset: number): string {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  const { line, col } = lines.linePos(offset);
  return `${line}:${col}`;
}
