import type { VariableDeclaration } from 'acorn';
import type { ParsedScript, ScriptEdit, ScriptStep } from './script-edits.js';

/** Declarations of one line that follow one another become one. */
export const joinedDeclarations: ScriptStep = (parsed) =>
  parsed.nodes.flatMap((node) => {
    if (node.type !== 'BlockStatement' && node.type !== 'Program') return [];
    return node.body.flatMap((statement, index) => {
      const next = node.body[index + 1];
      if (statement.type !== 'VariableDeclaration' || next?.type !== 'VariableDeclaration') return [];
      return joinedDeclaration(statement, next, parsed);
    });
  });

function joinedDeclaration(
  one: VariableDeclaration,
  next: VariableDeclaration,
  { script, comments }: ParsedScript,
): ScriptEdit[] {
  const between = script.slice(one.end, next.start);
  const isLong = script.slice(one.start, next.end).split('\n').length > 2;
  if (isLong || between.trim() !== '' || comments.some(({ start }) => start >= one.end && start < next.start))
    return [];
  const [first] = next.declarations;
  return first === undefined ? [] : [{ start: one.end - 1, end: first.start, text: `,${between} ` }];
}
