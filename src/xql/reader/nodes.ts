import type { XqlFault, XqlToken } from './tokens.js';

/* Brackets and calls. What stands in them is a list of nodes without any order of operators. */

export interface TokenNode {
  readonly kind: 'token';
  readonly token: XqlToken;
  readonly start: number;
  readonly end: number;
}

/** A function with its arguments: `if(a = 1, b, c)`. */
export interface CallNode {
  readonly kind: 'call';
  readonly name: XqlToken;
  readonly parts: readonly (readonly XqlNode[])[];
  readonly start: number;
  readonly end: number;
}

/** Brackets that call nothing; `parts` lie between the commas. */
export interface GroupNode {
  readonly kind: 'group';
  readonly bracket: '(' | '[' | '{';
  readonly parts: readonly (readonly XqlNode[])[];
  readonly start: number;
  readonly end: number;
}

export type XqlNode = TokenNode | CallNode | GroupNode;

interface Frame {
  readonly open: XqlToken;
  readonly name: XqlToken | undefined;
  readonly parts: XqlNode[][];
}

const closers: { readonly [open: string]: string } = { '(': ')', '[': ']', '{': '}' };
const openers: { readonly [close: string]: string } = { ')': '(', ']': '[', '}': '{' };

/** Words that brackets can follow without being a call. */
const operators = new Set(
  'and or not in contains by as asc desc dataset datamodel preset join union type where with between like'.split(
    ' ',
  ),
);

/** Deeper brackets are not looked into; a reader that goes down into them would exhaust its stack. */
const deepest = 200;

/** Puts brackets together. A semicolon ends every bracket: what follows is another statement. */
export function nest(tokens: readonly XqlToken[]): {
  readonly nodes: readonly XqlNode[];
  readonly faults: readonly XqlFault[];
} {
  const faults: XqlFault[] = [];
  const nodes: XqlNode[] = [];
  const frames: Frame[] = [];
  let buried = 0;

  const current = () => frames.at(-1)?.parts.at(-1) ?? nodes;
  const close = (end: number) => {
    const frame = frames.pop();
    if (frame !== undefined) current().push(nodeOf(frame, end));
  };
  const closeAll = (end: number) => {
    const [first] = frames;
    if (first !== undefined) faults.push(unclosed(first));
    while (frames.length > 0) close(end);
  };

  for (const token of tokens) {
    const symbol = token.kind === 'symbol' ? token.value : '';
    const opener = openers[symbol];
    if (closers[symbol] !== undefined) {
      if (frames.length === deepest) {
        if (buried === 0)
          faults.push({ message: 'The brackets are nested too deep to be read.', ...spanOf(token) });
        buried += 1;
      } else
        frames.push({ open: token, name: takeName(current(), symbol, frames.length === 0), parts: [[]] });
    } else if (opener !== undefined) {
      if (buried > 0) buried -= 1;
      else if (frames.at(-1)?.open.value === opener) close(token.end);
      else if (frames.some(({ open }) => open.value === opener)) {
        while (frames.at(-1)?.open.value !== opener) {
          const frame = frames.at(-1);
          if (frame !== undefined) faults.push(unclosed(frame));
          close(token.start);
        }
        close(token.end);
      } else faults.push({ message: `This "${symbol}" closes nothing.`, ...spanOf(token) });
    } else if (symbol === ',' && frames.length > 0) frames.at(-1)?.parts.push([]);
    else {
      if (symbol === ';') {
        closeAll(token.start);
        buried = 0;
      }
      current().push({ kind: 'token', token, ...spanOf(token) });
    }
  }
  closeAll(tokens.at(-1)?.end ?? 0);
  return { nodes, faults };
}

function spanOf({ start, end }: XqlToken): { start: number; end: number } {
  return { start, end };
}

function nodeOf({ open, name, parts }: Frame, end: number): XqlNode {
  // An empty pair of brackets has no part, and `f(a, )` has one that is empty.
  const filled = parts.length === 1 && parts[0]?.length === 0 ? [] : parts;
  if (name !== undefined) return { kind: 'call', name, parts: filled, start: name.start, end };
  return {
    kind: 'group',
    bracket: open.value as GroupNode['bracket'],
    parts: filled,
    start: open.start,
    end,
  };
}

/** The name in front of an opening bracket becomes that of a call; the name of a stage does not. */
function takeName(before: XqlNode[], symbol: string, isTop: boolean): XqlToken | undefined {
  const last = before.at(-1);
  if (symbol !== '(' || last?.kind !== 'token' || last.token.kind !== 'name') return undefined;
  if (operators.has(last.token.value.toLowerCase())) return undefined;
  const previous = before.at(-2);
  const follows = previous?.kind === 'token' ? previous.token.value : undefined;
  const isStage =
    follows === '|' || (isTop && (previous === undefined || follows === ';' || isHeaderLike(previous)));
  // `join type = left (dataset = ...)`
  const setting = follows === '=' ? before.at(-3) : undefined;
  const isSetting = setting?.kind === 'token' && setting.token.value.toLowerCase() === 'type';
  if (isStage || isSetting || follows === '->') return undefined;
  before.pop();
  return last.token;
}

function isHeaderLike(node: XqlNode): boolean {
  return node.kind === 'group' && node.bracket === '[';
}

function unclosed({ open, name }: Frame): XqlFault {
  const what = name === undefined ? `"${open.value}"` : `"${name.value}("`;
  return {
    message: `This ${what} is not closed.`,
    start: name?.start ?? open.start,
    end: open.end,
  };
}
