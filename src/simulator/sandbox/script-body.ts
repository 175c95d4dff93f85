import vm from 'node:vm';
import { commonLibraryNames } from '../../spec/common-library.js';
import { libraryText } from '../common-library/library-text.js';
import type { ScriptLevel } from './script-language.js';

export interface ScriptBody {
  readonly file: string;
  readonly level: ScriptLevel;
  readonly code: vm.Script;
}

export interface BodyOptions {
  /** Names the script in messages. */
  readonly file?: string;
  /** What the script finds: ES5 alone, or the platform's newer engine and the common library. Default: `es5`. */
  readonly level?: ScriptLevel;
  /** The text of the platform's own common library, in place of the one here. */
  readonly commonServer?: string;
}

/** Names a script that nobody named. */
export const unnamedFile = 'script.js';

/** Compiles a script to a function expression, lines and columns as in the script. Throws a SyntaxError. */
export function compileBody(script: string, options: BodyOptions = {}): ScriptBody {
  const { file = unnamedFile, level = 'es5', commonServer } = options;
  return {
    file,
    level,
    code: level === 'es5' ? alone(script, file) : withLibrary(script, file, commonServer),
  };
}

/** Its parameters are the names of the common library. */
function alone(script: string, file: string): vm.Script {
  // The semicolon keeps a "use strict" at the top of the script from being a directive.
  const start = `(function (${commonLibraryNames.join(', ')}) {;`;
  return new vm.Script(`${start}${script}\n})`, { filename: file, columnOffset: -start.length });
}

/** The library is in the same scope, in front: a declaration of the script takes the place of one of the library. */
function withLibrary(script: string, file: string, commonServer: string | undefined): vm.Script {
  const start = `(function () {;\n${libraryText(commonServer)}\n`;
  return new vm.Script(`${start}${script}\n})`, {
    filename: file,
    lineOffset: -(start.split('\n').length - 1),
  });
}
