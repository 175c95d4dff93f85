import type { Token } from 'acorn';
import type { ScriptEdit, ScriptStep } from './script-edits.js';

/** The same ES5 script without the semicolons of statements that end with their line or their block. */
export const needlessSemicolons: ScriptStep = ({ script, program, nodes, tokens }) => {
  const following = new Map(tokens.map(({ end }, i) => [end, tokens[i + 1]]));
  const ends = new Set(nodes.flatMap(({ type, end }) => (endsWithSemicolon.test(type) ? [end] : [])));
  // Whatever a server puts behind the script must not become a part of it.
  if (program.type === 'Program') for (const { end } of program.body) ends.delete(end);
  return [...ends].flatMap((end): ScriptEdit[] => {
    const next = following.get(end);
    if (script[end - 1] !== ';' || next === undefined) return [];
    return isEnd(next, script.slice(end, next.start)) ? [{ start: end - 1, end, text: '' }] : [];
  });
};

const endsWithSemicolon = /^(?:Expression|Return|Throw|Break|Continue)Statement$|^VariableDeclaration$/;

/** What might go on with the statement of the line before. */
const goingOn = /^(?:[([/]|\+\/-|\+\+\/--|regexp|`)$/;

function isEnd({ type }: Token, between: string): boolean {
  return type.label === '}' || (between.includes('\n') && !goingOn.test(type.label));
}
