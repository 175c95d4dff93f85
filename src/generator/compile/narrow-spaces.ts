import { type Token, tokenizer } from 'acorn';
import { type ScriptEdit, withEdits } from './script-edits.js';

/** The same ES5 script without spaces inside of brackets and around the one that a keyword opens: `if(x){}`. */
export function withNarrowSpaces(script: string): string {
  const tokens = [...tokenizer(script, { ecmaVersion: 5 })];
  const edits = tokens.flatMap((token, i): ScriptEdit[] => {
    const next = tokens[i + 1];
    if (next === undefined || script.slice(token.end, next.start) !== ' ') return [];
    return needsNoSpace(token, next) ? [{ start: token.end, end: next.start, text: '' }] : [];
  });
  return withEdits(script, edits);
}

const opening = ['{', '[', '('];
const closing = ['}', ']', ')', '.'];
const headKeywords = ['function', 'if', 'for', 'while', 'catch', 'switch'];

function needsNoSpace({ type }: Token, { type: next }: Token): boolean {
  if (opening.includes(type.label) || closing.includes(next.label)) return true;
  if (next.label === '{' && type.label === ')') return true;
  return next.label === '(' && headKeywords.includes(type.label);
}
