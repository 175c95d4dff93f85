import type { Program } from 'acorn';
import { identifier, isFunction, isNode, type SyntaxNode, walk } from './script-syntax.js';

export interface NameUse {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface ScriptNames {
  /** What the script declares outside of functions: globals for whatever runs in the same scope. */
  readonly topLevel: readonly NameUse[];
  /** Names that the script assigns without declaring them anywhere. */
  readonly assigned: readonly NameUse[];
  /** Names that are read and declared nowhere. */
  readonly free: readonly NameUse[];
  /** Names that the script asks for with typeof before it uses them. */
  readonly probed: ReadonlySet<string>;
}

const known = new WeakMap<Program, ScriptNames>();

/** Tells where the names of a script come from. Scopes are not told apart: what is declared anywhere counts as known. */
export function scriptNames(program: Program): ScriptNames {
  const names = known.get(program) ?? findNames(program);
  known.set(program, names);
  return names;
}

function findNames(program: Program): ScriptNames {
  const declared = new Set<string>(['arguments']);
  const topLevel: NameUse[] = [];
  const probed = new Set<string>();
  walk(program, (node) => {
    for (const name of declaredBy(node)) declared.add(name.name);
    const probe =
      node.type === 'UnaryExpression' && node.operator === 'typeof' ? identifier(node.argument) : undefined;
    if (probe !== undefined) probed.add(probe);
    return undefined;
  });
  walk(program, (node) => {
    if (isFunction(node)) {
      if (node.type === 'FunctionDeclaration') topLevel.push(...declaredBy(node).slice(0, 1));
      return false;
    }
    topLevel.push(...declaredBy(node));
    return undefined;
  });
  const assigned: NameUse[] = [];
  const free: NameUse[] = [];
  walk(program, (node, parent) => {
    const name = identifier(node);
    if (name === undefined || parent === undefined || declared.has(name) || isLabel(node, parent))
      return undefined;
    const target = parent.type === 'AssignmentExpression' && parent.left === node;
    (target ? assigned : free).push({ name, start: node.start, end: node.end });
    return undefined;
  });
  return { topLevel, assigned, free, probed };
}

/** The names that a node declares; those of a function are its own and its parameters'. */
function declaredBy(node: SyntaxNode): NameUse[] {
  switch (node.type) {
    case 'VariableDeclarator':
      return bound(node.id);
    case 'CatchClause':
      return bound(node.param);
    case 'ClassDeclaration':
      return bound(node.id);
    default:
      return isFunction(node)
        ? [...bound(node.id), ...(Array.isArray(node.params) ? node.params.flatMap(bound) : [])]
        : [];
  }
}

/** The names in a pattern of a declaration. */
function bound(pattern: unknown): NameUse[] {
  if (!isNode(pattern)) return [];
  const uses: NameUse[] = [];
  walk(pattern, (node, parent) => {
    const name = identifier(node);
    if (name !== undefined && !(parent && isLabel(node, parent)))
      uses.push({ name, start: node.start, end: node.end });
    return undefined;
  });
  return uses;
}

/** A name that is no variable: of a property, or of a label. */
function isLabel(node: SyntaxNode, parent: SyntaxNode): boolean {
  if (parent.type === 'MemberExpression') return parent.property === node && parent.computed !== true;
  if (parent.type === 'Property' || parent.type === 'MethodDefinition')
    return parent.key === node && parent.computed !== true && parent.shorthand !== true;
  return ['LabeledStatement', 'BreakStatement', 'ContinueStatement'].includes(parent.type);
}
