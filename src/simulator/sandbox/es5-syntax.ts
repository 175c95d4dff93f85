import { parse } from 'acorn';
import { messageOf, UserError } from '../../shared/errors.js';
import { placeIn } from './script-place.js';

/** Throws a UserError unless the text is an ES5 function body in ASCII. */
export function requireEs5(script: string, file: string): void {
  requireAscii(script, file);
  try {
    parse(script, { ecmaVersion: 5, allowReturnOutsideFunction: true });
  } catch (error) {
    const at = error instanceof SyntaxError && 'pos' in error ? Number(error.pos) : 0;
    const problem = messageOf(error).replace(/ \(\d+:\d+\)$/, '');
    throw syntaxError(file, script, at, `this is not ES5, which every server understands: ${problem}`);
  }
}

function requireAscii(script: string, file: string): void {
  const at = script.search(/[^\n\r\t\x20-\x7e]/);
  if (at === -1) return;
  const code = (script.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  throw syntaxError(
    file,
    script,
    at,
    `the character U+${code} is not printable ASCII: write it as a \\u escape`,
  );
}

function syntaxError(file: string, script: string, at: number, problem: string): UserError {
  return new UserError('script-not-es5', `${placeIn(script, at, file)}: ${problem}`);
}
