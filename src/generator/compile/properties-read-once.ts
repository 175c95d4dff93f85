import type { AnyNode, Identifier, VariableDeclaration, VariableDeclarator } from 'acorn';
import {
  childrenOf,
  nodesIn,
  type ParsedScript,
  parseModule,
  type ScriptEdit,
  withEdits,
} from './script-edits.js';

/**
 * `function (_a) { var x = _a.x; return x > 0; }` reads the property where it needs it: the variable is read once, and
 * nothing happens in between that could change the property. The same holds for the item of a loop over a list.
 */
export function withPropertiesReadOnce(script: string): string {
  const parsed = parseModule(script);
  const scopes = nodesIn(parsed.program).filter(isFunction);
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
  readonly use: Identifier;
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
    !loops.some((loop) => loop.start >= end && loop.end >= use.end && loop.start <= use.start);
  return own.flatMap((node) => {
    if (node.type !== 'BlockStatement') return [];
    return node.body.flatMap((statement, index) => {
      const next = node.body[index + 1];
      if (statement.type !== 'VariableDeclaration' || next === undefined) return [];
      const until = next.start;
      if (parsed.comments.some(({ start }) => start >= statement.start && start < until)) return [];
      const inlined = statement.declarations.flatMap((declarator): Inlined[] => {
        const use = declarator.id.type === 'Identifier' ? onlyUse(uses.get(declarator.id.name)) : undefined;
        if (!use || !isProperty(declarator.init) || !isInOrder(declarator, use)) return [];
        return [{ declarator, use, text: parsed.script.slice(declarator.init?.start, declarator.init?.end) }];
      });
      const settled = inlined.filter(
        ({ use }) =>
          !inlined.some(({ declarator }) => use.start >= declarator.start && use.end <= declarator.end),
      );
      return [
        ...settled.map(({ use, text }) => ({ start: use.start, end: use.end, text })),
        ...without(
          statement,
          settled.map(({ declarator }) => declarator),
          until,
        ),
      ];
    });
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

/** Where the variable is read, when nothing else is done with it after its declaration. */
function onlyUse(uses: readonly AnyUse[] | undefined): Identifier | undefined {
  const [declaration, use, ...others] = uses ?? [];
  if (declaration?.parent.type !== 'VariableDeclarator' || use === undefined || others.length > 0)
    return undefined;
  const { name, parent } = use;
  const isElsewhere =
    (parent.type === 'VariableDeclarator' && parent.id === name) ||
    (parent.type === 'AssignmentExpression' && parent.left === name) ||
    (parent.type === 'ForInStatement' && parent.left === name) ||
    parent.type === 'UpdateExpression' ||
    // The call of a property would have another `this`.
    (parent.type === 'CallExpression' && parent.callee === name);
  return isElsewhere ? undefined : name;
}

/** `object.property`, or the item at the place of a variable. */
function isProperty(node: AnyNode | null | undefined): boolean {
  if (node?.type !== 'MemberExpression') return false;
  if (node.computed && node.property.type !== 'Identifier') return false;
  return node.object.type === 'Identifier' || isProperty(node.object);
}

function mayChangeProperties({ type }: AnyNode): boolean {
  return /^(?:Call|New|Assignment|Update)Expression$/.test(type);
}

/** The declaration without these variables; nothing up to the next statement where none is left. */
function without(
  { start, declarations }: VariableDeclaration,
  removed: readonly VariableDeclarator[],
  next: number,
): ScriptEdit[] {
  const kept = declarations.filter((declarator) => !removed.includes(declarator));
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
