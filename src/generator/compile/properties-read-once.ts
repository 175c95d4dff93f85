import type { AnyNode, BlockStatement, Identifier, VariableDeclaration, VariableDeclarator } from 'acorn';
import { childrenOf, type ParsedScript, parseModule, type ScriptEdit, withEdits } from './script-edits.js';

/**
 * `function (_a) { var x = _a.x; return x > 0; }` reads the property where it needs it: the variable is read once, and
 * nothing happens in between that could change the property. The same holds for the item of a loop over a list.
 */
export function withPropertiesReadOnce(script: string): string {
  const parsed = parseModule(script);
  const scopes = parsed.nodes.filter(isFunction);
  const shorter = withEdits(
    script,
    scopes.flatMap((scope) => editsIn(scope, parsed)),
  );
  // What was read by another one waited for its turn.
  return shorter === script ? script : withPropertiesReadOnce(shorter);
}

function isFunction({ type }: AnyNode): boolean {
  return type === 'FunctionExpression' || type === 'FunctionDeclaration';
}

interface Inlined {
  readonly declarator: VariableDeclarator;
  readonly uses: readonly Identifier[];
  readonly text: string;
}

function editsIn(scope: AnyNode, parsed: ParsedScript): ScriptEdit[] {
  const own = ownNodesIn(scope);
  const effects = own.filter(mayChangeProperties);
  const loops = own.filter(({ type }) => /^(?:For|ForIn|While|DoWhile)Statement$/.test(type));
  const uses = usesByName(scope);
  const isInOrder = ({ end }: AnyNode, use: Identifier) =>
    own.includes(use) &&
    use.start > end &&
    !effects.some((effect) => effect.start >= end && effect.end <= use.start) &&
    !loops.some((loop) => loop.start >= end && holds(loop, use));
  const inlinedIn = (statement: VariableDeclaration): Inlined[] =>
    statement.declarations.flatMap((declarator) => {
      if (declarator.id.type !== 'Identifier' || !isProperty(declarator.init)) return [];
      const { name } = declarator.id;
      const reads = readsOnly(uses.get(name));
      if (!reads.every((use) => isInOrder(declarator, use))) return [];
      const text = parsed.script.slice(declarator.init?.start, declarator.init?.end);
      return isShorter(reads.length, name, text) ? [{ declarator, uses: reads, text }] : [];
    });
  const declarations = own.flatMap((node) =>
    node.type === 'BlockStatement' ? declarationsIn(node, parsed) : [],
  );
  const inlined = declarations.flatMap(({ statement }) => inlinedIn(statement));
  const settled = inlined.filter(
    ({ uses: reads }) => !reads.some((use) => inlined.some(({ declarator }) => holds(declarator, use))),
  );
  const removed = settled.map(({ declarator }) => declarator);
  return [
    ...settled.flatMap(({ uses: reads, text }) => reads.map(({ start, end }) => ({ start, end, text }))),
    ...declarations.flatMap(({ statement, until }) => without(statement, removed, until)),
  ];
}

function holds(outer: AnyNode, { start, end }: AnyNode): boolean {
  return start >= outer.start && end <= outer.end;
}

interface Declaration {
  readonly statement: VariableDeclaration;
  /** Where the next statement begins. */
  readonly until: number;
}

/** The declarations of a block that another statement follows, without a comment between the two. */
function declarationsIn({ body }: BlockStatement, { comments }: ParsedScript): Declaration[] {
  return body.flatMap((statement, index) => {
    const until = body[index + 1]?.start;
    if (statement.type !== 'VariableDeclaration' || until === undefined) return [];
    if (comments.some(({ start }) => start >= statement.start && start < until)) return [];
    return [{ statement, until }];
  });
}

