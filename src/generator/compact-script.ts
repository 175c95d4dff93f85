import { type Comment, parse } from 'acorn';

/** What the compiler indents with, whatever it is told. */
export const compilerIndent = '    ';
const indent = ' ';

/**
 * The same script in fewer bytes, as readable as before: a narrow indentation, and no docstrings, which say what the
 * names say and are for those who read the sources. Comments in the code, which say why, stay.
 */
export function compactScript(script: string): string {
  return withoutDocstrings(script).replace(/^(?: {4})+/gm, (spaces) =>
    indent.repeat(spaces.length / compilerIndent.length),
  );
}

function withoutDocstrings(script: string): string {
  const comments: Comment[] = [];
  parse(script, { ecmaVersion: 5, allowReturnOutsideFunction: true, onComment: comments });
  const docstrings = comments.filter(({ type, value }) => type === 'Block' && value.startsWith('*'));
  let kept = '';
  let end = 0;
  for (const docstring of docstrings) {
    kept += script.slice(end, docstring.start).replace(/[ ]+$/, '');
    end = script[docstring.end] === '\n' ? docstring.end + 1 : docstring.end;
  }
  return kept + script.slice(end);
}
