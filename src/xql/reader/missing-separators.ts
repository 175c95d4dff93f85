import { endOfPath } from './expressions.js';
import type { CallNode, GroupNode, TokenNode, XqlNode } from './nodes.js';
import { isSymbol, splitAt, statementsOf, type XqlText } from './read-xql.js';
import type { XqlFault } from './tokens.js';

/*
 * Values that stand next to each other although a comma, an operator or a pipe belongs between them. Only what no
 * query can mean is found: a word between two values may be an operator that is not known here.
 */

/** Stages of which every part between commas is an expression. */
const expressionStages = new Set(['alter', 'filter', 'fields']);

/** Stages whose arguments hold no name of another stage. */
const plainStages = new Set(['dataset', 'comp', 'sort', 'dedup', 'alter', 'filter', 'fields']);

/** Stages whose names are no words of other stages. */
const stageWords = new Set('alter filter fields comp sort dedup join limit'.split(' '));

const operatorWords = new Set(
  'and or not in contains incidr incidr6 like between as asc desc by is exists'.split(' '),
);

/** What is missing between values of the text, at the second of them. */
export function missingSeparators(xql: XqlText): XqlFault[] {
  const faults: XqlFault[] = [];
  // Texts in other quotes, and what templates put in, are read as several words.
  if (xql.tokens.some(({ kind }) => kind === 'unknown')) return faults;
  for (const { name, body } of statementsOf(xql).flatMap(({ stages }) => stages))
    addStage(name, splitAt(body, ','), faults);
  return faults;
}

/** The parts of a stage, the last of which may end in other stages. */
function addStage(name: string, parts: readonly (readonly XqlNode[])[], faults: XqlFault[]): void {
  let stage = name;
  for (const part of parts) {
    for (const [index, segment] of splitAt(part, '|').entries()) {
      if (index > 0) stage = wordOf(segment[0]);
      addSegment(stage, index > 0 ? segment.slice(1) : segment, faults);
    }
  }
}

function addSegment(stage: string, nodes: readonly XqlNode[], faults: XqlFault[]): void {
  if (expressionStages.has(stage)) faults.push(...unseparated(nodes));
  else if (plainStages.has(stage)) faults.push(...missingPipes(nodes));
  for (const node of nodes) {
    if (node.kind === 'call') addStage('filter', node.parts, faults);
    else if (node.kind === 'group' && node.bracket === '(') addGroup(stage, node, faults);
  }
}

/** A query in brackets, a list of values, or a part of an expression. */
function addGroup(stage: string, { parts }: GroupNode, faults: XqlFault[]): void {
  const isQuery = parts.some((part) => part.some((node) => isSymbol(node, '|')));
  const [[first, ...rest] = [], ...others] = parts;
  if (isQuery) addStage(wordOf(first), [rest, ...others], faults);
  else addStage(stage, parts, faults);
}

function missingPipes(nodes: readonly XqlNode[]): XqlFault[] {
  return operandRuns(nodes).flatMap((run) => run.flatMap((_, index) => pipeFault(run, index) ?? []));
}

function pipeFault(run: readonly XqlNode[], index: number): XqlFault | undefined {
  const node = run[index];
  if (node === undefined || index === 0 || !stageWords.has(wordOf(node))) return undefined;
  // `sort desc time` has no value right behind its name; other stages do.
  if (node.kind === 'token' && index === run.length - 1 && wordOf(node) !== 'sort') return undefined;
  const { start, end } = nameIn(node);
  return { message: `There is no "|" in front of the stage "${wordOf(node)}".`, start, end };
}

function unseparated(nodes: readonly XqlNode[]): XqlFault[] {
  return operandRuns(nodes).flatMap((run) => {
    for (const [index, node] of run.entries()) {
      const pipe = pipeFault(run, index);
      if (pipe !== undefined) return [pipe];
      const before = run[index - 1];
      if (before === undefined) continue;
      if (run.length > 2 && (isName(before) || isName(node))) continue;
      const { start, end } = nameIn(node);
      const isAssigned = isSymbol(nodes[nodes.indexOf(node) + 1], '=');
      const message = isAssigned
        ? 'There is no comma in front of this assignment.'
        : 'There is neither an operator nor a comma in front of this value.';
      return [{ message, start, end }];
    }
    return [];
  });
}

/** The values that follow each other with no operator between them, two or more at a time. */
function operandRuns(nodes: readonly XqlNode[]): XqlNode[][] {
  const runs: XqlNode[][] = [];
  let run: XqlNode[] = [];
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (node === undefined) continue;
    if (isSymbol(node, '->')) index = endOfPath(nodes, index);
    else if (isOperand(node)) {
      // A name that begins with a digit is read as two tokens.
      if (run.at(-1)?.end !== node.start) run.push(node);
    }
    // What an index in brackets follows stays the value that it was.
    else if (node.kind === 'token' || run.length === 0) {
      runs.push(run);
      run = [];
    }
  }
  return [...runs, run].filter(({ length }) => length > 1);
}

function isOperand(node: XqlNode): boolean {
  if (node.kind === 'group') return node.bracket === '(';
  if (node.kind === 'call') return true;
  const { kind } = node.token;
  return kind !== 'symbol' && kind !== 'unknown' && !(kind === 'name' && operatorWords.has(wordOf(node)));
}

function isName(node: XqlNode): node is TokenNode {
  return node.kind === 'token' && node.token.kind === 'name';
}

/** The word of a name or of a call, in small letters. */
function wordOf(node: XqlNode | undefined): string {
  if (node?.kind === 'call') return node.name.value.toLowerCase();
  return node !== undefined && isName(node) ? node.token.value.toLowerCase() : '';
}

function nameIn(node: XqlNode): { readonly start: number; readonly end: number } {
  return isCall(node) ? node.name : node;
}

function isCall(node: XqlNode): node is CallNode {
  return node.kind === 'call';
}
