import { familyOf } from '../../spec/xdm-constants.js';
import { callFunction, type FunctionContext } from './functions/functions.js';
import { jsonArray, jsonScalar } from './functions/json-functions.js';
import { patternAt } from './regular-expression.js';
import type { Comparison, Expression } from './syntax.js';
import { follow, isXqlObject, Moment, type Row, textOf, type Value } from './values.js';
import { fitsWildcard } from './wildcard.js';
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
    case 'element':
      return row[element] === undefined ? element : row[element];
    case 'sum':
      return sum(expression, valueIn(expression.left), valueIn(expression.right), context);
    case 'path':
      return valueAtPath(valueIn(expression.of), expression);
    case 'call':
      return call(expression, row, context);
    case 'compare':
      return compare(expression, valueIn(expression.left), valueIn(expression.right), context);
    case 'among':
      return isAmong(expression, valueIn(expression.value), valueIn, context);
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
  return form === 'array' ? jsonArray(found) : jsonScalar(found);
}

/** The documentation of the operators names it, and shipped rules join texts with it; nothing else is known of it. */
function sum({ at }: Expression, left: Value, right: Value, context: FunctionContext): Value {
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  if (typeof left === 'string' && typeof right === 'string')
    return callAt(at, 'concat', [left, right], context);
  throw new XqlError(
    `What ${textOf(left)} + ${textOf(right)} gives is not documented. Use concat or add.`,
    at,
  );
}

function call(expression: Expression & { kind: 'call' }, row: Row, context: FunctionContext): Value {
  const { name } = expression;
  if (name === 'if') return choose(expression, row, context);
  if (overElements[name] !== undefined) return eachElement(expression, row, context);
  const values = expression.arguments.map((argument) => evaluate(argument, row, context));
  return callAt(expression.at, name, values, context);
}

function callAt(
  at: Expression['at'],
  name: string,
  values: readonly Value[],
  context: FunctionContext,
): Value {
  try {
    return callFunction(name, values, context);
  } catch (error) {
    if (error instanceof TypeError) throw new XqlError(`${name}: ${error.message}`, at);
    throw error;
  }
}

/** The name under which the element of a list stands in the row; no column can have it. */
const element = '@element';

type OverElements = (
  items: readonly Value[],
  made: { readonly value: (item: Value) => Value; readonly holds: (item: Value) => boolean },
) => Value;

const overElements: { readonly [name: string]: OverElements } = {
  arrayfilter: (items, { holds }) => items.filter(holds),
  arrayindexof: (items, { holds }) => {
    const index = items.findIndex(holds);
    return index < 0 ? null : index;
  },
  arraymap: (items, { value }) => items.map(value),
};

/** `arraymap(list, expression)` and the like: the second argument is evaluated for each element of the first. */
function eachElement(
  { name, at, arguments: parts }: Expression & { kind: 'call' },
  row: Row,
  context: FunctionContext,
): Value {
  const [list, made] = parts;
  if (list === undefined || made === undefined) return null;
  const items = evaluate(list, row, context);
  if (items === null) return null;
  if (!Array.isArray(items)) throw new XqlError(`${name}: An array is needed, not ${textOf(items)}.`, at);
  const withItem = (item: Value) => ({ ...row, [element]: item });
  const result = overElements[name]?.(items, {
    value: (item) => evaluate(made, withItem(item), context),
    holds: (item) => holds(made, withItem(item), context),
  });
  return result ?? null;
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
    if (part.includes('*'))
      throw new XqlError('What * means in a text behind contains is not known here.', expression.at);
    return folded(whole, caseSensitive).includes(folded(part, caseSensitive)) !== isNegative;
  }
  const fits =
    operator === '=' || operator === '!=' ? fitsWildcard(left, expression.right, caseSensitive) : undefined;
  if (fits !== undefined) return fits !== isNegative;
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
  valueIn: (item: Expression) => Value,
  { caseSensitive = false }: FunctionContext,
): Value {
  if (value === null) {
    if (negated) throw undecided(expression);
    return null;
  }
  const isSame = (written: Expression) => {
    const item = valueIn(written);
    const fits = fitsWildcard(value, written, caseSensitive);
    return fits ?? (item !== null && order(value, item, expression, caseSensitive) === 0);
  };
  return expression.list.some(isSame) !== negated;
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
