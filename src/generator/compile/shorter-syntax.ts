import type {
  AnonymousFunctionDeclaration,
  AnyNode,
  BlockStatement,
  FunctionDeclaration,
  FunctionExpression,
  Identifier,
  VariableDeclaration,
} from 'acorn';
import {
  childrenOf,
  hasComment,
  nodesIn,
  type ParsedScript,
  parseScript,
  type ScriptEdit,
  withEdits,
} from './script-edits.js';

/** Ways to say the same in ES5 with fewer characters, for what the compiler writes at length. */
const shortenings: readonly ((parsed: ParsedScript) => ScriptEdit[])[] = [
  nullChecks,
  loopCopies,
  destructuredParameters,
  plainReturns,
  singleStatements,
  joinedDeclarations,
];

/** The same script with each of them. */
export function withShorterSyntax(script: string): string {
  return shortenings.reduce((text, shorten) => withEdits(text, shorten(parseScript(text))), script);
}

/** What the compiler makes of `?.` and `??` compares a value with null and with undefined, one after the other. */
function nullChecks({ program }: ParsedScript): ScriptEdit[] {
  return [...nodesIn(program)].flatMap(nullCheck).sort((one, other) => one.start - other.start);
}

/** Where `x === null || x === void 0` compares, or its negation with `&&`: behind the first x. */
function nullCheck(node: AnyNode): ScriptEdit[] {
  if (node.type !== 'LogicalExpression') return [];
  const { left, right, operator } = node;
  const equals = operator === '||';
  const comparison = equals ? '===' : '!==';
  if (left.type !== 'BinaryExpression' || left.operator !== comparison) return [];
  if (right.type !== 'BinaryExpression' || right.operator !== comparison) return [];
  const value = left.left.type === 'AssignmentExpression' ? left.left.left : left.left;
  const isOfOne =
    value.type === 'Identifier' && right.left.type === 'Identifier' && right.left.name === value.name;
  const isOfNull = left.right.type === 'Literal' && left.right.value === null;
  const isOfUndefined = right.right.type === 'UnaryExpression' && right.right.operator === 'void';
  if (!isOfOne || !isOfNull || !isOfUndefined) return [];
  const start = left.right.start - ` ${comparison} `.length;
  return [{ start, end: right.end, text: ` ${equals ? '==' : '!='} null` }];
}

/**
 * `for (var _i = 0, list_1 = list; ...)` is what the compiler makes of `for ... of`: the copy is needed only where a
 * variable of that name is assigned to somewhere.
 */
function loopCopies({ script, program }: ParsedScript): ScriptEdit[] {
  const nodes = [...nodesIn(program)];
  const assigned = new Set(nodes.flatMap(assignedName));
  return nodes.flatMap((node) => {
    if (node.type !== 'ForStatement' || node.init?.type !== 'VariableDeclaration') return [];
    const [counter, copy] = node.init.declarations;
    if (counter?.id.type !== 'Identifier' || copy?.id.type !== 'Identifier') return [];
    if (!/^_[a-z]\d*$/.test(counter.id.name) || copy.init?.type !== 'Identifier') return [];
    const { name: copied } = copy.id;
    const { name } = copy.init;
    if (!copied.startsWith(`${name}_`) || assigned.has(name) || declares(node.body, name)) return [];
    const uses = [...nodesIn(node)].filter((use) => use.type === 'Identifier' && use.name === copied);
    return [
      { start: counter.end, end: copy.end, text: '' },
      ...uses
        .slice(1)
        .map(({ start, end }) => ({ start, end, text: script.slice(copy.init?.start, copy.init?.end) })),
    ];
  });
}

function assignedName(node: AnyNode): string[] {
  const target =
    node.type === 'AssignmentExpression'
      ? node.left
      : node.type === 'UpdateExpression'
        ? node.argument
        : undefined;
  return target?.type === 'Identifier' ? [target.name] : [];
}

function declares(node: AnyNode, name: string): boolean {
  return [...nodesIn(node)].some(
    (inner) =>
      inner.type === 'VariableDeclarator' && inner.id.type === 'Identifier' && inner.id.name === name,
  );
}

