import type { AnyNode, Identifier, VariableDeclarator } from 'acorn';
import {
  hasComment,
  nodesIn,
  type ParsedScript,
  parseModule,
  type ScriptEdit,
  withEdits,
} from './script-edits.js';

/**
 * `function (_a) { var x = _a.x; return x > 0; }` reads the property where it needs it: the variable is the last one
 * declared, and read once, before anything else. So nothing is read in another order, more often, or elsewhere.
 */
export function withPropertiesReadOnce(script: string): string {
  const parsed = parseModule(script);
  const shorter = withEdits(
    script,
    parsed.nodes.flatMap((node) => (isFunction(node) ? editsIn(node, parsed) : [])),
  );
  // What stands before another one waited for its turn.
  return shorter === script ? script : withPropertiesReadOnce(shorter);
}

function isFunction({ type }: AnyNode): boolean {
  return type === 'FunctionExpression' || type === 'FunctionDeclaration';
}

function editsIn(scope: AnyNode, parsed: ParsedScript): ScriptEdit[] {
  const nodes = nodesIn(scope);
  return nodes.flatMap((block) => {
    if (block.type !== 'BlockStatement') return [];
    return block.body.flatMap((statement, index) => {
      const next = block.body[index + 1];
      if (statement.type !== 'VariableDeclaration' || next === undefined) return [];
      const declarator = statement.declarations.at(-1);
      const before = statement.declarations.at(-2);
      const read = firstRead(next);
      if (!declarator || !read || !isOnlyRead(read, declarator, nodes)) return [];
      if (hasComment(parsed, { ...block, start: statement.start, end: next.start })) return [];
      const text = parsed.script.slice(declarator.init?.start, declarator.init?.end);
      return [
        { start: read.start, end: read.end, text },
        before
          ? { start: before.end, end: declarator.end, text: '' }
          : { start: statement.start, end: next.start, text: '' },
      ];
    });
  });
}

/** The variable that the statement reads before it does anything else. */
function firstRead(statement: AnyNode): Identifier | undefined {
  let node: AnyNode | null | undefined = statement;
  while (node && node.type !== 'Identifier') node = firstPart(node);
  return node ?? undefined;
}

function firstPart(node: AnyNode): AnyNode | null | undefined {
  switch (node.type) {
    case 'ExpressionStatement':
      return node.expression;
    case 'ReturnStatement':
    case 'UnaryExpression':
      return node.argument;
    case 'VariableDeclaration':
      return node.declarations[0]?.init;
    case 'IfStatement':
    case 'ConditionalExpression':
      return node.test;
    case 'BinaryExpression':
    case 'LogicalExpression':
      return node.left;
    case 'MemberExpression':
      return node.object;
    case 'CallExpression':
      // The call of a property would have another `this`.
      return node.callee.type === 'Identifier' ? undefined : node.callee;
    default:
      return undefined;
  }
}

/** Whether the variable of a property is used for nothing else. */
function isOnlyRead(read: Identifier, { id, init }: VariableDeclarator, nodes: readonly AnyNode[]): boolean {
  if (id.type !== 'Identifier' || id.name !== read.name || !isProperty(init)) return false;
  const keys = new Set(nodes.flatMap(nameOfProperty));
  const uses = nodes.filter(
    (node) => node.type === 'Identifier' && node.name === read.name && !keys.has(node),
  );
  return uses.length === [id, read].length;
}

function nameOfProperty(node: AnyNode): AnyNode[] {
  if (node.type === 'Property') return [node.key];
  return node.type === 'MemberExpression' && !node.computed ? [node.property] : [];
}

/** `object.property`, or the item at the place of a variable. */
function isProperty(node: AnyNode | null | undefined): boolean {
  if (node?.type !== 'MemberExpression') return false;
  if (node.computed && node.property.type !== 'Identifier') return false;
  return node.object.type === 'Identifier' || isProperty(node.object);
}
