import type { CallNode, XqlNode } from './nodes.js';
import { isSymbol, splitAt, type XqlStage } from './read-xql.js';
import type { XqlToken } from './tokens.js';

/* What lies in stages: assignments, columns that are read, calls. */

/** `target = value` of an `alter`. */
export interface XqlAssignment {
  readonly target: XqlToken;
  readonly value: readonly XqlNode[];
  readonly start: number;
  readonly end: number;
}

/** The assignments of a stage; what is none is left out. */
export function assignmentsOf({ name, body }: XqlStage): XqlAssignment[] {
  if (name !== 'alter') return [];
  return splitAt(body, ',').flatMap((nodes) => {
    const [target, equals, ...value] = nodes;
    if (target?.kind !== 'token' || !isColumn(target.token) || !isSymbol(equals, '=')) return [];
    return [{ target: target.token, value, start: target.start, end: nodes.at(-1)?.end ?? target.end }];
  });
}

function isColumn({ kind }: XqlToken): boolean {
  return kind === 'name' || kind === 'quoted';
}

/** Words that are no columns where a value can stand. */
const words = new Set('and or not in contains true false null as asc desc by like between'.split(' '));

/** A column that an expression reads. */
export interface ColumnRead {
  readonly token: XqlToken;
  /** The innermost function that it is an argument of, in small letters. */
  readonly inside: string | undefined;
}

/** Columns that expressions read, without the paths into JSON that follow an arrow. */
export function columnsRead(nodes: readonly XqlNode[]): ColumnRead[] {
  const reads: ColumnRead[] = [];
  addColumns(nodes, undefined, reads);
  return reads;
}

function addColumns(nodes: readonly XqlNode[], inside: string | undefined, reads: ColumnRead[]): void {
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index];
    if (node === undefined) continue;
    if (isSymbol(node, '->')) index = endOfPath(nodes, index);
    else if (node.kind !== 'token') {
      const innermost = node.kind === 'call' ? node.name.value.toLowerCase() : inside;
      for (const part of node.parts) addColumns(part, innermost, reads);
    } else if (isColumnRead(node.token)) reads.push({ token: node.token, inside });
  }
}

function isColumnRead(token: XqlToken): boolean {
  if (token.kind === 'quoted') return true;
  return (
    token.kind === 'name' &&
    !words.has(token.value.toLowerCase()) &&
    !/^(XDM_CONST|ENUM)\.|^\$/i.test(token.value)
  );
}

/** The index of the last node of a path behind an arrow: `-> a.b`, `-> event-type[]`, `-> {}`. */
export function endOfPath(nodes: readonly XqlNode[], arrow: number): number {
  let index = arrow;
  for (;;) {
    const next = nodes[index + 1];
    if (next === undefined) return index;
    const touches = index > arrow && next.start === nodes[index]?.end;
    const isBracket = next.kind === 'group' && next.bracket !== '(';
    if (index === arrow || isBracket) index += 1;
    else if (touches && next.kind === 'token' && /^[\w.\-@:]+$/.test(next.token.value)) index += 1;
    else return index;
  }
}

/** What was found before: most rules look through the same stages. */
const [knownLists, knownTokens] = [
  new WeakMap<readonly XqlNode[], readonly (readonly XqlNode[])[]>(),
  new WeakMap<readonly XqlNode[], readonly XqlToken[]>(),
];

/** Every list of nodes, however deep: the given one, and those between brackets and commas. */
export function listsIn(nodes: readonly XqlNode[]): readonly (readonly XqlNode[])[] {
  const before = knownLists.get(nodes);
  if (before !== undefined) return before;
  const lists: (readonly XqlNode[])[] = [nodes];
  // What is pushed while the loop runs is visited, too.
  for (const list of lists) {
    for (const node of list) if (node.kind !== 'token') lists.push(...node.parts);
  }
  knownLists.set(nodes, lists);
  return lists;
}

/** Every call in the nodes, however deep. */
export function callsIn(nodes: readonly XqlNode[]): CallNode[] {
  return listsIn(nodes).flatMap((list) => list.filter((node) => node.kind === 'call'));
}

/** Every token in the nodes, however deep. Names of calls are not among them. */
export function tokensIn(nodes: readonly XqlNode[]): readonly XqlToken[] {
  const before = knownTokens.get(nodes);
  if (before !== undefined) return before;
  const tokens: XqlToken[] = [];
  for (const list of listsIn(nodes)) {
    for (const node of list) if (node.kind === 'token') tokens.push(node.token);
  }
  knownTokens.set(nodes, tokens);
  return tokens;
}

/** What an `if(condition, result, condition, result, otherwise)` can give. */
export function resultsOfIf({ parts }: CallNode): (readonly XqlNode[])[] {
  return parts.filter((_, index) => index % 2 === 1 || (index > 0 && index === parts.length - 1));
}
