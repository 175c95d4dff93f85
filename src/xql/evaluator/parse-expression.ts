import { callProblem } from './functions/functions.js';
import { patternAt } from './regular-expression.js';
import type { Comparison, Expression } from './syntax.js';
import type { TokenReader } from './token-reader.js';
import { XqlError } from './xql-error.js';

const symbolComparisons: readonly Comparison[] = ['=', '!=', '<', '<=', '>', '>=', '~=', '!~='];
const words: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Reads one expression: `or` binds weakest, then `and`, `not`, comparisons, `+`, `->`. Throws XqlError. */
export function parseExpression(tokens: TokenReader): Expression {
  return parseLogic(tokens, 'or', () => parseLogic(tokens, 'and', () => parseNegation(tokens)));
}

function parseLogic(tokens: TokenReader, operator: 'and' | 'or', operand: () => Expression): Expression {
  let left = operand();
  while (tokens.isWord(operator)) {
    const { at } = tokens.next();
    left = { kind: 'logic', operator, left, right: operand(), at };
  }
  return left;
}

/** A pattern that is written in the text is refused where it stands, before any row is seen. */
function requirePattern({ at, ...expression }: Expression): void {
  if (expression.kind === 'literal' && typeof expression.value === 'string') patternAt(expression.value, at);
}

function parseNegation(tokens: TokenReader): Expression {
  if (!tokens.isWord('not')) return parseComparison(tokens);
  const { at } = tokens.next();
  return { kind: 'not', of: parseNegation(tokens), at };
}

function parseComparison(tokens: TokenReader): Expression {
  const left = parseSum(tokens);
  const { at, kind, value } = tokens.peek();
  const symbol = symbolComparisons.find((operator) => kind === 'symbol' && operator === value);
  if (symbol !== undefined) {
    tokens.next();
    const right = parseSum(tokens);
    if (symbol.endsWith('~=')) requirePattern(right);
    return { kind: 'compare', operator: symbol, left, right, at };
  }
  const negated = tokens.isWord('not') && (tokens.isWord('in', 1) || tokens.isWord('contains', 1));
  if (negated) tokens.next();
  if (tokens.takeWord('contains')) {
    const operator = negated ? 'not contains' : 'contains';
    return { kind: 'compare', operator, left, right: parseSum(tokens), at };
  }
  if (!tokens.takeWord('in')) return left;
  tokens.expectSymbol('(');
  const list = tokens.list(() => parseSum(tokens));
  tokens.expectSymbol(')');
  return { kind: 'among', negated, value: left, list, at };
}

function parseSum(tokens: TokenReader): Expression {
  let left = parsePath(tokens);
  while (tokens.isSymbol('+')) {
    const { at } = tokens.next();
    left = { kind: 'sum', left, right: parsePath(tokens), at };
  }
  return left;
}

function parsePath(tokens: TokenReader): Expression {
  let expression = parsePrimary(tokens);
  while (tokens.isSymbol('->')) {
    const { at } = tokens.next();
    const path = parseSteps(tokens);
    expression = { kind: 'path', of: expression, path, form: parseForm(tokens), at };
  }
  return expression;
}

/** `a.b`, `a[0].b`, `["a.b"]`; nothing in front of a form. */
function parseSteps(tokens: TokenReader): string[] {
  const steps: string[] = [];
  for (;;) {
    const isBracketed = tokens.isSymbol('[') && ['text', 'number'].includes(tokens.peek(1).kind);
    if (isBracketed) {
      tokens.next();
      steps.push(tokens.next().value);
      tokens.expectSymbol(']');
    } else if (steps.length === 0 && (tokens.isSymbol('[') || tokens.isSymbol('{'))) return steps;
    else if (steps.length === 0 || tokens.takeSymbol('.'))
      steps.push(...tokens.expectColumn('the path of a JSON field').value.split('.'));
    else return steps;
  }
}

function parseForm(tokens: TokenReader): 'text' | 'object' | 'array' {
  if (tokens.takeSymbol('{')) {
    tokens.expectSymbol('}');
    return 'object';
  }
  if (!tokens.takeSymbol('[')) return 'text';
  tokens.expectSymbol(']');
  return 'array';
}

/** Before its arguments only the name is looked at. */
function requireCall(name: string, at: Expression['at'], count?: number): void {
  const problem = callProblem(name, count);
  if (problem !== undefined) throw new XqlError(problem, at);
}

function parsePrimary(tokens: TokenReader): Expression {
  const { kind, value, at } = tokens.peek();
  if (tokens.takeSymbol('(')) {
    const inner = parseExpression(tokens);
    tokens.expectSymbol(')');
    return inner;
  }
  if (tokens.isSymbol('-') && tokens.peek(1).kind === 'number') {
    tokens.next();
    return { kind: 'literal', value: -Number(tokens.next().value), at };
  }
  if (kind === 'text' || kind === 'number') {
    tokens.next();
    if (kind === 'text' && value === '@element') return { kind: 'element', at };
    return { kind: 'literal', value: kind === 'text' ? value : Number(value), at };
  }
  if (kind === 'quoted name') {
    tokens.next();
    return { kind: 'column', name: value, at };
  }
  tokens.expectKind('name', 'a value');
  const word = words.get(value.toLowerCase());
  if (word !== undefined) return { kind: 'literal', value: word, at };
  if (value.startsWith('XDM_CONST.')) return { kind: 'constant', name: value.slice('XDM_CONST.'.length), at };
  if (!tokens.isSymbol('(')) return { kind: 'column', name: value, at };
  const name = value.toLowerCase();
  requireCall(name, at);
  tokens.next();
  const list = tokens.isSymbol(')') ? [] : tokens.list(() => parseExpression(tokens));
  tokens.expectSymbol(')');
  requireCall(name, at, list.length);
  return { kind: 'call', name, arguments: list, at };
}
