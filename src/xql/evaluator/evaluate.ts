import { familyOf } from '../../spec/xdm-constants.js';
import { callFunction, type FunctionContext } from './functions.js';
import { patternAt } from './regular-expression.js';
import type { Comparison, Expression } from './syntax.js';
import { follow, isXqlObject, Moment, type Row, textOf, toValue, type Value } from './values.js';
import { XqlError } from './xql-error.js';

/** The value of an expression for a row; columns that the row does not have are null. Throws XqlError. */
export function evaluate(expression: Expression, row: Row, context: FunctionContext): Value {
  const valueIn = (part: Expression) => evaluate(part, row, context);
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'constant':
      return constantValue(expression.name, expression);
    case 'column':
      return row[expression.name] ?? null;
    case 'path':
      return valueAtPath(valueIn(expression.of), expression);
    case 'call':
      return call(expression, row, context);
    case 'compare':
      return compare(expression, valueIn(expression.left), valueIn(expression.right), context);
    case 'among':
      return isAmong(expression, valueIn(expression.value), expression.list.map(valueIn), context);
    case 'logic':
      return combine(expression, row, context);
    case 'not': {
      const value = truth(valueIn(expression.of), expression.of);
      if (value === null) throw undecided(expression);
      return !value;
    }
  }
}

/** Whether a condition holds. One that compares with null and does not negate simply does not hold. */
export function holds(condition: Expression, row: Row, context: FunctionContext): boolean {
  return truth(evaluate(condition, row, context), condition) === true;
}

/** In the data model a constant shows without the prefix of its family. */
function constantValue(name: string, { at }: Expression): string {
  const family = familyOf(name);
  if (family === undefined) throw new XqlError(`The constant XDM_CONST.${name} is not known here.`, at);
  return name.slice(family.length + 1);
}

function valueAtPath(value: Value, { path, form }: Expression & { kind: 'path' }): Value {
  if (value === null) return null;
  const found = follow(value, path);
  if (form === 'object') return isXqlObject(found) ? found : null;
  if (form === 'array') return Array.isArray(found) ? toValue(found) : null;
  return typeof found === 'object' ? null : textOf(toValue(found));
}

function call(expression: Expression & { kind: 'call' }, row: Row, context: FunctionContext): Value {
  const { name, at } = expression;
  if (name === 'if') return choose(expression, row, context);
  const values = expression.arguments.map((argument) => evaluate(argument, row, context));
  try {
    return callFunction(name, values, context);
  } catch (error) {
    if (error instanceof TypeError) throw new XqlError(`${name}: ${error.message}`, at);
    throw error;
  }
}

/** `if(condition, value, condition, value, ..., otherwise)`; without the last one otherwise is null. */
function choose(expression: Expression & { kind: 'call' }, row: Row, context: FunctionContext): Value {
  const parts = expression.arguments;
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const [condition, value] = [parts[i], parts[i + 1]];
    if (condition === undefined || value === undefined) break;
    if (holds(condition, row, context)) return evaluate(value, row, context);
  }
  const otherwise = parts.length % 2 === 1 ? parts.at(-1) : undefined;
  return otherwise === undefined ? null : evaluate(otherwise, row, context);
}

function combine(expression: Expression & { kind: 'logic' }, row: Row, context: FunctionContext): Value {
  const decisive = expression.operator === 'or';
  const left = truth(evaluate(expression.left, row, context), expression.left);
  if (left === decisive) return decisive;
  const right = truth(evaluate(expression.right, row, context), expression.right);
  if (right === decisive) return decisive;
  return left === null || right === null ? null : !decisive;
}

function truth(value: Value, { at }: Expression): boolean | null {
  if (typeof value === 'boolean' || value === null) return value;
  throw new XqlError(`Expected a condition, not ${textOf(value)}.`, at);
}

/** Texts are the same in any case, as tenants were seen to compare them. */
function compare(
  expression: Expression & { kind: 'compare' },
  left: Value,
  right: Value,
  { caseSensitive = false }: FunctionContext,
): Value {
  const { operator } = expression;
  if (isNullLiteral(expression.right) && (operator === '=' || operator === '!=')) {
    return (left === null) === (operator === '=');
  }
  const isNegative = operator.startsWith('!') || operator.startsWith('not');
  if (left === null || right === null) {
    if (isNegative) throw undecided(expression);
    return null;
  }
  if (operator === '~=' || operator === '!~=') {
    const pattern = patternAt(text(right, expression), expression.at, caseSensitive);
    return pattern.test(text(left, expression)) !== isNegative;
  }
  if (operator === 'contains' || operator === 'not contains') {
    const [whole, part] = [text(left, expression), text(right, expression)];
    return folded(whole, caseSensitive).includes(folded(part, caseSensitive)) !== isNegative;
  }
  return decide(operator, order(left, right, expression, caseSensitive));
}

function folded(value: string, caseSensitive: boolean): string {
  return caseSensitive ? value : value.toLowerCase();
}

function decide(operator: Comparison, difference: number): boolean {
  switch (operator) {
    case '=':
      return difference === 0;
    case '!=':
      return difference !== 0;
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    default:
      return difference >= 0;
  }
}

function isAmong(
  { negated, ...expression }: Expression & { kind: 'among' },
  value: Value,
  list: readonly Value[],
  { caseSensitive = false }: FunctionContext,
): Value {
  if (value === null) {
    if (negated) throw undecided(expression);
    return null;
  }
  return (
    list.some((item) => item !== null && order(value, item, expression, caseSensitive) === 0) !== negated
  );
}

/** Both of one type: the language has no documented answer for others. */
function order(
  left: Value,
  right: Value,
  { at }: { readonly at: Expression['at'] },
  caseSensitive: boolean,
): number {
  const [a, b] = [comparable(left, caseSensitive), comparable(right, caseSensitive)];
  if (typeof a !== typeof b || left instanceof Moment !== right instanceof Moment) {
    throw new XqlError(
      `${textOf(left)} and ${textOf(right)} are of different types; convert one of them.`,
      at,
    );
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

function comparable(value: Value, caseSensitive: boolean): string | number | boolean {
  if (value instanceof Moment) return value.milliseconds;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return folded(textOf(value) ?? '', caseSensitive);
}

function text(value: Value, { at }: Expression): string {
  if (typeof value === 'string') return value;
  if (isXqlObject(value)) return JSON.stringify(value);
  throw new XqlError(`A text is needed, not ${textOf(value)}.`, at);
}

function isNullLiteral(expression: Expression): boolean {
  return expression.kind === 'literal' && expression.value === null;
}

function undecided({ at }: { readonly at: Expression['at'] }): XqlError {
  return new XqlError(
    'It is nowhere written what a negated comparison with null gives. Test for null first, or use coalesce.',
    at,
  );
}
