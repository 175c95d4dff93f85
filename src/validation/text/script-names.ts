import type { Program } from 'acorn';
import { identifier, isFunction, isNode, nodesOf, type SyntaxNode, walk } from './script-syntax.js';

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
  const probed = new Set<string>();
  const uses: (NameUse & { readonly isTarget: boolean })[] = [];
  for (const { node, parent } of nodesOf(program)) {
    for (const { name } of declaredBy(node)) declared.add(name);
    if (node.type === 'UnaryExpression' && node.operator === 'typeof')
      probed.add(identifier(node.argument) ?? '');
    const name = identifier(node);
    if (name === undefined || parent === undefined || isLabel(node, parent)) continue;
    const isTarget = parent.type === 'AssignmentExpression' && parent.left === node;
    uses.push({ name, start: node.start, end: node.end, isTarget });
  }
  const undeclared = uses.filter(({ name }) => !declared.has(name));
  return {
    topLevel: topLevelOf(program),
    assigned: undeclared.filter(({ isTarget }) => isTarget),
    free: undeclared.filter(({ isTarget }) => !isTarget),
    probed,
  };
}

function topLevelOf(program: Program): NameUse[] {
  const names: NameUse[] = [];
  walk(program, (node) => {
    if (isFunction(node)) {
      if (node.type === 'FunctionDeclaration') names.push(...declaredBy(node).slice(0, 1));
      return false;
    }
    names.push(...declaredBy(node));
    return undefined;
  });
  return names;
}

const none: readonly NameUse[] = [];

const ofFunction = ({ id, params }: SyntaxNode) => [id, ...(Array.isArray(params) ? params : [])];

/** Where nodes hold the names that they declare; those of a function are its own and its parameters'. */
const declaringPatterns: { readonly [type: string]: (node: SyntaxNode) => readonly unknown[] } = {
  VariableDeclarator: ({ id }) => [id],
  CatchClause: ({ param }) => [param],
  ClassDeclaration: ({ id }) => [id],
  FunctionDeclaration: ofFunction,
  FunctionExpression: ofFunction,
  ArrowFunctionExpression: ofFunction,
};

function declaredBy(node: SyntaxNode): readonly NameUse[] {
  const patterns = declaringPatterns[node.type];
  return patterns === undefined ? none : patterns(node).flatMap(bound);
}

/** The names in a pattern of a declaration. */
function bound(pattern: unknown): NameUse[] {
  if (!isNode(pattern)) return [];
  const own = identifier(pattern);
  if (own !== undefined) return [{ name: own, start: pattern.start, end: pattern.end }];
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
  switch (parent.type) {
    case 'MemberExpression':
      return parent.property === node && parent.computed !== true;
    case 'Property':
    case 'MethodDefinition':
      return parent.key === node && parent.computed !== true && parent.shorthand !== true;
    default:
      return /^(?:Labeled|Break|Continue)Statement$/.test(parent.type);
  }
}
