import { requireEs5 } from './es5-syntax.js';
import { compileBody, type ScriptBody } from './script-body.js';

// A simulation runs one script thousands of times: it is checked and compiled once.
let last: { readonly script: string; readonly body: ScriptBody } | undefined;

/** Compiles a script. Throws a UserError unless it is ES5. */
export function compileScript(script: string, file: string): ScriptBody {
  if (last?.script === script && last.body.file === file) return last.body;
  requireEs5(script, file);
  const body = compileBody(script, file);
  last = { script, body };
  return body;
}
