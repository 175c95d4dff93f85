import type { Token } from 'acorn';
import type { ScriptEdit, ScriptStep } from './script-edits.js';

/**
 * The same ES5 script without spaces inside of brackets, around the one that a keyword opens, where a name gets its
 * value, and around what calculates or compares: `if(x===y){a={b:c+1}}`.
 */
export const narrowSpaces: ScriptStep = ({ script, nodes, tokens }) => {
  const keyEnds = new Set(nodes.flatMap((node) => (node.type === 'Property' ? [node.key.end] : [])));
  return tokens.flatMap((token, i): ScriptEdit[] => {
    const next = tokens[i + 1];
    if (next === undefined || script.slice(token.end, next.start) !== ' ') return [];
    const isBehindKey = token.type.label === ':' && keyEnds.has(tokens[i - 1]?.end ?? -1);
    const isNarrow =
      isBehindKey ||
      needsNoSpace(token, next) ||
      hasOperands(tokens[i - 1], token, next) ||
      hasOperands(token, next, tokens[i + 2]);
    return isNarrow ? [{ start: token.end, end: next.start, text: '' }] : [];
  });
};

const opening = ['{', '[', '('];
const closing = ['}', ']', ')', '.'];
const headKeywords = ['function', 'if', 'for', 'while', 'catch', 'switch'];
const assigning = ['=', '_='];

function needsNoSpace({ type }: Token, { type: next }: Token): boolean {
  if (opening.includes(type.label) || closing.includes(next.label)) return true;
  if (assigning.includes(type.label) || assigning.includes(next.label)) return true;
  if (next.label === '{' && type.label === ')') return true;
  return next.label === '(' && headKeywords.includes(type.label);
}

const operators = ['+/-', '*', '/', '%', '<</>>/>>>', '&', '|', '^', '</>/<=/>=', '==/!=/===/!=='];
const operandEnds = ['name', 'num', 'string', ')', ']'];
/** What would come to mean something else right behind an operator: `<!--` begins a comment. */
const kept = ['+/-', '++/--', '!/~', 'regexp'];

function hasOperands(before: Token | undefined, operator: Token, next: Token | undefined): boolean {
  if (before === undefined || next === undefined || !operators.includes(operator.type.label)) return false;
  return operandEnds.includes(before.type.label) && !kept.includes(next.type.label);
}
