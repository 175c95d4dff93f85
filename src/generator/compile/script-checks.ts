import { scriptSyntax } from '../../validation/text/script-syntax.js';
import { BuildError } from '../build-error.js';

/**
 * Makes sure that the finished script is what a Cortex server takes: an ES5 function body that declares one variable
 * and returns. Throws a BuildError that points into the script.
 */
export function checkScript(script: string, variable: string): void {
  const { program, fault } = scriptSyntax(script);
  if (fault !== undefined) throw scriptError(script, fault.offset, `This is not ES5: ${fault.message}.`);
  for (const statement of program?.body ?? []) {
    const allowed =
      statement.type === 'ReturnStatement' ||
      (statement.type === 'VariableDeclaration' &&
        statement.declarations.every(({ id }) => id.type === 'Identifier' && id.name === variable));
    if (!allowed) {
      throw scriptError(script, statement.start, `Only \`var ${variable}\` may stand outside the closure.`);
    }
  }
}

function scriptError(script: string, position: number, message: string): BuildError {
  const before = script.slice(0, position).split('\n');
  const line = before.length;
  const text = script.split('\n')[line - 1] ?? '';
  return new BuildError('The script would not run on a Cortex server.', [
    {
      place: { file: 'compiled script', line, column: (before.at(-1)?.length ?? 0) + 1 },
      message,
      fix: `Change the source of: ${text.trim()}`,
    },
  ]);
}
