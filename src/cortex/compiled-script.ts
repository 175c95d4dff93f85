import vm from 'node:vm';
import { requireEs5 } from './es5-syntax.js';

// A simulation runs one script thousands of times: it is checked and compiled once.
let last: { readonly script: string; readonly file: string; readonly compiled: vm.Script } | undefined;

/**
 * Compiles a script to a function expression whose parameters are `names`, lines and columns as in the script.
 * Throws a ScriptSyntaxError unless it is ES5.
 */
export function compileScript(script: string, file: string, names: readonly string[]): vm.Script {
  if (last?.script === script && last.file === file) return last.compiled;
  requireEs5(script, file);
  // The semicolon keeps a "use strict" at the top of the script from being a directive.
  const start = `(function (${names.join(', ')}) {;`;
  const compiled = new vm.Script(`${start}${script}\n})`, { filename: file, columnOffset: -start.length });
  last = { script, file, compiled };
  return compiled;
}
