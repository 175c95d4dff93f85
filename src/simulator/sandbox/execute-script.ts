import type { ScriptHost } from '../host/script-host.js';
import { compileScript } from './compiled-script.js';
import { type Outcome, outcomeOf } from './outcome.js';
import { type RunOptions, runBody, type ScriptCall } from './run-body.js';
import { unnamedFile } from './script-body.js';

export type { Outcome } from './outcome.js';
export type { ScriptCall } from './run-body.js';

export interface ExecutionOptions extends RunOptions {
  /** Names the script in messages. */
  readonly file?: string;
}

/**
 * Runs a script as the server does, in this process and synchronously: a function body in sloppy mode, in a fresh
 * context that has the library of ES5 only, with the common library's names in its scope. Whatever the script throws
 * is in the outcome; a script that is not ES5 throws a UserError.
 *
 * It keeps honest code from relying on what a server lacks. It is no security wall: a script that you distrust
 * belongs into a ScriptProcess.
 */
export function executeScript(
  script: string,
  call: ScriptCall,
  host: ScriptHost,
  options: ExecutionOptions = {},
): Outcome {
  return outcomeOf(runBody(compileScript(script, options.file ?? unnamedFile), call, host, options));
}
