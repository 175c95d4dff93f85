import type { ScriptHost } from '../host/script-host.js';
import { compileScript } from './compiled-script.js';
import { type Outcome, outcomeOf } from './outcome.js';
import { type RunOptions, runBody, type ScriptCall } from './run-body.js';
import type { BodyOptions } from './script-body.js';

export type { Outcome } from './outcome.js';
export type { ScriptCall } from './run-body.js';

export interface ExecutionOptions extends RunOptions, BodyOptions {}

/**
 * Runs a script as the server does, in this process and synchronously: a function body in sloppy mode, in a fresh
 * context that has the library of its level only. Whatever the script throws is in the outcome; a script that is not of
 * its level throws a UserError.
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
  return outcomeOf(runBody(compileScript(script, options), call, host, options));
}