/**
 * `function (_a) { var x = _a.x; return x > 0; }` reads the property where it needs it: each variable is read once,
 * and nothing happens in between that could change the property.
 */
function destructuredParameters(parsed: ParsedScript): ScriptEdit[] {
  return [...nodesIn(parsed.program)].flatMap((node) =>
    (node.type === 'FunctionExpression' || node.type === 'FunctionDeclaration') && !hasComment(parsed, node)
      ? destructuredParameter(node, parsed)
      : [],
  );
}

function destructuredParameter(
  { params, body }: FunctionExpression | FunctionDeclaration | AnonymousFunctionDeclaration,
  { script }: ParsedScript,
): ScriptEdit[] {
  const [declaration, result, ...others] = body.body;
  if (declaration?.type !== 'VariableDeclaration' || result?.type !== 'ReturnStatement') return [];
  if (others.length > 0 || !result.argument || mayChangeProperties(result.argument)) return [];
  const names = params.flatMap((param) => (param.type === 'Identifier' ? [param.name] : []));
  const reads = variablesIn(result.argument);
  const edits: ScriptEdit[] = [{ start: declaration.start, end: result.start, text: '' }];
  for (const { id, init } of declaration.declarations) {
    if (id.type !== 'Identifier' || init?.type !== 'MemberExpression' || init.computed) return [];
    if (init.object.type !== 'Identifier' || !names.includes(init.object.name)) return [];
    const [use, ...more] = reads.filter(({ name }) => name === id.name);
    if (use === undefined || more.length > 0) return [];
    edits.push({ start: use.start, end: use.end, text: script.slice(init.start, init.end) });
  }
  return edits;
}

/** The names that an expression reads, without those of properties. */
function variablesIn(expression: AnyNode): Identifier[] {
  const nodes = [...nodesIn(expression)];
  const properties = new Set(
    nodes.flatMap((node) => (node.type === 'MemberExpression' && !node.computed ? [node.property] : [])),
  );
  return nodes.flatMap((node) => (node.type === 'Identifier' && !properties.has(node) ? [node] : []));
}

/** A call at the very end changes nothing that was read before it. */
function mayChangeProperties(expression: AnyNode): boolean {
  return childrenOf(expression).some((child) =>
    [...nodesIn(child)].some(({ type }) =>
      /^(?:CallExpression|NewExpression|AssignmentExpression|UpdateExpression|FunctionExpression|Property)$/.test(
        type,
      ),
    ),
  );
}

/** Functions return undefined by themselves. */
function plainReturns({ program }: ParsedScript): ScriptEdit[] {
  return [...nodesIn(program)].flatMap((node) =>
    node.type === 'ReturnStatement' &&
    node.argument?.type === 'Identifier' &&
    node.argument.name === 'undefined'
      ? [{ start: node.start, end: node.end, text: 'return;' }]
      : [],
  );
}

/** A statement that stands alone in its braces needs none. */
function singleStatements(parsed: ParsedScript): ScriptEdit[] {
  return [...nodesIn(parsed.program)].flatMap((node) => {
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

/** Declarations of one line that follow one another become one. */
function joinedDeclarations(parsed: ParsedScript): ScriptEdit[] {
  return [...nodesIn(parsed.program)].flatMap((node) => {
    if (node.type !== 'BlockStatement' && node.type !== 'Program') return [];
    return node.body.flatMap((statement, index) => {
      const next = node.body[index + 1];
      if (statement.type !== 'VariableDeclaration' || next?.type !== 'VariableDeclaration') return [];
      return joinedDeclaration(statement, next, parsed);
    });
  });
}

function joinedDeclaration(
  one: VariableDeclaration,
  next: VariableDeclaration,
  { script, comments }: ParsedScript,
) {
  const between = script.slice(one.end, next.start);
  const isLong = script.slice(one.start, next.end).split('\n').length > 2;
  if (isLong || between.trim() !== '' || comments.some(({ start }) => start >= one.end && start < next.start))
    return [];
  const [first] = next.declarations;
  return first === undefined ? [] : [{ start: one.end - 1, end: first.start, text: `,${between} ` }];
}
