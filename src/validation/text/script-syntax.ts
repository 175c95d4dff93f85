import { type Node, type Program, parse } from 'acorn';

/** Every node of the tree has these; what else it has depends on its type. */
export type SyntaxNode = Node & { readonly [key: string]: unknown };

export interface SyntaxFault {
  readonly offset: number;
  readonly message: string;
}

export interface ScriptSyntax {
  /** Absent when no version of the language reads the script. */
  readonly program?: Program;
  /** Why the script is not ES5. */
  readonly fault?: SyntaxFault;
}

/** By the texts, the last ones: several rules look at a script, and a process that stays checks it again and again. */
const known = new Map<string, ScriptSyntax>();
const mostKnown = 4;

/** Parses a script as the body of a function. */
export function scriptSyntax(text: string): ScriptSyntax {
  const before = known.get(text);
  if (before !== undefined) return before;
  const es5 = parsed(text, 5);
  const syntax = 'program' in es5 ? es5 : { ...parsed(text, 2023), fault: es5.fault };
  known.set(text, syntax);
  const [oldest] = known.keys();
  if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
  return syntax;
}

function parsed(script: string, ecmaVersion: 5 | 2023): { program: Program } | { fault: SyntaxFault } {
  try {
    return { program: parse(script, { ecmaVersion, allowReturnOutsideFunction: true }) };
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/ \(\d+:\d+\)$/, '') : String(error);
    const at = error instanceof SyntaxError && 'pos' in error ? Number(error.pos) : 0;
    return { fault: { offset: at, message: reason } };
  }
}

/** Visits a node and all below it; `visit` returns false to stay out of a node. */
export function walk(
  node: Node,
  visit: (node: SyntaxNode, parent: SyntaxNode | undefined) => boolean | undefined,
): void {
  const enter = (current: SyntaxNode, parent: SyntaxNode | undefined): void => {
    if (visit(current, parent) === false) return;
    for (const key in current) {
      const value = current[key];
      if (isNode(value)) enter(value, current);
      else if (Array.isArray(value)) for (const child of value) if (isNode(child)) enter(child, current);
    }
  };
  if (isNode(node)) enter(node, undefined);
}

export interface NodeOfScript {
  readonly node: SyntaxNode;
  readonly parent: SyntaxNode | undefined;
}

const knownNodes = new WeakMap<Program, readonly NodeOfScript[]>();

/** All nodes of a script, each before what is in it. */
export function nodesOf(program: Program): readonly NodeOfScript[] {
  const before = knownNodes.get(program);
  if (before !== undefined) return before;
  const nodes: NodeOfScript[] = [];
  walk(program, (node, parent) => {
    nodes.push({ node, parent });
    return undefined;
  });
  knownNodes.set(program, nodes);
  return nodes;
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

export function isFunction({ type }: Node): boolean {
  return (
    type === 'FunctionDeclaration' || type === 'FunctionExpression' || type === 'ArrowFunctionExpression'
  );
}

/** The name of an identifier, or undefined for any other node. */
export function identifier(node: unknown): string | undefined {
  return isNode(node) && node.type === 'Identifier' && typeof node.name === 'string' ? node.name : undefined;
}
