import vm from 'node:vm';
import { commonLibraryNames } from '../../spec/common-library.js';

export interface ScriptBody {
  readonly file: string;
  readonly code: vm.Script;
}

/** Names a script that nobody named. */
export const unnamedFile = 'script.js';

/**
 * Compiles a script to a function expression whose parameters are the names of the common library, lines and columns
 * as in the script. Throws a SyntaxError.
 */
export function compileBody(script: string, file: string): ScriptBody {
  // The semicolon keeps a "use strict" at the top of the script from being a directive.
  const start = `(function (${commonLibraryNames.join(', ')}) {;`;
  const code = new vm.Script(`${start}${script}\n})`, { filename: file, columnOffset: -start.length });
  return { file, code };
}
