import { nest, type XqlNode } from './nodes.js';
import { scan, type XqlFault, type XqlToken } from './tokens.js';

/* The outline of XQL: headers, statements, stages. Takes any text and knows no list of stages or functions. */

export interface XqlStage {
  /** In small letters; empty when the stage does not begin with a word. */
  readonly name: string;
  readonly body: readonly XqlNode[];
  readonly start: number;
  readonly end: number;
}

/** Stages up to a semicolon, or to the end of the text. */
export interface Statement {
  readonly stages: readonly XqlStage[];
  /** Whether a semicolon ends it. */
  readonly terminated: boolean;
  readonly start: number;
  readonly end: number;
}

/** `[MODEL: dataset = name]` and the like. */
export interface Header {
  /** In capitals: MODEL, INGEST, RULE, CONST, COLLECT, EXTEND. */
  readonly kind: string;
  /** By names in small letters, in the order of the text. */
  readonly settings: readonly Setting[];
  readonly start: number;
  readonly end: number;
}

export interface Setting {
  readonly name: string;
  readonly key: XqlToken;
  /** Absent when nothing is assigned, as in `[RULE: name]`. */
  readonly value: XqlToken | undefined;
}

export interface XqlSection {
  /** Absent for statements before the first header, and for a query. */
  readonly header: Header | undefined;
  readonly statements: readonly Statement[];
}

export interface XqlText {
  readonly tokens: readonly XqlToken[];
  readonly sections: readonly XqlSection[];
  readonly faults: readonly XqlFault[];
}

/** Reads the rules of a modeling or parsing rule, or a query. Never throws. */
export function readXql(source: string): XqlText {
  const { tokens, faults } = scan(source);
  const nested = nest(tokens);
  return {
    tokens,
    sections: sectionsOf(nested.nodes),
    faults: [...faults, ...nested.faults].sort((a, b) => a.start - b.start),
  };
}

function sectionsOf(nodes: readonly XqlNode[]): XqlSection[] {
  const sections: { header: Header | undefined; statements: Statement[] }[] = [];
  let header: Header | undefined;
  let statements: Statement[] = [];
  let pending: XqlNode[] = [];
  const finish = (terminator?: XqlNode) => {
    if (pending.length > 0) statements.push(statementOf(pending, terminator));
    pending = [];
  };
  for (const node of nodes) {
    const next = headerOf(node);
    if (next !== undefined) {
      finish();
      if (header !== undefined || statements.length > 0) sections.push({ header, statements });
      header = next;
      statements = [];
    } else if (isSymbol(node, ';')) finish(node);
    else pending.push(node);
  }
  finish();
  sections.push({ header, statements });
  return sections;
}

const headerKinds = new Set(['MODEL', 'INGEST', 'RULE', 'CONST', 'COLLECT', 'EXTEND']);

function headerOf(node: XqlNode): Header | undefined {
  if (node.kind !== 'group' || node.bracket !== '[') return undefined;
  const [first] = node.parts[0] ?? [];
  const kind = first?.kind === 'token' && first.token.kind === 'name' ? first.token.value.toUpperCase() : '';
  if (!headerKinds.has(kind)) return undefined;
  const settings = node.parts.flatMap((part, index) => settingOf(index === 0 ? part.slice(2) : part));
  return { kind, settings, start: node.start, end: node.end };
}

function settingOf(part: readonly XqlNode[]): Setting[] {
  const tokens = part.flatMap((node) => (node.kind === 'token' ? [node.token] : []));
  const [key, equals, value] = tokens;
  if (key === undefined) return [];
  return [{ name: key.value.toLowerCase(), key, value: equals?.value === '=' ? value : undefined }];
}

function statementOf(nodes: readonly XqlNode[], terminator: XqlNode | undefined): Statement {
  const stages = splitAt(nodes, '|')
    .filter((part) => part.length > 0)
    .map(stageOf);
  return {
    stages,
    terminated: terminator !== undefined,
    start: nodes[0]?.start ?? 0,
    end: terminator?.end ?? nodes.at(-1)?.end ?? 0,
  };
}

function stageOf(nodes: readonly XqlNode[]): XqlStage {
  const [first, ...rest] = nodes;
  const isNamed = first?.kind === 'token' && first.token.kind === 'name';
  return {
    name: isNamed ? first.token.value.toLowerCase() : '',
    body: isNamed ? rest : nodes,
    start: first?.start ?? 0,
    end: nodes.at(-1)?.end ?? 0,
  };
}

/** Whether the node is this symbol, not a text that holds it. */
export function isSymbol(node: XqlNode | undefined, value: string): boolean {
  return node?.kind === 'token' && node.token.kind === 'symbol' && node.token.value === value;
}

/** Whether the node is this word of the language, in any case. */
export function isWord(node: XqlNode | undefined, word: string): boolean {
  return node?.kind === 'token' && node.token.kind === 'name' && node.token.value.toLowerCase() === word;
}

/** The lists between the symbols, one more than there are symbols. */
export function splitAt(nodes: readonly XqlNode[], symbol: string): XqlNode[][] {
  const parts: XqlNode[][] = [[]];
  for (const node of nodes) {
    if (isSymbol(node, symbol)) parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts;
}

/** Every statement of a text. */
export function statementsOf({ sections }: XqlText): readonly Statement[] {
  return sections.flatMap(({ statements }) => statements);
}
