import type { AnyNode, BlockStatement } from 'acorn';
import { withPropertiesReadOnce } from './properties-read-once.js';
import {
  hasComment,
  nodesIn,
  type ParsedScript,
  parseModule,
  type ScriptEdit,
  type ScriptStep,
  withSteps,
} from './script-edits.js';

/** The same module, saying with fewer characters of ES5 what the compiler writes at length. */
export function withShorterSyntax(code: string): string {
  const edited = (text: string, steps: readonly ScriptStep[]) => withSteps(text, steps, parseModule);
  const short = withPropertiesReadOnce(edited(code, [nullChecks, loopCopies]));
  return edited(edited(short, [plainReturns, singleStatements]), [lastReturns]);
}

/** What the compiler makes of `?.` and `??` compares a value with null and with undefined, one after the other. */
function nullChecks({ script, nodes }: ParsedScript): ScriptEdit[] {
  return nodes.flatMap((node) => nullCheck(node, script));
}

function isNull(node: AnyNode): boolean {
  return node.type === 'Literal' && node.value === null;
}

function isUndefined(node: AnyNode): boolean {
  if (node.type === 'Identifier') return node.name === 'undefined';
  return node.type === 'UnaryExpression' && node.operator === 'void' && node.argument.type === 'Literal';
}

/** Where `x === null || x === void 0` compares, or its negation with `&&`: behind the first x. */
function nullCheck(node: AnyNode, script: string): ScriptEdit[] {
  if (node.type !== 'LogicalExpression') return [];
  const { left, right, operator } = node;
  const equals = operator === '||';
  const comparison = equals ? '===' : '!==';
  if (left.type !== 'BinaryExpression' || left.operator !== comparison) return [];
  if (right.type !== 'BinaryExpression' || right.operator !== comparison) return [];
  const value = left.left.type === 'AssignmentExpression' ? left.left.left : left.left;
  const isOfOne =
    value.type === 'Identifier' && right.left.type === 'Identifier' && right.left.name === value.name;
  const compared = [left.right, right.right];
  const isOfBoth = compared.some(isNull) && compared.some(isUndefined);
  if (!isOfOne || !isOfBoth) return [];
  const sign = ` ${comparison} `;
  const start = left.right.start - sign.length;
  // A comment may stand there, or the end of a line.
  if (script.slice(start, left.right.start) !== sign) return [];
  return [{ start, end: right.end, text: ` ${equals ? '==' : '!='} null` }];
}

/**
 * `for (var _i = 0, list_1 = list; ...)` is what the compiler makes of `for ... of`: the copy is needed only where a
 * variable of that name is assigned to somewhere, as another module may do with what is imported from it.
 */
function loopCopies({ script, nodes }: ParsedScript): ScriptEdit[] {
  const changed = new Set(nodes.flatMap(changedName));
  return nodes.flatMap((node) => {
    if (node.type !== 'ForStatement' || node.init?.type !== 'VariableDeclaration') return [];
    const [counter, copy] = node.init.declarations;
    if (counter?.id.type !== 'Identifier' || copy?.id.type !== 'Identifier') return [];
    if (!/^_[a-z]\d*$/.test(counter.id.name) || copy.init?.type !== 'Identifier') return [];
    const { name: copied } = copy.id;
    const { name } = copy.init;
    if (!copied.startsWith(`${name}_`) || changed.has(name) || declares(node.body, name)) return [];
    const uses = nodesIn(node).filter((use) => use.type === 'Identifier' && use.name === copied);
    return [
      { start: counter.end, end: copy.end, text: '' },
      ...uses
        .slice(1)
        .map(({ start, end }) => ({ start, end, text: script.slice(copy.init?.start, copy.init?.end) })),
    ];
  });
}

function changedName(node: AnyNode): string[] {
  const changed = changedIn(node);
  return changed?.type === 'Identifier' ? [changed.name] : [];
}

function changedIn(node: AnyNode): AnyNode | undefined {
  switch (node.type) {
    case 'AssignmentExpression':
    case 'ForInStatement':
      return node.left;
    case 'UpdateExpression':
      return node.argument;
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
      return node.local;
    default:
      return undefined;
  }
}

function declares(node: AnyNode, name: string): boolean {
  return nodesIn(node).some(
    (inner) =>
      inner.type === 'VariableDeclarator' && inner.id.type === 'Identifier' && inner.id.name === name,
  );
}

/** Functions return undefined without being told to. */
function plainReturns({ script, nodes }: ParsedScript): ScriptEdit[] {
  return nodes.flatMap((node): ScriptEdit[] => {
    if (node.type !== 'ReturnStatement' || !node.argument) return [];
    const { argument, start, end } = node;
    if (argument.type === 'Identifier' && argument.name === 'undefined') {
      return [{ start, end, text: 'return;' }];
    }
    // The compiler puts what an arrow function returns into brackets.
    if (script.slice(start, argument.start) !== 'return (' || script[argument.end] !== ')') return [];
    return [
      { start: argument.start - 1, end: argument.start, text: '' },
      { start: argument.end, end: argument.end + 1, text: '' },
    ];
  });
}

/** The last statement of a function need not say that the function ends. */
function lastReturns({ script, nodes }: ParsedScript): ScriptEdit[] {
  return nodes.flatMap((node): ScriptEdit[] => {
    if (node.type !== 'FunctionDeclaration' && node.type !== 'FunctionExpression') return [];
    const [before, last] = node.body.body.slice(-2);
    if (before === undefined || last?.type !== 'ReturnStatement' || last.argument) return [];
    const between = script.slice(before.end, last.start).trimEnd();
    return [{ start: before.end, end: last.end, text: between }];
  });
}

/** A statement that stands alone in its braces needs none. */
function singleStatements(parsed: ParsedScript): ScriptEdit[] {
  return parsed.nodes.flatMap((node) => {
    const bodies =
      node.type === 'IfStatement'
        ? [node.consequent, node.alternate]
        : node.type === 'ForStatement' || node.type === 'ForInStatement' || node.type === 'WhileStatement'
          ? [node.body]
          : [];
    return bodies.flatMap((body) =>
      body?.type === 'BlockStatement' && !hasComment(parsed, body) ? withoutBraces(body) : [],
    );
  });
}

function withoutBraces({ start, end, body }: BlockStatement): ScriptEdit[] {
  const [statement, ...others] = body;
  if (statement === undefined || others.length > 0) return [];
  if (!/^(?:Expression|Return|Throw|Break|Continue)/.test(statement.type)) return [];
  return [
    { start, end: statement.start, text: '' },
    { start: statement.end, end, text: '' },
  ];
}