/** The nodes of a function, without those of the functions in it. */
function ownNodesIn(scope: AnyNode): AnyNode[] {
  const nodes: AnyNode[] = [];
  const visit = (node: AnyNode): void => {
    nodes.push(node);
    for (const child of childrenOf(node)) if (!isFunction(child)) visit(child);
  };
  visit(scope);
  return nodes;
}

/** How often each name stands for a variable, in the functions within as well. */
function usesByName(scope: AnyNode): Map<string, AnyUse[]> {
  const uses = new Map<string, AnyUse[]>();
  const visit = (node: AnyNode): void => {
    for (const child of childrenOf(node)) {
      if (child.type === 'Identifier') {
        if (isNameOfProperty(child, node)) continue;
        const ofName = uses.get(child.name) ?? [];
        ofName.push({ name: child, parent: node });
        uses.set(child.name, ofName);
      } else visit(child);
    }
  };
  visit(scope);
  return uses;
}

interface AnyUse {
  readonly name: Identifier;
  readonly parent: AnyNode;
}

function isNameOfProperty(name: Identifier, parent: AnyNode): boolean {
  if (parent.type === 'MemberExpression') return !parent.computed && parent.property === name;
  return parent.type === 'Property' && parent.key === name;
}

/** Where the variable is read, when nothing else is done with it after its declaration; otherwise none. */
function readsOnly(uses: readonly AnyUse[] | undefined): Identifier[] {
  const [declaration, ...others] = uses ?? [];
  if (declaration?.parent.type !== 'VariableDeclarator' || others.some(isMoreThanRead)) return [];
  return others.map(({ name }) => name);
}

function isMoreThanRead({ name, parent }: AnyUse): boolean {
  return (
    (parent.type === 'VariableDeclarator' && parent.id === name) ||
    (parent.type === 'AssignmentExpression' && parent.left === name) ||
    (parent.type === 'ForInStatement' && parent.left === name) ||
    parent.type === 'UpdateExpression' ||
    // The call of a property would have another `this`.
    (parent.type === 'CallExpression' && parent.callee === name)
  );
}

/** Whether the property at its places takes less than a variable for it. An item of a list has a name for its reader. */
function isShorter(reads: number, name: string, text: string): boolean {
  if (reads <= 1) return reads === 1;
  return !text.includes('[') && reads * text.length < `${name} = ${text}, `.length + reads * name.length;
}

/** `object.property`, or the item at the place of a variable. */
function isProperty(node: AnyNode | null | undefined): boolean {
  if (node?.type !== 'MemberExpression') return false;
  if (node.computed && node.property.type !== 'Identifier') return false;
  return node.object.type === 'Identifier' || isProperty(node.object);
}

function mayChangeProperties(node: AnyNode): boolean {
  if (node.type === 'UnaryExpression') return node.operator === 'delete';
  return /^(?:Call|New|Assignment|Update)Expression$/.test(node.type) && !isOfNumbers(node);
}

function isOfNumbers(node: AnyNode): boolean {
  return (
    node.type === 'CallExpression' &&
    node.callee.type === 'MemberExpression' &&
    node.callee.object.type === 'Identifier' &&
    node.callee.object.name === 'Math'
  );
}

/** The declaration without these variables; nothing up to the next statement where none is left. */
function without(
  { start, declarations }: VariableDeclaration,
  removed: readonly VariableDeclarator[],
  next: number,
): ScriptEdit[] {
  const kept = declarations.filter((declarator) => !removed.includes(declarator));
  if (kept.length === declarations.length) return [];
  const lastKept = kept.at(-1);
  if (lastKept === undefined) return [{ start, end: next, text: '' }];
  return declarations.flatMap((declarator, index) => {
    if (!removed.includes(declarator)) return [];
    const following = declarations[index + 1];
    if (following !== undefined && declarator.start < lastKept.start) {
      return [{ start: declarator.start, end: following.start, text: '' }];
    }
    return [{ start: declarations[index - 1]?.end ?? start, end: declarator.end, text: '' }];
  });
}
