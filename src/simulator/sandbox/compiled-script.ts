import { type BodyOptions, compileBody, type ScriptBody, unnamedFile } from './script-body.js';
import { checkScript } from './script-language.js';

// A simulation runs one script thousands of times: it is checked and compiled once.
let last:
  | { readonly script: string; readonly commonServer: string | undefined; readonly body: ScriptBody }
  | undefined;

/** Compiles a script. Throws a UserError unless it is of its level. */
export function compileScript(script: string, options: BodyOptions): ScriptBody {
  const { file = unnamedFile, level = 'es5', commonServer } = options;
  const isLast = last?.script === script && last.commonServer === commonServer;
  if (last !== undefined && isLast && last.body.file === file && last.body.level === level) return last.body;
  checkScript(script, file, level);
  const body = compileBody(script, options);
  last = { script, commonServer, body };
  return body;
}
