import { type AnyNode, type Comment, parse } from 'acorn';

/** What the compiler indents with, whatever it is told. */
const compilerIndent = '    ';
const indent = ' ';
const longestLine = 110;

/**
 * The same ES5 script in fewer bytes, as readable as before: a narrow indentation, short statements on one line, and no
 * docstrings, which say what the names say and are for those who read the sources. Comments in the code, which say why,
 * stay. Throws the SyntaxError of a script that is not ES5.
 */
export function compactScript(script: string): string {
  const narrow = withoutDocstrings(script)
    .replace(/^(?: {4})+/gm, (spaces) => indent.repeat(spaces.length / compilerIndent.length))
    .replace(/,(\n *[}\]])/g, '$1')
    .replace(/^( *)\}\n *(?=(?:else|catch|finally)\b)/gm, '$1} ');
  return onShortLines(withShortNullChecks(narrow));
}

function parsed(script: string) {
  const comments: Comment[] = [];
  const program = parse(script, { ecmaVersion: 5, allowReturnOutsideFunction: true, onComment: comments });
  return { program, comments };
}

function withoutDocstrings(script: string): string {
  const docstrings = parsed(script).comments.filter(
    ({ type, value }) => type === 'Block' && value.startsWith('*'),
  );
  let kept = '';
  let end = 0;
  for (const docstring of docstrings) {
    kept += script.slice(end, docstring.start).replace(/[ ]+$/, '');
    end = script[docstring.end] === '\n' ? docstring.end + 1 : docstring.end;
  }
  return kept + script.slice(end);
}

/** What the compiler makes of `?.` and `??` compares a value with null and with undefined, one after the other. */
function withShortNullChecks(script: string): string {
  let short = '';
  let end = 0;
  const visit = (node: AnyNode): void => {
    for (const child of childrenOf(node)) visit(child);
    const check = nullCheckIn(node);
    if (check === undefined) return;
    short += `${script.slice(end, check.start)} ${check.equals ? '==' : '!='} null`;
    end = check.end;
  };
  visit(parsed(script).program);
  return short + script.slice(end);
}

/** Where `x === null || x === void 0` compares, or its negation with `&&`: behind the first x. */
function nullCheckIn(node: AnyNode): { start: number; end: number; equals: boolean } | undefined {
  if (node.type !== 'LogicalExpression') return undefined;
  const { left, right, operator } = node;
  const equals = operator === '||';
  const comparison = equals ? '===' : '!==';
  if (left.type !== 'BinaryExpression' || left.operator !== comparison) return undefined;
  if (right.type !== 'BinaryExpression' || right.operator !== comparison) return undefined;
  const value = left.left.type === 'AssignmentExpression' ? left.left.left : left.left;
  const isOfOne =
    value.type === 'Identifier' && right.left.type === 'Identifier' && right.left.name === value.name;
  const isOfNull = left.right.type === 'Literal' && left.right.value === null;
  const isOfUndefined = right.right.type === 'UnaryExpression' && right.right.operator === 'void';
  if (!isOfOne || !isOfNull || !isOfUndefined) return undefined;
  return { start: left.right.start - ` ${comparison} `.length, end: right.end, equals };
}

/** Joins the lines of what fits on one: no literal of ES5 spans lines, and every statement has its semicolon. */
function onShortLines(script: string): string {
  const { program, comments } = parsed(script);
  let joined = '';
  let end = 0;
  const visit = (node: AnyNode): void => {
    const text = script.slice(node.start, node.end);
    if (!text.includes('\n')) return;
    const line = text.replace(/\n */g, ' ');
    const column = node.start - (script.lastIndexOf('\n', node.start) + 1);
    const isShort = column + line.length <= longestLine;
    const isCommented = comments.some(({ start }) => start > node.start && start < node.end);
    if (isShort && !isCommented && holdsOneStatement(node)) {
      joined += script.slice(end, node.start) + line;
      end = node.end;
    } else for (const child of childrenOf(node)) visit(child);
  };
  visit(program);
  return joined + script.slice(end);
}

/** Whether no block in it has more than one statement. */
function holdsOneStatement(node: AnyNode): boolean {
  if (node.type === 'Program' || node.type === 'SwitchStatement') return false;
  if (node.type === 'BlockStatement' && node.body.length > 1) return false;
  return childrenOf(node).every(holdsOneStatement);
}

/** In the order of the text. */
function childrenOf(node: AnyNode): AnyNode[] {
  const children = Object.values(node).flat().filter(isNode);
  return children.sort((one, other) => one.start - other.start);
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}
